namespace Phodos.Learning.Calibration;

/// <summary>The uncertainty of the quantities that follow from a spectrum: what √(spread² + shared²) of each is multiplied with.</summary>
/// <remarks>
/// Shared is what the quantity changes by when all frequencies change by <see cref="FrequencyError"/>: the error that members which
/// learnt from the same data make alike.
/// </remarks>
/// <param name="HeatCapacity">Of C_V.</param>
/// <param name="Entropy">Of S.</param>
/// <param name="FreeEnergy">Of F.</param>
/// <param name="InternalEnergy">Of U.</param>
/// <param name="Mean">Of the mean frequency and the zero-point energy.</param>
/// <param name="LogMean">Of the logarithmic mean frequency.</param>
/// <param name="RootMeanSquare">Of the root mean square frequency and the Debye temperature.</param>
/// <param name="Maximum">
/// Of the maximum frequency, a factor alone, as the inputs foretell nothing of its error; null where it was below the end of the grid for too
/// few crystals.
/// </param>
/// <param name="LeastInputs">The least of each input in the crystals that the weights were made of.</param>
/// <param name="GreatestInputs">The greatest.</param>
/// <param name="CalorimetricDebye">
/// Of the calorimetric Debye temperature; null where too few crystals have one, and in calibrations of before there was one.
/// </param>
public sealed record QuantityCalibration(
    ThermodynamicScale HeatCapacity,
    ThermodynamicScale Entropy,
    ThermodynamicScale FreeEnergy,
    ThermodynamicScale InternalEnergy,
    QuantityScale Mean,
    QuantityScale LogMean,
    QuantityScale RootMeanSquare,
    double? Maximum,
    ErrorInputs LeastInputs,
    ErrorInputs GreatestInputs,
    QuantityScale? CalorimetricDebye = null)
{
    /// <summary>The error of all frequencies together, as a part of them; chosen on the validation part of the shipped model.</summary>
    public const double FrequencyError = 0.02;

    /// <summary>The error bars of a crystal; inputs beyond those that the weights were made of count as the nearest.</summary>
    internal CrystalErrors For(ErrorInputs inputs) => new(this, inputs.Within(LeastInputs, GreatestInputs));
}

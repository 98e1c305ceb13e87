namespace Phodos.Learning.Calibration;

/// <summary>A predicted quantity with its uncertainty.</summary>
/// <param name="Value">The prediction.</param>
/// <param name="Error">
/// Half the width of the interval around it that holds the true value of nine crystals in ten like those of the calibration, in the
/// unit of the value; null where the model is not calibrated.
/// </param>
public readonly record struct Estimate(double Value, double? Error)
{
    /// <summary>The same in a unit of which one of the present units is so many.</summary>
    public Estimate Times(double factor) => new(Value * factor, Error * factor);
}

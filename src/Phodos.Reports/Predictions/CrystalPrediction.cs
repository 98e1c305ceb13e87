using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Bands;
using Phodos.Learning.Calibration;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>
/// The prediction of one file: what <c>phodos predict --json</c> prints for it and <c>NAME.json</c> holds (docs/prediction.md). Every
/// error is half the width of a 90 % interval, and null or empty where the model is not calibrated.
/// </summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Formula">The reduced formula.</param>
/// <param name="Atoms">Atoms in the cell of the file.</param>
/// <param name="CellAtoms">Atoms in the cell that the DOS is of: that of the file, or the primitive one where the model sees that.</param>
/// <param name="CrystalSystem">The crystal system, by symmetry.</param>
/// <param name="Model">The architecture of the model, or <c>calculation</c>.</param>
/// <param name="Normalization">What the values of the DOS are.</param>
/// <param name="Unit">The unit of the frequencies.</param>
/// <param name="Frequencies">The axis.</param>
/// <param name="Dos">The DOS, one value a frequency.</param>
/// <param name="DosError">Its error at each frequency.</param>
/// <param name="Elements">The part of each element.</param>
/// <param name="Sites">The part of each site, in the order of the cell; empty unless asked for.</param>
/// <param name="StatesAbove">The states per cell above the grid of the model.</param>
/// <param name="Label">The smoothed DOS that the metrics of the models compare.</param>
/// <param name="Characteristics">Characteristic frequencies and the zero-point energy.</param>
/// <param name="Thermodynamics">Thermodynamic functions.</param>
/// <param name="Warnings">What the reader noticed in the file, and where the crystal is outside of what the model has seen.</param>
public record CrystalPrediction(
    string File,
    string Formula,
    int Atoms,
    int CellAtoms,
    string CrystalSystem,
    string Model,
    DosNormalization Normalization,
    string Unit,
    ImmutableArray<double> Frequencies,
    ImmutableArray<double> Dos,
    ImmutableArray<double> DosError,
    ImmutableSortedDictionary<string, ImmutableArray<double>> Elements,
    ImmutableArray<SitePrediction> Sites,
    double StatesAbove,
    LabelPrediction Label,
    Characteristics Characteristics,
    ThermodynamicTable Thermodynamics,
    ImmutableArray<string> Warnings)
{
    internal static CrystalPrediction Of(
        string file,
        Crystal crystal,
        IEnumerable<string> warnings,
        CrystalSystem system,
        PhononPrediction phonons,
        ShownSpectrum shown,
        ThermodynamicTable thermodynamics,
        string model,
        BandStructure? bands) => new(
        file,
        crystal.ReducedFormula,
        crystal.AtomCount,
        phonons.Crystal.AtomCount,
        CrystalSystems.Name(system),
        model,
        shown.Normalization,
        shown.Unit.PlainSymbol,
        Rounded(shown.Frequencies),
        Rounded(shown.Values),
        Rounded(shown.Errors),
        shown.Elements.ToImmutableSortedDictionary(part => part.Key, part => Rounded(part.Value), StringComparer.Ordinal),
        [.. shown.Sites.Select((site, index) => SitePrediction.Of(phonons.Crystal, index, Rounded(site)))],
        Rounded(phonons.StatesAbove),
        LabelPrediction.Of(phonons),
        Characteristics.Of(phonons, thermodynamics.Basis),
        thermodynamics,
        [.. warnings, .. phonons.Warnings])
        {
            Stability = StabilityDescription.Of(phonons),
            Sound = phonons.Calculated is { } sounding ? SoundDescription.Of(sounding.Sound) : null,
            Bands = bands is null ? null : BandsDescription.Of(bands, shown.Unit),
        };

    /// <summary>Whether the crystal gives way to a mode; null where the modes are not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StabilityDescription? Stability { get; init; }

    /// <summary>The speed of sound; null where the modes are not known or long waves are unstable.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SoundDescription? Sound { get; init; }

    /// <summary>The bands; null where they are not known or not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BandsDescription? Bands { get; init; }

    /// <summary>The DOS by Cartesian directions; null unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DirectionsDescription? Directions { get; init; }

    /// <summary>The participation ratios of the modes of the mesh; null unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ParticipationDescription? Participation { get; init; }

    /// <summary>The neutron-weighted DOS; null unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NeutronsDescription? Neutrons { get; init; }

    /// <summary>The minimum thermal conductivity by temperature; null unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MinimumConductivityDescription? MinimumConductivity { get; init; }

    /// <summary>The thermal displacements of the atoms by temperature; null unless asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DisplacementsDescription? Displacements { get; init; }

    /// <summary>The Born charges and the dielectric tensor; null unless asked for, or where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ChargesDescription? BornCharges { get; init; }

    /// <summary>A number to seven significant digits: the model knows no more.</summary>
    internal static double Rounded(double value) => SignificantDigits.Rounded(value);

    internal static ImmutableArray<double> Rounded(ImmutableArray<double> values) => [.. values.Select(Rounded)];

    internal static Estimate Rounded(Estimate estimate) =>
        new(Rounded(estimate.Value), estimate.Error is { } error ? Rounded(error) : null);
}

/// <summary>The DOS of one site.</summary>
/// <param name="Element">Its element.</param>
/// <param name="Position">Its fractional position in the cell.</param>
/// <param name="Dos">Its part of the DOS, one value a frequency.</param>
public sealed record SitePrediction(string Element, ImmutableArray<double> Position, ImmutableArray<double> Dos)
{
    internal static SitePrediction Of(Crystal crystal, int site, ImmutableArray<double> dos)
    {
        var position = crystal.FractionalPositions[site];
        return new SitePrediction(crystal.Species[site].Symbol, [position.X, position.Y, position.Z], dos);
    }
}

/// <summary>The label of the data that the model learnt from: smoothed, sampled, divided by its maximum.</summary>
/// <param name="Frequencies">The grid (cm⁻¹).</param>
/// <param name="Dos">The values.</param>
/// <param name="DosError">Their errors.</param>
/// <param name="ExpectedRmse">The RMSE that it is expected to have against a calculation.</param>
public sealed record LabelPrediction(
    ImmutableArray<double> Frequencies, ImmutableArray<double> Dos, ImmutableArray<double> DosError, double? ExpectedRmse)
{
    internal static LabelPrediction Of(PhononPrediction phonons) => new(
        [.. phonons.Label.Grid.Frequencies],
        CrystalPrediction.Rounded(phonons.Label.Values),
        CrystalPrediction.Rounded(phonons.LabelError),
        phonons.ExpectedRmse is { } rmse ? CrystalPrediction.Rounded(rmse) : null);
}

/// <summary>Characteristic frequencies (cm⁻¹), the Debye temperature (K) and the zero-point energy.</summary>
/// <param name="MeanFrequency">The mean frequency.</param>
/// <param name="LogMeanFrequency">The exponential of the mean logarithm.</param>
/// <param name="RmsFrequency">The root mean square frequency.</param>
/// <param name="MaximumFrequency">
/// The frequency above which the prediction has 2 % of its states; null where it is above the grid of the model.
/// </param>
/// <param name="DebyeTemperature">That of the root mean square frequency, which the heat capacity at high temperature goes by.</param>
/// <param name="CalorimetricDebyeTemperature">
/// That of the T³ law of the heat capacity near absolute zero; null where the DOS does not begin as that of a crystal.
/// </param>
/// <param name="ZeroPointEnergy">The zero-point energy.</param>
/// <param name="ZeroPointEnergyUnit">Its unit.</param>
public sealed record Characteristics(
    Estimate MeanFrequency,
    Estimate LogMeanFrequency,
    Estimate RmsFrequency,
    Estimate? MaximumFrequency,
    Estimate DebyeTemperature,
    Estimate? CalorimetricDebyeTemperature,
    Estimate ZeroPointEnergy,
    string ZeroPointEnergyUnit)
{
    internal static Characteristics Of(PhononPrediction phonons, ThermodynamicBasis basis)
    {
        var moments = phonons.Moments;
        return new Characteristics(
            CrystalPrediction.Rounded(moments.Mean),
            CrystalPrediction.Rounded(moments.LogMean),
            CrystalPrediction.Rounded(moments.RootMeanSquare),
            moments.Maximum is { } maximum ? CrystalPrediction.Rounded(maximum) : null,
            CrystalPrediction.Rounded(moments.DebyeTemperature),
            moments.CalorimetricDebyeTemperature is { } calorimetric ? CrystalPrediction.Rounded(calorimetric) : null,
            CrystalPrediction.Rounded(moments.ZeroPointEnergy.Times(basis.EnergyFactor)),
            basis.EnergyUnit);
    }
}

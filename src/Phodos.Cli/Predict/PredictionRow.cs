using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Phodos.Learning.Calibration;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>A row of a table of predictions; the columns are described in docs/prediction.md.</summary>
internal sealed record PredictionRow
{
    private PredictionRow(string file, string? id, string problem)
    {
        (File, Id, Problem) = (file, id, problem);
        Frequencies = Dos = DosError = ElementDos = Label = LabelError = Temperatures = HeatCapacity = HeatCapacityError = Entropy = EntropyError =
            FreeEnergy = FreeEnergyError = InternalEnergy = InternalEnergyError = [];
        Elements = Warnings = [];
    }

    private PredictionRow(CrystalPrediction prediction, string? id)
    {
        (File, Id) = (prediction.File, id);
        Formula = prediction.Formula;
        CellAtoms = prediction.CellAtoms;
        CrystalSystem = prediction.CrystalSystem;
        Frequencies = List(prediction.Frequencies);
        Dos = List(prediction.Dos);
        DosError = List(prediction.DosError);
        Elements = [.. prediction.Elements.Keys];
        ElementDos = List([.. prediction.Elements.Values.SelectMany(values => values)]);
        StatesAbove = prediction.StatesAbove;
        Label = List(prediction.Label.Dos);
        LabelError = List(prediction.Label.DosError);
        ExpectedRmse = prediction.Label.ExpectedRmse;
        var characteristics = prediction.Characteristics;
        (MeanFrequency, MeanFrequencyError) = Split(characteristics.MeanFrequency);
        (LogMeanFrequency, LogMeanFrequencyError) = Split(characteristics.LogMeanFrequency);
        (RmsFrequency, RmsFrequencyError) = Split(characteristics.RmsFrequency);
        (MaximumFrequency, MaximumFrequencyError) = (characteristics.MaximumFrequency?.Value, characteristics.MaximumFrequency?.Error);
        (DebyeTemperature, DebyeTemperatureError) = Split(characteristics.DebyeTemperature);
        CalorimetricDebyeTemperature = characteristics.CalorimetricDebyeTemperature?.Value;
        CalorimetricDebyeTemperatureError = characteristics.CalorimetricDebyeTemperature?.Error;
        (ZeroPointEnergy, ZeroPointEnergyError) = Split(characteristics.ZeroPointEnergy);
        var thermodynamics = prediction.Thermodynamics;
        Temperatures = List(thermodynamics.Temperatures);
        HeatCapacity = List(thermodynamics.HeatCapacity.Values);
        HeatCapacityError = List(thermodynamics.HeatCapacity.Errors);
        Entropy = List(thermodynamics.Entropy.Values);
        EntropyError = List(thermodynamics.Entropy.Errors);
        FreeEnergy = List(thermodynamics.FreeEnergy.Values);
        FreeEnergyError = List(thermodynamics.FreeEnergy.Errors);
        InternalEnergy = List(thermodynamics.InternalEnergy.Values);
        InternalEnergyError = List(thermodynamics.InternalEnergy.Errors);
        Warnings = [.. prediction.Warnings];
    }

    [JsonPropertyName("file")]
    public string File { get; }

    /// <summary>The identifier that a table or JSON lines give the structure.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; }

    /// <summary>Why there is no result, which is then empty.</summary>
    [JsonPropertyName("problem")]
    public string? Problem { get; }

    [JsonPropertyName("formula")]
    public string? Formula { get; }

    [JsonPropertyName("cell_atoms")]
    public int? CellAtoms { get; }

    [JsonPropertyName("crystal_system")]
    public string? CrystalSystem { get; }

    [JsonPropertyName("frequencies")]
    public List<float> Frequencies { get; }

    [JsonPropertyName("dos")]
    public List<float> Dos { get; }

    [JsonPropertyName("dos_error_90")]
    public List<float> DosError { get; }

    [JsonPropertyName("elements")]
    public List<string> Elements { get; }

    /// <summary>The parts one after another, in the order of <see cref="Elements"/>.</summary>
    [JsonPropertyName("element_dos")]
    public List<float> ElementDos { get; }

    [JsonPropertyName("states_above")]
    public double? StatesAbove { get; }

    [JsonPropertyName("label")]
    public List<float> Label { get; }

    [JsonPropertyName("label_error_90")]
    public List<float> LabelError { get; }

    [JsonPropertyName("expected_rmse")]
    public double? ExpectedRmse { get; }

    [JsonPropertyName("mean_frequency")]
    public double? MeanFrequency { get; }

    [JsonPropertyName("mean_frequency_error_90")]
    public double? MeanFrequencyError { get; }

    [JsonPropertyName("log_mean_frequency")]
    public double? LogMeanFrequency { get; }

    [JsonPropertyName("log_mean_frequency_error_90")]
    public double? LogMeanFrequencyError { get; }

    [JsonPropertyName("rms_frequency")]
    public double? RmsFrequency { get; }

    [JsonPropertyName("rms_frequency_error_90")]
    public double? RmsFrequencyError { get; }

    [JsonPropertyName("maximum_frequency")]
    public double? MaximumFrequency { get; }

    [JsonPropertyName("maximum_frequency_error_90")]
    public double? MaximumFrequencyError { get; }

    [JsonPropertyName("debye_temperature")]
    public double? DebyeTemperature { get; }

    [JsonPropertyName("debye_temperature_error_90")]
    public double? DebyeTemperatureError { get; }

    [JsonPropertyName("calorimetric_debye_temperature")]
    public double? CalorimetricDebyeTemperature { get; }

    [JsonPropertyName("calorimetric_debye_temperature_error_90")]
    public double? CalorimetricDebyeTemperatureError { get; }

    [JsonPropertyName("zero_point_energy")]
    public double? ZeroPointEnergy { get; }

    [JsonPropertyName("zero_point_energy_error_90")]
    public double? ZeroPointEnergyError { get; }

    [JsonPropertyName("temperatures")]
    public List<float> Temperatures { get; }

    [JsonPropertyName("heat_capacity")]
    public List<float> HeatCapacity { get; }

    [JsonPropertyName("heat_capacity_error_90")]
    public List<float> HeatCapacityError { get; }

    [JsonPropertyName("entropy")]
    public List<float> Entropy { get; }

    [JsonPropertyName("entropy_error_90")]
    public List<float> EntropyError { get; }

    [JsonPropertyName("free_energy")]
    public List<float> FreeEnergy { get; }

    [JsonPropertyName("free_energy_error_90")]
    public List<float> FreeEnergyError { get; }

    [JsonPropertyName("internal_energy")]
    public List<float> InternalEnergy { get; }

    [JsonPropertyName("internal_energy_error_90")]
    public List<float> InternalEnergyError { get; }

    [JsonPropertyName("warnings")]
    public List<string> Warnings { get; }

    internal static PredictionRow Of(CrystalPrediction prediction, string? id = null) => new(prediction, id);

    /// <summary>The row of an input that has no result.</summary>
    internal static PredictionRow OfProblem(string file, string? id, string problem) => new(file, id, problem);

    private static List<float> List(ImmutableArray<double> values) => [.. values.Select(value => (float)value)];

    private static (double Value, double? Error) Split(Estimate estimate) => (estimate.Value, estimate.Error);
}

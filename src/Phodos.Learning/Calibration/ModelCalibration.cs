using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Phodos.Learning.Calibration.Scopes;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;

namespace Phodos.Learning.Calibration;

/// <summary>
/// What is known of the errors of a trained model: the file <c>NAME.calibration.json</c> beside its weights, which <c>phodos calibrate</c>
/// makes of crystals that the model did not learn from.
/// </summary>
/// <param name="Label">The band of the label.</param>
/// <param name="Spectrum">The band of the DOS on the native grid.</param>
/// <param name="Quantities">The error bars of what follows from the spectrum.</param>
/// <param name="LabelErrorRatio">The mean RMSE of the label over the mean spread of its points.</param>
/// <param name="Scope">What the model has seen.</param>
/// <param name="Data">The crystals that it was made with: those that the model learnt from, and the others of their split.</param>
public sealed record ModelCalibration(
    BandCalibration Label,
    BandCalibration Spectrum,
    QuantityCalibration Quantities,
    double LabelErrorRatio,
    ModelScope Scope,
    TrainedOn Data)
{
    /// <summary>
    /// The mean frequency (cm⁻¹) of the states of each element above the native grid in the crystals that the model learnt from, by symbol;
    /// null where the model has no such grid.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableSortedDictionary<string, double>? FrequencyAbove { get; init; }

    /// <summary>The same of all elements.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? MeanFrequencyAbove { get; init; }

    /// <summary>How likely a crystal gives way to a mode; null where the model does not tell modes.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StabilityCalibration? Stability { get; init; }

    /// <summary>The file that belongs to weights.</summary>
    /// <param name="weights">As for <see cref="ModelFile.Resolve"/>.</param>
    public static string FileOf(string weights) => Path.ChangeExtension(ModelFile.Resolve(weights), ".calibration.json");

    /// <summary>The calibration of weights, or null where they have none.</summary>
    /// <param name="weights">As for <see cref="ModelFile.Resolve"/>.</param>
    /// <exception cref="InvalidInputException">There are no weights, or the file of the calibration cannot be read.</exception>
    public static ModelCalibration? Find(string weights)
    {
        var file = FileOf(weights);
        try
        {
            return File.Exists(file) ? LearningJson.Read<ModelCalibration>(file).CheckedFor(TrainedOnOf(weights)) : null;
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException(fault.Problem + "; calibrate the weights again", fault.File ?? file, fault.Line, fault);
        }
    }

    // A calibration that was left beside other weights knows nothing of them.
    private ModelCalibration CheckedFor(IReadOnlyList<TrainedOn>? trainedOn) =>
        trainedOn is not { } known || known.Any(one => one.SplitSha256 == Data.SplitSha256)
            ? this
            : throw new InvalidInputException("the calibration was made with other crystals than these weights learnt from");

    private static IReadOnlyList<TrainedOn>? TrainedOnOf(string weights)
    {
        var file = ModelFile.Resolve(weights);
        return ForceConstantsModel.IsIn(file) ? ForceModelConfig.Read(file).TrainedOn : ModelFile.ReadConfig(file).TrainedOn;
    }
}

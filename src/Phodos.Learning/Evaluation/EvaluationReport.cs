using System.Globalization;
using System.Text.Json.Serialization;
using Phodos.Datasets;
using Phodos.Spectra;

namespace Phodos.Learning.Evaluation;

/// <summary>
/// The metrics of a model on a part of a data set: what <c>phodos evaluate --json</c> prints and <c>test.json</c> of a run holds.
/// </summary>
/// <param name="Data">The name of the data set.</param>
/// <param name="Sha256">Its SHA-256.</param>
/// <param name="Split">The part: train, valid, test or all.</param>
/// <param name="Model">The architecture.</param>
/// <param name="Crystals">How many crystals.</param>
/// <param name="Atoms">How many atoms in their cells.</param>
/// <param name="Points">How many grid points each.</param>
/// <param name="PerCrystalMean">Each metric of each crystal, then the mean over crystals.</param>
/// <param name="Pooled">Each metric over all points of all crystals.</param>
/// <param name="Seconds">How long the predictions took, without reading and preparing.</param>
public sealed record EvaluationReport(
    string Data,
    string Sha256,
    string Split,
    string Model,
    int Crystals,
    int Atoms,
    int Points,
    AggregatedMetrics PerCrystalMean,
    AggregatedMetrics Pooled,
    double Seconds)
{
    /// <summary>Where the model fails; null, and not written, where it was not asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ErrorBreakdown? Breakdown { get; init; }

    /// <summary>The report of an evaluation.</summary>
    /// <param name="dataset">The data.</param>
    /// <param name="part">The name of the part.</param>
    /// <param name="indices">Its entries.</param>
    /// <param name="model">The architecture.</param>
    /// <param name="result">What was measured.</param>
    public static EvaluationReport Of(
        DosDataset dataset, string part, IReadOnlyList<int> indices, string model, EvaluationResult result) => new(
        dataset.Name,
        dataset.Sha256,
        part,
        model,
        indices.Count,
        indices.Sum(index => dataset.Entries[index].Crystal.AtomCount),
        dataset.Grid.Count,
        result.PerCrystalMean,
        result.Pooled,
        Math.Round(result.Time.TotalSeconds, 3));

    /// <summary>The main metrics in one line.</summary>
    public string Summarize() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Split} RMSE {PerCrystalMean.Rmse:F4}, MSE {PerCrystalMean.Mse:F4}, MAE {PerCrystalMean.Mae:F4}, R2 {PerCrystalMean.R2:F3} "
        + $"(mean over {Crystals} crystals); RMSE {Pooled.Rmse:F4}, R2 {Pooled.R2:F3} (pooled)");
}

using System.Diagnostics;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>The labels that the modes of predicted force constants make.</summary>
/// <param name="model">The model; disposed with this.</param>
internal sealed class ForceLabels(ForceConstantsModel model) : ILabelModel
{
    /// <inheritdoc/>
    public string Architecture => ForceConstantsModel.Architecture;

    /// <inheritdoc/>
    public FrequencyGrid Grid => FrequencyGrid.Paper;

    /// <inheritdoc/>
    public IReadOnlyList<TrainedOn>? TrainedOn => model.TrainedOn;

    /// <inheritdoc/>
    public EvaluationResult Evaluate(
        DosDataset data,
        IReadOnlyList<int> indices,
        ISymmetryFinder symmetry,
        double tolerance,
        Workers workers,
        Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(indices);
        var predictor = new ForcePredictor(model, symmetry, workers, tolerance);
        DosEntry[] entries = [.. indices.Select(index => data.Entries[index])];
        var clock = Stopwatch.StartNew();
        var labels = new double[entries.Length][];
        workers.ForEach(entries.Length, place =>
        {
            cancellation.ThrowIfCancellationRequested();
            var prepared = predictor.Prepare(entries[place].Id, entries[place].Crystal);
            labels[place] = [.. predictor.PredictLabel(prepared).Values];
            progress?.Invoke(1);
        });
        var result = EvaluationResult.Of(labels, [.. entries.Select(entry => (entry.Id, entry.Dos.Values.ToArray()))], Grid);
        return result with { Time = clock.Elapsed };
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}

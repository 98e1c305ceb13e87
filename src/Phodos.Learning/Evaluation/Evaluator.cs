using System.Diagnostics;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Spectra;
using static TorchSharp.torch;

namespace Phodos.Learning.Evaluation;

/// <summary>Runs a model over many crystals, without gradients.</summary>
/// <param name="model">The model; its parameters give the dtype and the device.</param>
/// <param name="workers">How many batches run side by side.</param>
/// <param name="batchSize">Crystals a batch, at least 1. It changes the speed, not the result.</param>
public sealed class Evaluator(DosModel model, Workers workers, int batchSize = 32)
{
    /// <summary>The predictions in the order of the crystals, <c>[crystals][points]</c>.</summary>
    /// <param name="graphs">The crystals.</param>
    /// <param name="progress">Told how many crystals have been done since it was told last; called from any thread.</param>
    /// <param name="cancellation">Stops between batches.</param>
    public double[][] Predict(IReadOnlyList<CrystalGraph> graphs, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        var predictions = new double[graphs.Count][];
        new InferenceBatches(model, workers, batchSize).ForEach(
            graphs,
            (batch, indices) =>
            {
                var rows = model.Predict(batch).to(ScalarType.Float64).cpu().contiguous();
                var values = rows.data<double>().ToArray();
                var points = values.Length / indices.Length;
                for (var row = 0; row < indices.Length; row++)
                    predictions[indices[row]] = values.AsSpan(row * points, points).ToArray();
            },
            progress,
            cancellation);
        return predictions;
    }

    /// <summary>Compares the predictions of labelled crystals with their references, under every aggregation.</summary>
    /// <param name="crystals">The crystals, at least one.</param>
    /// <param name="grid">The grid of model and references.</param>
    /// <param name="progress">As in <see cref="Predict"/>.</param>
    /// <param name="cancellation">As in <see cref="Predict"/>.</param>
    /// <exception cref="InvalidInputException">There are no crystals, or a value is not finite; the message names the crystal.</exception>
    public EvaluationResult Evaluate(
        IReadOnlyList<LabelledGraph> crystals, FrequencyGrid grid, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        var clock = Stopwatch.StartNew();
        var predictions = Predict([.. crystals.Select(crystal => crystal.Graph)], progress, cancellation);
        var time = clock.Elapsed;
        return EvaluationResult.Of(predictions, [.. crystals.Select(crystal => (crystal.Graph.Id, crystal.Target))], grid) with { Time = time };
    }
}

using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using static TorchSharp.torch;

namespace Phodos.Learning.Evaluation;

/// <summary>Takes crystals through a model in batches, without gradients.</summary>
/// <param name="model">The model; its parameters give the dtype and the device.</param>
/// <param name="workers">How many batches run side by side.</param>
/// <param name="batchSize">Crystals a batch, at least 1. It changes the speed, not the result.</param>
internal sealed class InferenceBatches(DosModel model, Workers workers, int batchSize = 32)
{
    /// <summary>Calls for each batch; tensors that are made in a call are disposed after it.</summary>
    /// <param name="graphs">The crystals.</param>
    /// <param name="compute">Gets a batch and the places of its crystals among the graphs; called from several threads.</param>
    /// <param name="progress">Told how many crystals have been done since it was told last; called from any thread.</param>
    /// <param name="cancellation">Stops between batches.</param>
    internal void ForEach(
        IReadOnlyList<CrystalGraph> graphs, Action<GraphBatch, int[]> compute, Action<int>? progress, CancellationToken cancellation)
    {
        var parameter = model.parameters().First();

        // Crystals of like size share a batch, so that little of it is padding.
        int[][] batches = [.. Enumerable.Range(0, graphs.Count).OrderBy(index => graphs[index].AtomCount).Chunk(batchSize)];
        workers.ForEach(batches.Length, position =>
        {
            cancellation.ThrowIfCancellationRequested();
            using var pause = CollectionPause.Begin();
            using var noGradients = no_grad();
            using var scope = NewDisposeScope();
            using var batch = GraphBatch.Of([.. batches[position].Select(index => graphs[index])], parameter.dtype, parameter.device);
            compute(batch, batches[position]);
            progress?.Invoke(batches[position].Length);
        });
    }
}

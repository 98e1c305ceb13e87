using Phodos.Learning.Graphs;
using Phodos.Learning.Targets;
using static TorchSharp.torch;

namespace Phodos.Learning.Models;

/// <summary>
/// A model that learns from its prediction alone, without dropout: the baselines. The loss is the RMSE over all points of the batch.
/// </summary>
public abstract class SingleOutputModel : DosModel
{
    /// <summary>Makes a model with the name of its architecture.</summary>
    protected SingleOutputModel(string name)
        : base(name)
    {
    }

    /// <inheritdoc/>
    public sealed override Tensor Predict(GraphBatch batch)
    {
        using var scope = NewDisposeScope();
        return Compute(batch).MoveToOuterDisposeScope();
    }

    /// <summary>The prediction, <c>[crystals, points]</c>, alone.</summary>
    public sealed override IReadOnlyList<Tensor> TrainingOutputs(GraphBatch batch, Generator? randomness) => [Compute(batch)];

    /// <inheritdoc/>
    public sealed override Tensor Loss(IReadOnlyList<Tensor> outputs, TrainingTargets targets) => RootMeanSquare(outputs[0] - targets.Dos);

    /// <summary>The DOS of the crystals, <c>[crystals, points]</c>.</summary>
    protected abstract Tensor Compute(GraphBatch batch);
}

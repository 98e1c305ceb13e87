using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Learning.Targets;
using static TorchSharp.torch;

namespace Phodos.Learning.Models;

/// <summary>A network that maps crystal graphs to densities of states, divided by their maximum, on a fixed frequency grid.</summary>
/// <remarks>
/// The loss takes the outputs of the whole batch, and each output has the crystals, or their elements crystal by crystal, on its
/// first axis, so that workers can compute the outputs of parts of a batch side by side.
/// </remarks>
public abstract class DosModel : nn.Module
{
    /// <summary>The slope of the leaky rectifiers of all models below zero.</summary>
    private protected const double LeakySlope = 0.01;

    /// <summary>Makes a model with the name of its architecture.</summary>
    protected DosModel(string name)
        : base(name)
    {
    }

    /// <summary>
    /// The parts of the model from the input to the output. Every parameter belongs to exactly one;
    /// the last is <see cref="ModelStage.Head"/>, and no other has shapes that depend on the frequency grid.
    /// </summary>
    public abstract IReadOnlyList<ModelStage> Stages { get; }

    /// <summary>The predicted DOS, <c>[crystals, points]</c>. Computes nothing that the prediction does not need.</summary>
    public abstract Tensor Predict(GraphBatch batch);

    /// <summary>All outputs that the loss needs, each in the order of the crystals, <c>[crystals, …]</c> or <c>[parts, …]</c>.</summary>
    /// <param name="batch">The crystals.</param>
    /// <param name="randomness">The source of dropout; null computes without dropout.</param>
    public abstract IReadOnlyList<Tensor> TrainingOutputs(GraphBatch batch, Generator? randomness);

    /// <summary>The training loss of a batch, a scalar.</summary>
    /// <param name="outputs">What <see cref="TrainingOutputs"/> gave.</param>
    /// <param name="targets">What the model learns of the crystals.</param>
    public abstract Tensor Loss(IReadOnlyList<Tensor> outputs, TrainingTargets targets);

    /// <summary>The root of the mean of the squares of all numbers of a tensor, a scalar.</summary>
    private protected static Tensor RootMeanSquare(Tensor error) => error.square().mean().sqrt();
}

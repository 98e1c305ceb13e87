using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using static TorchSharp.torch;

namespace Phodos.Learning.Training;

/// <summary>
/// The loss of a batch and its gradient, computed by several workers side by side, each on a part of the
/// batch and on one thread. For networks of this size that is faster than one worker with as many threads.
/// The loss is taken of the whole batch between the two halves of the work, so that it does not depend on
/// the number of workers; the sum over workers is in a fixed order, so that runs repeat bit for bit.
/// </summary>
internal sealed class ParallelGradient(DosModel model, Workers workers)
{
    private readonly Tensor[] _parameters = [.. model.parameters().Where(parameter => parameter.requires_grad)];

    /// <summary>
    /// Computes the loss and the gradient of every parameter that requires one, in the order of the model's parameters.
    /// </summary>
    /// <param name="graphs">The crystals of the batch.</param>
    /// <param name="targets">What the model learns of each.</param>
    /// <param name="dropoutSeed">The seed of dropout in this batch.</param>
    /// <param name="owner">The scope that the gradients will belong to.</param>
    internal (double Loss, Tensor[] Gradients) Compute(
        IReadOnlyList<CrystalGraph> graphs, TrainingTargets targets, ulong dropoutSeed, TorchSharp.DisposeScope owner)
    {
        // A GPU computes the whole batch at once.
        var parts = Workers.Divide(graphs.Count, targets.Dos.device_type == TorchSharp.DeviceType.CPU ? workers.Count : 1);
        var outputs = new Tensor[parts.Length][];
        workers.ForEach(parts.Length, part =>
        {
            var (start, length) = parts[part];
            using var scope = NewDisposeScope();
            using var batch = GraphBatch.Of([.. graphs.Skip(start).Take(length)], targets.Dos.dtype, targets.Dos.device);
            using var randomness = new Generator(dropoutSeed + (ulong)part, targets.Dos.device);
            outputs[part] = [.. model.TrainingOutputs(batch, randomness).Select(scope.Detach)];
        });
        foreach (var output in outputs)
            owner.Attach(output);

        var (loss, upstream) = LossAndGradientOfOutputs(outputs, targets);

        var gradients = new Tensor[parts.Length][];
        workers.ForEach(parts.Length, part =>
        {
            using var scope = NewDisposeScope();
            Tensor[] ofPart = [.. upstream.Select((gradient, output) => RowsOf(gradient, outputs, part, output))];
            gradients[part] = [.. autograd.grad(outputs[part], _parameters, ofPart).Select(scope.Detach)];
        });
        foreach (var ofPart in gradients)
            owner.Attach(ofPart);
        return (loss, Sum(gradients));
    }

    private (double Loss, IList<Tensor> OfOutputs) LossAndGradientOfOutputs(Tensor[][] outputs, TrainingTargets targets)
    {
        Tensor[] whole =
        [
            .. outputs[0].Select((_, index) => cat([.. outputs.Select(part => part[index].detach())], dim: 0).requires_grad_()),
        ];
        var loss = model.Loss(whole, targets);
        return (loss.to(ScalarType.Float64).item<double>(), autograd.grad([loss], whole));
    }

    // An output may have more rows than crystals, so the parts count their own.
    private static Tensor RowsOf(Tensor gradient, Tensor[][] outputs, int part, int output) =>
        gradient.narrow(0, outputs.Take(part).Sum(earlier => earlier[output].shape[0]), outputs[part][output].shape[0]);

    private static Tensor[] Sum(Tensor[][] gradients)
    {
        using var noGradients = no_grad();
        foreach (var other in gradients.Skip(1))
        {
            foreach (var (sum, term) in gradients[0].Zip(other))
                sum.add_(term);
        }

        return gradients[0];
    }
}

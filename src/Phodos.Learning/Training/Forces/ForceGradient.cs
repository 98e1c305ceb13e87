using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>The loss of a batch of calculations and its gradient for a network of force constants.</summary>
internal sealed class ForceGradient(ForceNetwork network, Tensor[] parameters, Workers workers, ForceLoss loss)
{
    /// <summary>The mean loss of the crystals of a batch and the gradient of every parameter, in their order.</summary>
    /// <param name="crystals">The batch.</param>
    /// <param name="spectral">How much of the spectral terms of the loss counts, 0 to 1.</param>
    /// <param name="terms">Takes the value of each term.</param>
    /// <param name="owner">The scope that the gradients will belong to.</param>
    internal (double Loss, Tensor[] Gradients) Compute(
        ForceTargets[] crystals, double spectral, LossTerms terms, DisposeScope owner) =>
        DividedBatch.Gradient(
            crystals,
            crystal => crystal.Graph.Pairs.Count,
            (part, ofPart) => ComputePart(part, crystals.Length, spectral, ofPart),
            workers,
            terms,
            owner);

    private (double Loss, IList<Tensor> Gradients) ComputePart(
        ForceTargets[] crystals, int crystalsOfBatch, double spectral, LossTerms terms)
    {
        var batch = new ForceBatch([.. crystals.Select(crystal => crystal.Graph)], ScalarType.Float32);
        var blocks = network.Blocks(batch);

        // The loss is taken crystal by crystal; its derivative then goes through the network once.
        var separate = blocks.detach().requires_grad_();
        var losses = separate.split(batch.PairCounts, 0).Zip(crystals, (of, crystal) => crystal.Weight * loss.Of(of, crystal, spectral, terms));
        var mean = stack([.. losses]).sum() / crystalsOfBatch;
        var upstream = autograd.grad([mean], [separate]);
        return (mean.ToSingle(), autograd.grad([blocks], parameters, upstream));
    }
}

using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// The loss of a batch and its gradient, computed by several workers side by side, each on a part of the batch and on one thread. Crystals
/// do not see each other, so the parts add up; they do so in a fixed order, so that runs of so many workers repeat bit for bit.
/// </summary>
internal sealed class ForceGradient(ForceNetwork network, Tensor[] parameters, Workers workers) : IDisposable
{
    private readonly ForceLoss _loss = new();

    /// <summary>The mean loss of the crystals of a batch and the gradient of every parameter, in their order.</summary>
    /// <param name="crystals">The batch.</param>
    /// <param name="spectral">How much of the spectral terms of the loss counts, 0 to 1.</param>
    /// <param name="terms">Takes the value of each term.</param>
    /// <param name="owner">The scope that the gradients will belong to.</param>
    internal (double Loss, Tensor[] Gradients) Compute(
        ForceTargets[] crystals, double spectral, ForceLossTerms terms, DisposeScope owner)
    {
        var parts = Divide(crystals, workers.Count);
        var losses = new double[parts.Length];
        var gradients = new Tensor[parts.Length][];
        var termsOfParts = new ForceLossTerms[parts.Length];
        workers.ForEach(parts.Length, part =>
        {
            using var scope = NewDisposeScope();
            termsOfParts[part] = new ForceLossTerms();
            var (loss, ofPart) = ComputePart(parts[part], crystals.Length, spectral, termsOfParts[part]);
            losses[part] = loss;
            gradients[part] = [.. ofPart.Select(scope.Detach)];
        });
        for (var part = 0; part < parts.Length; part++)
        {
            owner.Attach(gradients[part]);
            terms.Add(termsOfParts[part]);
        }

        return (losses.Sum(), Sum(gradients));
    }

    /// <inheritdoc/>
    public void Dispose() => _loss.Dispose();

    /// <summary>Parts with about as many pairs each, none empty; the largest crystals are dealt out first, each to the part with least.</summary>
    internal static ForceTargets[][] Divide(ForceTargets[] crystals, int parts)
    {
        var (lists, pairs) = (new List<ForceTargets>[Math.Min(parts, crystals.Length)], new long[Math.Min(parts, crystals.Length)]);
        for (var part = 0; part < lists.Length; part++)
            lists[part] = [];
        foreach (var crystal in crystals.OrderByDescending(crystal => crystal.Graph.Pairs.Count))
        {
            var least = Array.IndexOf(pairs, pairs.Min());
            lists[least].Add(crystal);
            pairs[least] += Math.Max(1, crystal.Graph.Pairs.Count);
        }

        return [.. lists.Select(list => list.ToArray())];
    }

    private (double Loss, IList<Tensor> Gradients) ComputePart(
        ForceTargets[] crystals, int crystalsOfBatch, double spectral, ForceLossTerms terms)
    {
        var batch = new ForceBatch([.. crystals.Select(crystal => crystal.Graph)], ScalarType.Float32);
        var blocks = network.Blocks(batch);

        // The loss is taken crystal by crystal; its derivative then goes through the network once.
        var separate = blocks.detach().requires_grad_();
        var losses = separate.split(batch.PairCounts, 0).Zip(crystals, (of, crystal) => crystal.Weight * _loss.Of(of, crystal, spectral, terms));
        var loss = stack([.. losses]).sum() / crystalsOfBatch;
        var upstream = autograd.grad([loss], [separate]);
        return (loss.ToSingle(), autograd.grad([blocks], parameters, upstream));
    }

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

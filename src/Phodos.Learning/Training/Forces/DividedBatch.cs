using Phodos.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// A batch that several workers compute side by side, each a part of it on one thread. Crystals do not see each other, so the parts add up;
/// they do so in a fixed order, so that runs of so many workers repeat bit for bit.
/// </summary>
internal static class DividedBatch
{
    /// <summary>The loss of a batch and its gradient.</summary>
    /// <param name="crystals">The batch.</param>
    /// <param name="sizeOf">How much work a crystal is.</param>
    /// <param name="compute">The share of a part in the loss and in its gradient; it adds to the terms of the loss.</param>
    /// <param name="workers">The workers.</param>
    /// <param name="terms">Takes the value of each term.</param>
    /// <param name="owner">The scope that the gradients will belong to.</param>
    internal static (double Loss, Tensor[] Gradients) Gradient<TCrystal>(
        TCrystal[] crystals,
        Func<TCrystal, long> sizeOf,
        Func<TCrystal[], LossTerms, (double Loss, IList<Tensor> Gradients)> compute,
        Workers workers,
        LossTerms terms,
        DisposeScope owner)
    {
        var parts = Divide(crystals, sizeOf, workers.Count);
        var losses = new double[parts.Length];
        var gradients = new Tensor[parts.Length][];
        var termsOfParts = new LossTerms[parts.Length];
        workers.ForEach(parts.Length, part =>
        {
            using var scope = NewDisposeScope();
            termsOfParts[part] = terms.Empty();
            var (loss, ofPart) = compute(parts[part], termsOfParts[part]);
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

    /// <summary>Parts with about as much work each, none empty; the largest crystals are dealt out first, each to the part with least.</summary>
    internal static TCrystal[][] Divide<TCrystal>(TCrystal[] crystals, Func<TCrystal, long> sizeOf, int parts)
    {
        var (lists, sizes) = (new List<TCrystal>[Math.Min(parts, crystals.Length)], new long[Math.Min(parts, crystals.Length)]);
        for (var part = 0; part < lists.Length; part++)
            lists[part] = [];
        foreach (var crystal in crystals.OrderByDescending(sizeOf))
        {
            var least = Array.IndexOf(sizes, sizes.Min());
            lists[least].Add(crystal);
            sizes[least] += Math.Max(1, sizeOf(crystal));
        }

        return [.. lists.Select(list => list.ToArray())];
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

using static TorchSharp.torch;

namespace Phodos.Learning.Targets;

/// <summary>How the states of the crystals of a batch are shared out over frequency bins. It owns its tensors.</summary>
public sealed class ShareTargets : IDisposable
{
    private ShareTargets(Tensor ofCrystals, Tensor ofParts, Tensor crystalIsKnown, Tensor partIsKnown) =>
        (OfCrystals, OfParts, CrystalIsKnown, PartIsKnown) = (ofCrystals, ofParts, crystalIsKnown, partIsKnown);

    /// <summary>The share of each bin of the states of each crystal, <c>[crystals, bins]</c>.</summary>
    public Tensor OfCrystals { get; }

    /// <summary>
    /// The same of each element of each crystal, in the order of <see cref="Graphs.GraphBatch.PartOfAtom"/>, <c>[parts, bins]</c>; a row
    /// of zeros where nothing is known of the part.
    /// </summary>
    public Tensor OfParts { get; }

    /// <summary>1 where something is known of a bin and 0 elsewhere, <c>[crystals, bins]</c>.</summary>
    public Tensor CrystalIsKnown { get; }

    /// <summary>The same of the parts, <c>[parts, bins]</c>.</summary>
    public Tensor PartIsKnown { get; }

    /// <summary>The targets of crystals, in their order.</summary>
    internal static ShareTargets Of(IReadOnlyList<StateShares> crystals, ScalarType dtype, Device device)
    {
        using var scope = NewDisposeScope();
        var bins = crystals[0].OfCrystal.Length;
        int[] parts = [.. crystals.Select(crystal => crystal.OfParts.Length / bins)];
        var places = arange(bins, device: device).unsqueeze(0);
        return new ShareTargets(
            scope.Detach(Rows(crystals.SelectMany(crystal => crystal.OfCrystal))),
            scope.Detach(Rows(crystals.SelectMany(crystal => crystal.OfParts))),
            scope.Detach(IsKnown(crystals.Select(crystal => crystal.KnownBins))),
            scope.Detach(IsKnown(crystals.SelectMany((crystal, index) => Enumerable.Repeat(crystal.KnownBins, parts[index])))));

        Tensor Rows(IEnumerable<float> values) => tensor(values.ToArray(), device: device).to(dtype).view(-1, bins);

        Tensor IsKnown(IEnumerable<int> counts) =>
            places.lt(tensor(counts.Select(count => (long)count).ToArray(), device: device).unsqueeze(1)).to(dtype);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        OfCrystals.Dispose();
        OfParts.Dispose();
        CrystalIsKnown.Dispose();
        PartIsKnown.Dispose();
    }
}

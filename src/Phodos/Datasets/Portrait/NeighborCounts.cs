using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets.Portrait;

/// <summary>Counts the neighbours of atoms.</summary>
public static class NeighborCounts
{
    /// <summary>The largest cutoff (angstrom): an atom of a solid has up to 6,000 neighbours within it, more than models take.</summary>
    public const double LargestCutoff = 20;

    /// <summary>How many neighbours the atoms of a crystal have, images included, the atom itself not.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="cutoffs">At least one radius (angstrom), above 0 and at most <see cref="LargestCutoff"/>.</param>
    /// <returns>For each cutoff the distribution over the atoms: the edges of each atom to another strictly below the cutoff.</returns>
    /// <exception cref="InvalidInputException">There are more than <see cref="NeighborList.MaximumEdges"/> edges.</exception>
    public static ImmutableArray<CountDistribution> Of(Crystal crystal, ImmutableArray<double> cutoffs)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        if (cutoffs.IsEmpty || !cutoffs.All(cutoff => cutoff is > 0 and <= LargestCutoff))
            throw new ArgumentOutOfRangeException(nameof(cutoffs), $"Cutoffs are above 0 and at most {LargestCutoff} Å, at least one.");

        // One search at the largest cutoff serves all.
        var edges = NeighborList.Build(crystal, cutoffs.Max());
        var counts = new int[cutoffs.Length][];
        for (var index = 0; index < counts.Length; index++)
            counts[index] = new int[crystal.AtomCount];
        for (var edge = 0; edge < edges.EdgeCount; edge++)
        {
            var distanceSquared = edges.Vectors[edge].LengthSquared;
            for (var index = 0; index < counts.Length; index++)
            {
                if (distanceSquared < cutoffs[index] * cutoffs[index])
                    counts[index][edges.Sources[edge]]++;
            }
        }

        return [.. counts.Select(CountDistribution.Of)];
    }
}

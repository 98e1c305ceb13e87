using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Learning.Graphs;

namespace Phodos.Learning.Calibration;

/// <summary>What crystals a model has learnt from; others may be predicted badly, and are told of.</summary>
/// <param name="Crystals">The crystals of each element, by symbol.</param>
/// <param name="Volume">The volume of the cell over that of spheres with the covalent radii.</param>
/// <param name="Contact">The shortest distance over the sum of the two covalent radii.</param>
/// <param name="Features">The distance of the features from their mean.</param>
public sealed record ModelScope(
    ImmutableSortedDictionary<string, int> Crystals, ScopeRange Volume, ScopeRange Contact, FeatureScope Features)
{
    /// <summary>Fewer crystals than these count as few.</summary>
    public const int FewCrystals = 10;

    /// <summary>Where a crystal is outside of what the model has seen, in words; none where it is within.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="graph">Its graph.</param>
    /// <param name="features">The mean features of its atoms.</param>
    public IEnumerable<string> Examine(Crystal crystal, CrystalGraph graph, ReadOnlySpan<float> features)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        ArgumentNullException.ThrowIfNull(graph);
        List<string> warnings = [];
        foreach (var symbol in crystal.Species.Select(element => element.Symbol).Distinct().Order(StringComparer.Ordinal))
        {
            var seen = Crystals.GetValueOrDefault(symbol);
            if (seen == 0)
                warnings.Add($"the model has never seen {symbol}; do not trust this prediction");
            else if (seen < FewCrystals)
                warnings.Add($"the model has seen {symbol} in {seen} crystal{(seen == 1 ? "" : "s")} only");
        }

        if (Volume.Misses(VolumeOf(crystal)) is { } side)
            warnings.Add($"the crystal is {(side < 0 ? "denser" : "less dense")} than any that the model has seen");
        if (ContactOf(graph) is not { } contact)
            warnings.Add("no two atoms are within the cutoff of the model, so it sees them apart");
        else if (Contact.Misses(contact) is { } end)
            warnings.Add($"the closest atoms are {(end < 0 ? "closer" : "further apart")} than in any crystal that the model has seen");
        if (Features.Distance(features) > Features.Limit)
            warnings.Add("the crystal is unlike 99 in 100 of those that the model has seen, by what it notices of them");
        return warnings;
    }

    /// <summary>The volume of the cell over that of spheres with the covalent radii.</summary>
    internal static double VolumeOf(Crystal crystal) =>
        crystal.Lattice.Volume / crystal.Species.Sum(element => 4 * Math.PI / 3 * Math.Pow(element.CovalentRadius, 3));

    /// <summary>The shortest edge over the sum of the two covalent radii, or null where there is no edge.</summary>
    internal static double? ContactOf(CrystalGraph graph)
    {
        double? shortest = null;
        var edges = graph.Neighbors;
        for (var edge = 0; edge < edges.EdgeCount; edge++)
        {
            var length = edges.Vectors[edge].Length;
            if (length == 0)
                continue; // an atom and itself
            var radii = Radius(edges.Sources[edge]) + Radius(edges.Destinations[edge]);
            shortest = Math.Min(shortest ?? double.PositiveInfinity, length / radii);
        }

        return shortest;

        double Radius(int atom) => Element.FromAtomicNumber(graph.AtomicNumbers[atom]).CovalentRadius;
    }
}

/// <summary>The least and the greatest value that a model has seen.</summary>
/// <param name="Least">The least.</param>
/// <param name="Greatest">The greatest.</param>
public sealed record ScopeRange(double Least, double Greatest)
{
    /// <summary>−1 where a value is below the range, 1 where it is above, null within.</summary>
    internal int? Misses(double value) => value < Least ? -1 : value > Greatest ? 1 : null;

    /// <summary>The range of values.</summary>
    internal static ScopeRange Of(IReadOnlyCollection<double> values) => new(values.Min(), values.Max());
}

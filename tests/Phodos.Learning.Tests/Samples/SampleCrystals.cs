using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Learning.Graphs;

namespace Phodos.Learning.Tests.Samples;

/// <summary>Small crystals for tests that need some, not certain ones.</summary>
internal static class SampleCrystals
{
    /// <summary>Zincblende ZnS in its conventional cell: 8 atoms, primitive cell of 2.</summary>
    internal static Crystal Zincblende { get; } = Cell(Lattice.FromParameters(5.41, 5.41, 5.41, 90, 90, 90),
    [
        .. from site in new[] { ("Zn", 0.0), ("S", 0.25) }
           from centre in new[] { (0.0, 0.0, 0.0), (0, 0.5, 0.5), (0.5, 0, 0.5), (0.5, 0.5, 0) }
           select (site.Item1, centre.Item1 + site.Item2, centre.Item2 + site.Item2, centre.Item3 + site.Item2),
    ]);

    /// <summary>Rutile TiO2, 6 atoms.</summary>
    internal static Crystal Rutile { get; } = Cell(Lattice.FromParameters(4.594, 4.594, 2.959, 90, 90, 90),
    [
        ("Ti", 0, 0, 0), ("Ti", 0.5, 0.5, 0.5), ("O", 0.305, 0.305, 0), ("O", 0.695, 0.695, 0), ("O", 0.195, 0.805, 0.5), ("O", 0.805, 0.195, 0.5),
    ]);

    /// <summary>A crystal without symmetry, 4 atoms.</summary>
    internal static Crystal Triclinic { get; } = Cell(Lattice.FromParameters(4.1, 5.3, 6.7, 81, 97, 105),
        [("Na", 0, 0, 0), ("Cl", 0.31, 0.42, 0.53), ("O", 0.72, 0.15, 0.24), ("Si", 0.55, 0.81, 0.77)]);

    internal static Crystal Cell(Lattice lattice, IEnumerable<(string Symbol, double X, double Y, double Z)> atoms)
    {
        var sites = atoms.ToArray();
        return new Crystal(
            lattice, [.. sites.Select(site => Element.FromSymbol(site.Symbol))], [.. sites.Select(site => new Vector3D(site.X, site.Y, site.Z))]);
    }

    /// <summary>Atoms of random elements on a jittered cubic grid, 2.5 Å apart on average.</summary>
    internal static Crystal Random(int atoms, int seed)
    {
        var random = new Random(seed);
        var perAxis = (int)Math.Ceiling(Math.Cbrt(atoms));
        var size = 2.5 * perAxis;
        double Place(int index) => (index + 0.4 * random.NextDouble()) / perAxis;
        return new Crystal(
            Lattice.FromParameters(size, 1.1 * size, 1.2 * size, 90, 85, 95),
            [.. Enumerable.Range(0, atoms).Select(_ => Element.FromAtomicNumber(random.Next(1, 119)))],
            Enumerable.Range(0, atoms).Select(atom =>
                new Vector3D(Place(atom % perAxis), Place(atom / perAxis % perAxis), Place(atom / perAxis / perAxis))).ToImmutableArray());
    }

    /// <summary>The graph of such a crystal at the default options; the seed chooses the crystal system too.</summary>
    internal static CrystalGraph RandomGraph(int atoms, int seed) =>
        CrystalGraph.Of($"random-{atoms}-{seed}", Random(atoms, seed), (CrystalSystem)(seed % 7), new GraphOptions());
}

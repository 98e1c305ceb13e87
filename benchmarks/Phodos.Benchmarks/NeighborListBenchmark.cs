using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Phodos.Crystals;

namespace Phodos.Benchmarks;

/// <summary>
/// Neighbour lists of crystals with 16 Å³ an atom (about 17 edges an atom at 4 Å): the usual cell of the published data, and a large one.
/// </summary>
[MemoryDiagnoser]
public class NeighborListBenchmark
{
    private Crystal _crystal = null!;

    [Params(14, 10_000)]
    public int Atoms { get; set; }

    [Params(4.0, 8.0)]
    public double Cutoff { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var perAxis = (int)Math.Ceiling(Math.Cbrt(Atoms));
        var positions = Enumerable.Range(0, Atoms).Select(index => new Vector3D(
            (index % perAxis + 0.4 * random.NextDouble()) / perAxis,
            (index / perAxis % perAxis + 0.4 * random.NextDouble()) / perAxis,
            (index / perAxis / perAxis + 0.4 * random.NextDouble()) / perAxis)).ToImmutableArray();
        var length = Math.Cbrt(16.0 * Atoms);
        _crystal = new Crystal(
            Lattice.FromParameters(length, length, length, 80, 85, 95), [.. Enumerable.Repeat(Element.FromSymbol("Si"), Atoms)], positions);
    }

    [Benchmark]
    public NeighborList Build() => NeighborList.Build(_crystal, Cutoff);

    /// <summary>Validation dominates it: the search for atoms that are too close.</summary>
    [Benchmark]
    public Crystal MakeCrystal() => new(_crystal.Lattice, _crystal.Species, _crystal.FractionalPositions);
}

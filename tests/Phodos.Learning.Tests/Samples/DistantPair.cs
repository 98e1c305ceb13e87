using Phodos.Crystals;
using Phodos.Learning.Graphs;

namespace Phodos.Learning.Tests.Samples;

/// <summary>Two atoms far from all others, at a distance (angstrom) that can pass the cutoff.</summary>
internal static class DistantPair
{
    private const double Edge = 12;

    internal static CrystalGraph At(double distance) => CrystalGraph.Of(
        "pair",
        SampleCrystals.Cell(Lattice.FromParameters(Edge, Edge, Edge, 90, 90, 90), [("Ga", 0, 0, 0), ("As", distance / Edge, 0, 0)]),
        CrystalSystem.Tetragonal,
        new GraphOptions());
}

using Phodos.Datasets.Portrait;
using Phodos.Tests.Crystals.Symmetry;

namespace Phodos.Tests.Datasets.Portrait;

public sealed class NeighborCountsTest
{
    [Theory]
    [InlineData("rocksalt NaCl", 0.5, 6)]
    [InlineData("rocksalt NaCl", 0.7071, 18)] // and the twelve of its own kind
    [InlineData("diamond", 0.4330, 4)]
    [InlineData("diamond", 0.7071, 16)]
    [InlineData("fcc copper", 0.7071, 12)]
    [InlineData("fcc copper", 1, 18)]
    [InlineData("bcc iron", 0.8660, 8)]
    [InlineData("bcc iron", 1, 14)]
    public void Shells_of_simple_structures_are_full(string name, double shellInEdges, int neighbors)
    {
        var crystal = KnownCrystals.All[name].Crystal;
        var counts = NeighborCounts.Of(crystal, [1.01 * shellInEdges * crystal.Lattice.A.Length]).ShouldHaveSingleItem();
        counts.Occurrences.ShouldBe([(neighbors, crystal.AtomCount)]);
    }

    [Fact]
    public void Each_cutoff_counts_what_is_strictly_nearer()
    {
        var simpleCubic = KnownCrystals.Cell(3, 3, 3, 90, 90, 90, ("Po", 0, 0, 0));
        var counts = NeighborCounts.Of(simpleCubic, [2.9, 3, 3.1, 4.3]);
        counts.Select(distribution => distribution.Maximum).ShouldBe([0, 0, 6, 18]);
    }

    [Fact]
    public void Different_sites_are_counted_apart()
    {
        // Ti has six O; O has two Ti, and eight O at 2.76 Å.
        var perovskite = KnownCrystals.All["cubic perovskite"].Crystal;
        NeighborCounts.Of(perovskite, [2.0])[0].Occurrences.ShouldBe([(0, 1), (2, 3), (6, 1)]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(20.1)]
    [InlineData(double.NaN)]
    public void A_cutoff_out_of_range_is_refused(double cutoff) => Should.Throw<ArgumentOutOfRangeException>(
        () => NeighborCounts.Of(KnownCrystals.All["diamond"].Crystal, [2, cutoff]));
}

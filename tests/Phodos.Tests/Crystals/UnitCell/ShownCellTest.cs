using Phodos.Crystals;
using Phodos.Crystals.UnitCell;
using Phodos.Datasets.Portrait;
using Phodos.Tests.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.UnitCell;

public sealed class ShownCellTest
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 0)]
    [InlineData(-2, 1)]
    [InlineData(5, -2)]
    public void A_monoclinic_cell_has_the_shortest_vectors_across_its_axis(int inC, int inA)
    {
        var zirconia = KnownCrystals.All["monoclinic zirconia"].Crystal;
        var (a, b, c) = (zirconia.Lattice.A, zirconia.Lattice.B, zirconia.Lattice.C);
        var longC = c + inC * a;
        var skewed = Recast(zirconia, new Lattice(a + inA * longC, b, longC));
        var shown = ShownCell.Of(Symmetry(CrystalSystem.Monoclinic, skewed));

        var cell = LatticeParameters.Of(shown);
        double[] lengths = [cell.A, cell.C];
        lengths.Order().ShouldBe([5.15, 5.32], 1e-9);
        (cell.B, cell.Alpha, cell.Beta, cell.Gamma).ShouldBe((5.21, 90, 99.2, 90), new Near());
        cell.VolumePerAtom.ShouldBe(zirconia.Lattice.Volume / 12, 1e-9);
        NeighborCounts.Of(shown, [2.2, 4])[1].Occurrences.ShouldBe(NeighborCounts.Of(zirconia, [2.2, 4])[1].Occurrences);
    }

    [Fact]
    public void Other_cells_stay_as_they_are()
    {
        var cell = KnownCrystals.All["rutile TiO2"].Crystal;
        ShownCell.Of(Symmetry(CrystalSystem.Tetragonal, cell)).ShouldBeSameAs(cell);
    }

    private static CrystalSymmetry Symmetry(CrystalSystem system, Crystal conventional) =>
        new(1, 1, "", system, conventional, conventional);

    private static Crystal Recast(Crystal crystal, Lattice lattice) => new(
        lattice,
        crystal.Species,
        [.. crystal.FractionalPositions.Select(position => lattice.ToFractional(crystal.Lattice.ToCartesian(position)))]);

    private sealed class Near : IEqualityComparer<(double, double, double, double)>
    {
        public bool Equals((double, double, double, double) x, (double, double, double, double) y) =>
            Math.Abs(x.Item1 - y.Item1) + Math.Abs(x.Item2 - y.Item2) + Math.Abs(x.Item3 - y.Item3) + Math.Abs(x.Item4 - y.Item4) < 1e-9;

        public int GetHashCode((double, double, double, double) obj) => 0;
    }
}

using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.Spectra;

namespace Phodos.Tests.LatticeDynamics;

public sealed class PhononDosTests
{
    private const double Width = 5;
    private static readonly FrequencyGrid Grid = new(0, 1, 601);

    [Fact]
    public void The_density_of_states_holds_three_states_an_atom() =>
        PhononDos.Compute(ModelCrystals.Springy(ModelCrystals.RockSalt()), new QMesh(4, 4, 4), Grid, Width).Integral.ShouldBe(6, 1e-9);

    [Fact]
    public void States_at_zero_frequency_are_not_lost() // four of the six modes of the chain
    {
        var dos = PhononDos.Compute(ModelCrystals.DiatomicChain(30, 23, 35), new QMesh(5, 1, 1), Grid, Width);
        dos.Integral.ShouldBe(6, 1e-9);
        dos.Values[0].ShouldBe(8 / (Width * Math.Sqrt(2 * Math.PI)), 0.01);
    }

    [Fact]
    public void The_parts_of_the_elements_add_up_to_the_total()
    {
        var dos = PhononDos.Compute(ModelCrystals.Springy(ModelCrystals.RockSalt()), new QMesh(4, 4, 4), Grid, Width);
        dos.Projections.Keys.ShouldBe(["Cl", "Na"]);
        dos.Projections["Na"].Zip(dos.Projections["Cl"], (sodium, chlorine) => sodium + chlorine).ShouldBe(dos.Values);
    }

    [Fact]
    public void Each_element_carries_three_states_an_atom() // the eigenvectors of each q are complete
    {
        var dos = PhononDos.Compute(ModelCrystals.Springy(ModelCrystals.RockSalt()), new QMesh(4, 4, 4), Grid, Width);
        dos.Projections["Na"].Sum().ShouldBe(3, 0.1);
        dos.Projections["Cl"].Sum().ShouldBe(3, 0.1);
    }

    [Fact]
    public void A_supercell_has_the_same_density_of_states_for_each_atom()
    {
        var crystal = ModelCrystals.RockSalt();
        var supercell = crystal.Supercell(IntegerMatrix.Diagonal(2, 1, 3));
        var small = PhononDos.Compute(ModelCrystals.Springy(crystal), new QMesh(4, 2, 6), Grid, Width);
        var large = PhononDos.Compute(ModelCrystals.Springy(supercell), new QMesh(2, 2, 2), Grid, Width);
        large.Values.ShouldBeNear(small.Values.Select(value => 6 * value), 1e-6);
        large.Projections["Na"].ShouldBeNear(small.Projections["Na"].Select(value => 6 * value), 1e-6);
    }

    [Fact]
    public void A_finer_mesh_changes_a_smooth_density_of_states_little()
    {
        var matrix = ModelCrystals.Springy(ModelCrystals.RockSalt());
        var coarse = PhononDos.Compute(matrix, new QMesh(8, 8, 8), Grid, width: 20);
        var fine = PhononDos.Compute(matrix, new QMesh(12, 12, 12), Grid, width: 20);
        coarse.Values.ShouldBeNear(fine.Values, 0.01 * fine.Maximum);
    }

    [Fact]
    public void Modes_beyond_the_grid_are_lost()
    {
        var beyond = new FrequencyGrid(5000, 1, 11);
        var dos = PhononDos.Compute(ModelCrystals.Springy(ModelCrystals.RockSalt()), new QMesh(4, 4, 4), beyond, Width);
        dos.Values.ShouldAllBe(value => value == 0);
    }
}

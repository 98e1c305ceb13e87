using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Tests.LatticeDynamics.Supercells;

public sealed class SupercellMapTests
{
    public static TheoryData<IntegerMatrix> Matrices =>
    [
        IntegerMatrix.Diagonal(2, 3, 1),
        new IntegerMatrix((-1, 1, 1), (1, -1, 1), (1, 1, -1)),
        new IntegerMatrix((2, 1, 0), (-1, 2, 0), (3, 0, 2)),
        new IntegerMatrix((0, 0, 2), (0, -3, 1), (1, 5, 0)),
    ];

    [Theory]
    [MemberData(nameof(Matrices))]
    public void Every_atom_is_found_in_any_cell(IntegerMatrix matrix)
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), matrix);
        supercell.Matrix.ShouldBe(matrix);
        supercell.CellCount.ShouldBe((int)Math.Abs(matrix.Determinant));
        for (var atom = 0; atom < supercell.Crystal.AtomCount; atom++)
        {
            var (a, b, c) = supercell.Shifts[atom];
            var (x, y, z) = matrix.MultiplyLeft(1, -2, 3); // the same place one of the supercell's cells away
            supercell.AtomAt(supercell.PrimitiveAtoms[atom], (a + x, b + y, c + z)).ShouldBe(atom);
        }
    }

    [Fact]
    public void Cells_that_do_not_fit_are_refused()
    {
        var salt = ModelCrystals.RockSalt();
        var two = salt.Supercell(IntegerMatrix.Diagonal(2, 1, 1));
        Message(() => Supercell.Map(salt, ModelCrystals.RockSalt(a: 6))).ShouldContain("vector a");
        Message(() => Supercell.Map(salt, ModelCrystals.RockSalt("K"))).ShouldContain("atom 1 (K)");
        Message(() => Supercell.Map(salt, new Crystal(two.Lattice, two.Species[1..], two.FractionalPositions[1..]))).ShouldContain("3 atoms");
        Message(() => Supercell.Map(salt, new Crystal(salt.Lattice, salt.Species, [default, new(0.5, 0.5, 0.51)]))).ShouldContain("atom 2 (Cl)");
    }

    [Fact]
    public void Phonopy_lists_the_copies_of_an_atom_with_the_first_axis_running_fastest()
    {
        var cubic = new Crystal(
            new Lattice(new(4, 0, 0), new(0, 4, 0), new(0, 0, 4)), [Element.FromSymbol("Cs"), Element.FromSymbol("Cl")], [default, new(0.5, 0.5, 0.5)]);
        var supercell = PhonopyCells.Supercell(cubic, IntegerMatrix.Diagonal(2, 2, 1));
        supercell.Species.Select(element => element.Symbol).ShouldBe(["Cs", "Cs", "Cs", "Cs", "Cl", "Cl", "Cl", "Cl"]);
        supercell.FractionalPositions[..4].ShouldBe([new(0, 0, 0), new(0.5, 0, 0), new(0, 0.5, 0), new(0.5, 0.5, 0)]);

        // Rows (0, 1, 1), (1, 0, 1), (1, 1, 0): of the box of 2 x 2 x 2 cells the first of each kind.
        var centred = PhonopyCells.Supercell(cubic, new IntegerMatrix((0, 1, 1), (1, 0, 1), (1, 1, 0)));
        centred.AtomCount.ShouldBe(4);
        centred.Lattice.ToCartesian(centred.FractionalPositions[1]).X.ShouldBe(4, 1e-9);
    }

    [Fact]
    public void The_primitive_cell_takes_the_first_of_the_atoms_that_it_makes_alike()
    {
        var conventional = ModelCrystals.RockSalt().Supercell(new IntegerMatrix((-1, 1, 1), (1, -1, 1), (1, 1, -1)));
        var primitive = PhonopyCells.Primitive(conventional, (new(0, 0.5, 0.5), new(0.5, 0, 0.5), new(0.5, 0.5, 0)));
        primitive.AtomCount.ShouldBe(2);
        Supercell.Map(primitive, conventional).CellCount.ShouldBe(4);
        Should.Throw<InvalidInputException>(() => PhonopyCells.Primitive(conventional, (new(0.5, 0, 0), new(0, 1, 0), new(0, 0, 1))))
            .Message.ShouldContain("primitive axes");
        Should.Throw<InvalidInputException>(() => PhonopyCells.Supercell(conventional, IntegerMatrix.Diagonal(1, 1, -1)));
    }

    [Theory]
    [MemberData(nameof(Matrices))]
    public void Images_share_a_block_and_add_up_to_it(IntegerMatrix matrix)
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), matrix);
        var folded = SpringSupercells.Folded(supercell);
        var again = new Matrix3[2 * supercell.Crystal.AtomCount];
        foreach (var (first, second, shift, value) in folded.Unfold().Blocks)
            again[first * supercell.Crystal.AtomCount + supercell.AtomAt(second, shift)] += value;
        SpringSupercells.Difference(folded, new SupercellForceConstants(supercell, again)).ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void The_supercell_does_not_matter_where_it_holds_all_forces()
    {
        var salt = ModelCrystals.RockSalt();
        var q = new Vector3D(0.13, 0.29, -0.41);
        var expected = PhononModes.At(ModelCrystals.Springy(salt), q).Frequencies;
        foreach (var matrix in new[] { IntegerMatrix.Diagonal(4, 4, 4), new((-2, 2, 2), (2, -2, 2), (2, 2, -2)), new((4, 1, 0), (0, 4, 0), (1, 0, 5)) })
        {
            var dynamical = new DynamicalMatrix(SpringSupercells.Folded(SpringSupercells.Of(salt, matrix)).Unfold());
            PhononModes.At(dynamical, q).Frequencies.ShouldBeNear(expected, 1e-6);
        }
    }

    [Fact]
    public void Rows_of_a_file_may_belong_to_any_copy_of_an_atom()
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(2, 2, 3));
        var folded = SpringSupercells.Folded(supercell);
        int[] rows = [3, supercell.PrimitiveAtoms.ToList().FindLastIndex(atom => atom != supercell.PrimitiveAtoms[3])];
        var read = SupercellForceConstants.FromRows(
            supercell, rows, (row, atom) => folded[supercell.PrimitiveAtoms[rows[row]], supercell.AsSeenFrom(rows[row], atom)]);
        SpringSupercells.Difference(folded, read).ShouldBe(0);
        Should.Throw<InvalidInputException>(() => SupercellForceConstants.FromRows(supercell, [3], (_, _) => default)).Message
            .ShouldContain("no force constants of atom");
    }

    private static string Message(Action action) => Should.Throw<InvalidInputException>(action).Message;
}

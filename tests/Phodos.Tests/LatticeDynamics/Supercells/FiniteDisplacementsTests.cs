using CsCheck;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Tests.LatticeDynamics.Supercells;

public sealed class FiniteDisplacementsTests
{
    private static readonly Vector3D[] Axes = [new(0.01, 0, 0), new(0, 0.01, 0), new(0, 0, 0.01)];

    // A random distortion is now and then almost none. Such a crystal has symmetry within the tolerance of the search, over which the
    // solver averages force constants that differ by as much.
    private static readonly Gen<Crystal> WithoutSymmetry =
        ModelCrystals.Random.Where(crystal => SymmetryOperations.Find(crystal).Length == 1);

    [Fact]
    public void One_displacement_of_each_kind_of_atom_is_enough_in_a_cubic_crystal()
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), new IntegerMatrix((-2, 2, 2), (2, -2, 2), (2, 2, -2)));
        var known = SpringSupercells.Folded(supercell);
        var solved = Solve(supercell, Displace(known, 5, Axes[2]), Displace(known, 6, new(0.01, 0.003, 0)), Displace(known, 0, Axes[0]));
        SpringSupercells.Difference(solved, known).ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void An_atom_that_is_not_displaced_has_the_force_constants_of_one_that_symmetry_makes_alike()
    {
        var oneKind = new Crystal(ModelCrystals.RockSalt().Lattice, [.. Two("Si")], [default, new(0.25, 0.25, 0.25)]);
        var supercell = SpringSupercells.Of(oneKind, IntegerMatrix.Diagonal(3, 3, 3));
        var known = SpringSupercells.Folded(supercell);
        SpringSupercells.Difference(Solve(supercell, Displace(known, 4, Axes[1])), known).ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void A_crystal_without_symmetry_needs_three_displacements_of_every_atom() => WithoutSymmetry.Sample(
        crystal =>
        {
            var supercell = SpringSupercells.Of(crystal, new IntegerMatrix((2, 0, 0), (1, 2, 0), (0, 0, 1)));
            var known = SpringSupercells.Folded(supercell);
            var homes = Enumerable.Range(0, crystal.AtomCount).Select(atom => supercell.AtomAt(atom, (0, 0, 0))).ToArray();
            var all = homes.SelectMany(atom => Axes.Select(axis => SpringSupercells.Displaced(known, atom, axis))).ToArray();
            SpringSupercells.Difference(Solve(supercell, all), known).ShouldBeLessThan(1e-9);
            Should.Throw<InvalidInputException>(() => Solve(supercell, all[..^1])).Message.ShouldContain("three directions");
            Should.Throw<InvalidInputException>(() => Solve(supercell, all[3..])).Message.ShouldContain("atom 1 ");
        },
        iter: 10);

    [Fact]
    public void A_supercell_that_is_less_symmetric_than_the_crystal_needs_more_displacements()
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), new IntegerMatrix((-1, 1, 1), (2, -2, 2), (3, 3, -3)));
        var known = SpringSupercells.Folded(supercell);
        var homes = new[] { supercell.AtomAt(0, (0, 0, 0)), supercell.AtomAt(1, (0, 0, 0)) };
        SpringSupercells.Difference(
            Solve(supercell, [.. homes.SelectMany(atom => Axes.Select(axis => SpringSupercells.Displaced(known, atom, axis)))]), known)
            .ShouldBeLessThan(1e-9);
        Should.Throw<InvalidInputException>(
            () => Solve(supercell, [.. homes.Select(atom => SpringSupercells.Displaced(known, atom, Axes[0]))]))
            .Message.ShouldContain("three directions");
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(2, 2, 2));
        var good = Displace(SpringSupercells.Folded(supercell), 0, Axes[0]);
        Should.Throw<InvalidInputException>(() => Solve(supercell, good with { Atom = 16 })).Message.ShouldContain("atom 17");
        Should.Throw<InvalidInputException>(() => Solve(supercell, good with { Forces = good.Forces[1..] })).Message.ShouldContain("15 atoms");
        Should.Throw<InvalidInputException>(() => Solve(supercell, good with { Displacement = default })).Message.ShouldContain("zero");
    }

    [Fact]
    public void Noise_is_symmetrised_away_and_measured()
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(2, 2, 3));
        var known = SpringSupercells.Folded(supercell);
        var (same, none) = ForceConstantsSymmetrization.Apply(known);
        SpringSupercells.Difference(same, known).ShouldBeLessThan(1e-10);
        none.SumRule.ShouldBeLessThan(1e-10);
        none.Permutation.ShouldBeLessThan(1e-10);

        var noisy = known.Values.ToArray();
        noisy[1] += new Matrix3(0.01, 0.02, 0, 0, 0, 0, 0, 0, 0);
        var (clean, residuals) = ForceConstantsSymmetrization.Apply(new SupercellForceConstants(supercell, noisy));
        residuals.SumRule.ShouldBe(0.02, 1e-9);
        residuals.Permutation.ShouldBe(0.02, 1e-9);
        var unfolded = clean.Unfold();

        // Of the sum over the blocks of an atom an antisymmetric part is left, as phonopy leaves it; no mode at rest gets a force from it.
        foreach (var ofAtom in unfolded.Blocks.GroupBy(block => block.First, block => block.Value))
        {
            var sum = ofAtom.Aggregate((left, right) => left + right);
            (sum + sum.Transpose()).MaximumMagnitude.ShouldBeLessThan(1e-12);
        }

        unfolded.PermutationResidual.ShouldBeLessThan(1e-12);
        SpringSupercells.Difference(clean, known).ShouldBeLessThan(0.02);
    }

    private static IEnumerable<Element> Two(string symbol) => [Element.FromSymbol(symbol), Element.FromSymbol(symbol)];

    private static DisplacedAtom Displace(SupercellForceConstants known, int atom, Vector3D displacement) =>
        SpringSupercells.Displaced(known, atom, displacement);

    private static SupercellForceConstants Solve(Supercell supercell, params DisplacedAtom[] calculations) =>
        FiniteDisplacements.Solve(supercell, SymmetryOperations.Find(supercell.Primitive), calculations);
}

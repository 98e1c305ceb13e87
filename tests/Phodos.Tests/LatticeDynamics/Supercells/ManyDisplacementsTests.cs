using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Tests.LatticeDynamics.Supercells;

public sealed class ManyDisplacementsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void One_random_displacement_of_all_atoms_is_enough_in_a_cubic_crystal()
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), new IntegerMatrix((-2, 2, 2), (2, -2, 2), (2, 2, -2)));
        var known = SpringSupercells.Folded(supercell);
        SpringSupercells.Difference(Solve(supercell, SpringSupercells.Displaced(known, 1)), known).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Atoms_that_symmetry_makes_alike_share_their_force_constants()
    {
        var oneKind = new Crystal(
            ModelCrystals.RockSalt().Lattice, [.. Enumerable.Repeat(Element.FromSymbol("Si"), 2)], [default, new(0.25, 0.25, 0.25)]);
        var supercell = SpringSupercells.Of(oneKind, IntegerMatrix.Diagonal(2, 2, 2));
        var known = SpringSupercells.Folded(supercell);
        SpringSupercells.Difference(Solve(supercell, SpringSupercells.Displaced(known, 1), SpringSupercells.Displaced(known, 2)), known).ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void Noise_of_the_forces_is_averaged_and_the_sum_rule_holds()
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(2, 2, 2));
        var known = SpringSupercells.Folded(supercell);
        double Error(int count)
        {
            var random = new Random(5);
            var solved = Solve(
                supercell,
                [
                    .. Enumerable.Range(0, count).Select(seed => SpringSupercells.Displaced(known, seed)).Select(calculation => calculation with
                    {
                        Forces = [.. calculation.Forces.Select(force => force + SpringSupercells.RandomVector(random, 1e-4))],
                    }),
                ]);
            solved.Unfold().SumRuleResidual.ShouldBeLessThan(1e-9);
            return SpringSupercells.Difference(solved, known);
        }

        Error(40).ShouldBeLessThan(0.5 * Error(1));
    }

    [Fact]
    public void A_crystal_without_symmetry_needs_more_and_is_refused_with_less()
    {
        var crystal = new Crystal(
            new Lattice(new(4, 0.1, 0.2), new(0.3, 4.4, 0), new(0, 0.2, 4.9)),
            [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
            [default, new(0.47, 0.52, 0.49)]);
        var supercell = SpringSupercells.Of(crystal, IntegerMatrix.Diagonal(2, 2, 1));
        var known = SpringSupercells.Folded(supercell);
        var enough = Enumerable.Range(0, 9).Select(seed => SpringSupercells.Displaced(known, seed)).ToArray();
        SpringSupercells.Difference(Solve(supercell, enough), known).ShouldBeLessThan(1e-6);
        var message = Should.Throw<InvalidInputException>(() => Solve(supercell, enough[..2])).Message;
        message.ShouldContain("do not determine the force constants of atom 1 (Na)");
        message.ShouldContain("for 21 unknowns");
        Should.Throw<InvalidInputException>(() => Solve(supercell, [.. Enumerable.Repeat(enough[0], 9)])).Message.ShouldContain("repeat each other");
        Should.Throw<InvalidInputException>(() => Solve(supercell)).Message.ShouldContain("0 calculations");
    }

    [Fact]
    public void Numbers_of_another_supercell_and_work_without_end_are_refused()
    {
        var supercell = SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(2, 1, 1));
        Should.Throw<InvalidInputException>(() => Solve(supercell, new DisplacedConfiguration([default], [default]))).Message
            .ShouldContain("supercell has 4");
        var wrong = new DisplacedConfiguration([new(double.NaN, 0, 0), default, default, default], [default, default, default, default]);
        Should.Throw<InvalidInputException>(() => Solve(supercell, wrong)).Message.ShouldContain("not a finite number");
        var large = SpringSupercells.Of(ModelCrystals.RockSalt(), IntegerMatrix.Diagonal(8, 8, 8));
        Should.Throw<InvalidInputException>(() => Solve(large)).Message.ShouldContain("1024 atoms");
    }

    private static SupercellForceConstants Solve(Supercell supercell, params DisplacedConfiguration[] calculations) =>
        ManyDisplacements.Solve(supercell, SymmetryOperations.Find(supercell.Primitive), calculations, Token);
}

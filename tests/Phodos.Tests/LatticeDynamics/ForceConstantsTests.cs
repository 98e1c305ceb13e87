using CsCheck;
using Phodos.Crystals;
using Phodos.LatticeDynamics;

namespace Phodos.Tests.LatticeDynamics;

public sealed class ForceConstantsTests
{
    [Fact]
    public void A_spring_pulls_along_its_line_and_across_it_with_its_two_stiffnesses()
    {
        var crystal = new Crystal(
            new Lattice(new(8, 0, 0), new(0, 8, 0), new(0, 0, 8)), [.. new[] { "Na", "Cl" }.Select(Element.FromSymbol)], [default, new(0.25, 0.25, 0)]);
        var block = ForceConstants.FromSprings(crystal, [new Spring(0, 1, (0, 0, 0), Central: 8, Transverse: 2)]).Blocks[0];
        block.First.ShouldBe(0);
        block.Second.ShouldBe(1);
        (-16.02176634 * block.Value - new Matrix3(5, 3, 0, 3, 5, 0, 0, 0, 2)).MaximumMagnitude.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Moving_the_whole_crystal_costs_no_force() => ModelCrystals.Random.Sample(
        crystal =>
        {
            var forceConstants = SpringModel.ForceConstants(crystal);
            var stiffest = forceConstants.Blocks.Max(block => block.Value.MaximumMagnitude);
            forceConstants.SumRuleResidual.ShouldBeLessThan(1e-10 * stiffest);
        },
        iter: 30);

    [Fact]
    public void Every_force_has_its_reaction() => ModelCrystals.Random.Sample(
        crystal =>
        {
            var forceConstants = SpringModel.ForceConstants(crystal);
            var known = forceConstants.Blocks.ToHashSet();
            foreach (var (first, second, (a, b, c), value) in forceConstants.Blocks)
                known.ShouldContain(new ForceConstants.Block(second, first, (-a, -b, -c), value.Transpose()));
            forceConstants.PermutationResidual.ShouldBe(0);
        },
        iter: 30);

    [Theory]
    [InlineData(0, 0, 0, 1, 0)] // an atom with itself
    [InlineData(0, 2, 0, 1, 0)]
    [InlineData(-1, 0, 0, 1, 0)]
    [InlineData(0, 1, 0, -1, 0)]
    [InlineData(0, 1, 0, 1, double.NaN)]
    [InlineData(0, 1, 0, double.PositiveInfinity, 0)]
    public void A_spring_that_cannot_be_is_refused(int first, int second, int shift, double central, double transverse) =>
        Should.Throw<ArgumentOutOfRangeException>(
            () => ForceConstants.FromSprings(ModelCrystals.RockSalt(), [new Spring(first, second, (shift, 0, 0), central, transverse)]));

    [Fact]
    public void What_does_not_add_up_or_has_no_reaction_is_measured()
    {
        var pull = new Matrix3(1, 0.5, 0, 0, 1, 0, 0, 0, 1);
        var crystal = ModelCrystals.RockSalt();
        ForceConstants Of(Matrix3 back) => new(
            crystal,
            [
                new(0, 1, (1, 0, 0), -pull), new(1, 0, (-1, 0, 0), -back), new(0, 0, (0, 0, 0), pull), new(1, 1, (0, 0, 0), pull.Transpose()),
            ]);
        Of(pull.Transpose()).SumRuleResidual.ShouldBe(0);
        Of(pull.Transpose()).PermutationResidual.ShouldBe(0.5); // of the self blocks, which are not symmetric
        Of(0.75 * pull.Transpose()).SumRuleResidual.ShouldBe(0.25);
        Of(2 * pull.Transpose()).PermutationResidual.ShouldBe(1);
    }

    [Fact]
    public void Blocks_that_cannot_be_are_refused()
    {
        var crystal = ModelCrystals.RockSalt();
        Should.Throw<ArgumentException>(() => new ForceConstants(crystal, [new(0, 2, (0, 0, 0), Matrix3.Identity)]));
        Should.Throw<ArgumentException>(() => new ForceConstants(crystal, [new(-1, 0, (0, 0, 0), Matrix3.Identity)]));
        Should.Throw<ArgumentException>(() => new ForceConstants(crystal, [new(0, 1, (0, 0, 0), double.NaN * Matrix3.Identity)]));
    }
}

using CsCheck;
using Phodos.Crystals;
using Phodos.LatticeDynamics;

namespace Phodos.Tests.LatticeDynamics;

public sealed class ForceConstantsTests
{
    private static readonly (int Row, int Column)[] Elements = [(0, 0), (1, 1), (2, 2), (1, 2), (0, 2), (0, 1)];

    [Fact]
    public void A_spring_pulls_along_its_line_and_across_it_with_its_two_stiffnesses()
    {
        var tensor = SymmetricTensor.Axial(new Vector3D(3, 3, 0), along: 8, across: 2);
        tensor.ShouldBe(new SymmetricTensor(5, 5, 2, 0, 0, 3), TensorTolerance);
    }

    [Fact]
    public void Moving_the_whole_crystal_costs_no_force() => ModelCrystals.Random.Sample(
        crystal =>
        {
            var blocks = SpringModel.ForceConstants(crystal).Blocks;
            var stiffest = blocks.Max(block => Math.Abs(block.Value.XX));
            foreach (var ofAtom in blocks.GroupBy(block => block.First))
            {
                foreach (var (row, column) in Elements)
                    ofAtom.Sum(block => block.Value[row, column]).ShouldBe(0, 1e-10 * stiffest);
            }
        },
        iter: 30);

    [Fact]
    public void Every_force_has_its_reaction() => ModelCrystals.Random.Sample(
        crystal =>
        {
            var blocks = SpringModel.ForceConstants(crystal).Blocks;
            var known = blocks.ToHashSet();
            foreach (var (first, second, (a, b, c), value) in blocks)
                known.ShouldContain(new ForceConstants.Block(second, first, (-a, -b, -c), value));
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

    private static readonly IEqualityComparer<SymmetricTensor> TensorTolerance = EqualityComparer<SymmetricTensor>.Create(
        (left, right) => Elements.All(element => Math.Abs(left[element.Row, element.Column] - right[element.Row, element.Column]) < 1e-12));
}

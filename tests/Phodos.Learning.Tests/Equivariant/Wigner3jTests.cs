using Phodos.Learning.Equivariant;
using Phodos.Learning.Tests.Samples;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Equivariant;

public class Wigner3jTests
{
    private const int Highest = 3;
    private const double Rounding = 1e-12;

    public static TheoryData<int, int, int> Triangles
    {
        get
        {
            var data = new TheoryData<int, int, int>();
            foreach (var (l1, l2) in Pairs)
            {
                for (var l3 = Math.Abs(l1 - l2); l3 <= Math.Min(l1 + l2, Highest); l3++)
                    data.Add(l1, l2, l3);
            }

            return data;
        }
    }

    public static TheoryData<int, int> DegreePairs => [.. Pairs];

    private static IEnumerable<(int, int)> Pairs =>
        from l1 in Enumerable.Range(0, Highest + 1)
        from l2 in Enumerable.Range(0, Highest + 1)
        select (l1, l2);

    [Theory]
    [MemberData(nameof(Triangles))]
    public void A_rotation_of_all_indices_changes_nothing(int l1, int l2, int l3)
    {
        using var scope = NewDisposeScope();
        var symbol = Symbol(l1, l2, l3);
        var turn = Orthogonal.Rotation(seed: 100 * l1 + 10 * l2 + l3);
        Tensor D(int degree) => Representation.WignerD(turn, new Irrep(degree, IsOdd: false));
        var turned = einsum("abc,ia,jb,kc->ijk", symbol, D(l1), D(l2), D(l3));
        (turned - symbol).abs().max().item<double>().ShouldBeLessThan(Rounding);
    }

    [Theory]
    [MemberData(nameof(Triangles))]
    public void The_components_of_the_third_index_are_orthogonal_and_of_equal_norm(int l1, int l2, int l3)
    {
        using var scope = NewDisposeScope();
        var symbol = Symbol(l1, l2, l3);
        var products = einsum("abc,abd->cd", symbol, symbol);
        (products - eye(2 * l3 + 1, dtype: ScalarType.Float64) / (2 * l3 + 1)).abs().max().item<double>().ShouldBeLessThan(Rounding);
    }

    [Theory]
    [MemberData(nameof(DegreePairs))]
    public void All_third_degrees_together_are_complete(int l1, int l2)
    {
        using var scope = NewDisposeScope();
        var sum = zeros([2 * l1 + 1, 2 * l2 + 1, 2 * l1 + 1, 2 * l2 + 1], dtype: ScalarType.Float64);
        for (var l3 = Math.Abs(l1 - l2); l3 <= l1 + l2; l3++)
        {
            var symbol = Symbol(l1, l2, l3);
            sum += (2 * l3 + 1) * einsum("abc,ijc->abij", symbol, symbol);
        }

        var pairs = (2 * l1 + 1) * (2 * l2 + 1);
        (sum.view(pairs, pairs) - eye(pairs, dtype: ScalarType.Float64)).abs().max().item<double>().ShouldBeLessThan(Rounding);
    }

    [Theory]
    [MemberData(nameof(Triangles))]
    public void Another_order_of_the_degrees_changes_the_order_of_the_indices_and_perhaps_the_sign(int l1, int l2, int l3)
    {
        using var scope = NewDisposeScope();
        var symbol = Symbol(l1, l2, l3);
        foreach (var other in new[]
        {
            Symbol(l2, l1, l3).permute(1, 0, 2), Symbol(l1, l3, l2).permute(0, 2, 1), Symbol(l3, l2, l1).permute(2, 1, 0),
            Symbol(l2, l3, l1).permute(2, 0, 1), Symbol(l3, l1, l2).permute(1, 2, 0),
        })
        {
            var (same, opposite) = ((other - symbol).abs().max().item<double>(), (other + symbol).abs().max().item<double>());
            Math.Min(same, opposite).ShouldBeLessThan(Rounding);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void With_a_scalar_it_is_the_unit_matrix(int degree)
    {
        using var scope = NewDisposeScope();
        var unit = eye(2 * degree + 1, dtype: ScalarType.Float64) / Math.Sqrt(2 * degree + 1);
        (Symbol(degree, 0, degree).squeeze(1) - unit).abs().max().item<double>().ShouldBeLessThan(Rounding);
    }

    [Fact]
    public void Of_three_vectors_it_is_the_triple_product()
    {
        var symbol = Wigner3j.Of(1, 1, 1);
        symbol[0, 1, 2].ShouldBe(1 / Math.Sqrt(6), 1e-15);
        symbol[1, 0, 2].ShouldBe(-1 / Math.Sqrt(6), 1e-15);
        symbol[0, 0, 1].ShouldBe(0, 1e-15);
    }

    [Theory]
    [InlineData(1, 1, 3)]
    [InlineData(0, 1, 0)]
    [InlineData(3, 1, 1)]
    [InlineData(-1, 1, 1)]
    [InlineData(1, -1, 0)]
    [InlineData(0, 0, -1)]
    public void Degrees_that_form_no_triangle_are_refused(int l1, int l2, int l3) =>
        Should.Throw<ArgumentException>(() => Wigner3j.Of(l1, l2, l3)).Message.ShouldContain("triangle");

    private static Tensor Symbol(int l1, int l2, int l3) =>
        tensor(Wigner3j.Of(l1, l2, l3).Cast<double>().ToArray(), [2 * l1 + 1, 2 * l2 + 1, 2 * l3 + 1]);
}

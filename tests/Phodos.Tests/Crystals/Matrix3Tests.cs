using CsCheck;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public sealed class Matrix3Tests
{
    private static readonly Gen<Matrix3> Matrices = Gen.Double[-2, 2].Array[9].Select(
        e => new Matrix3(e[0], e[1], e[2], e[3], e[4], e[5], e[6], e[7], e[8]));

    private static readonly Matrix3 Counted = new(1, 2, 3, 4, 5, 6, 7, 8, 10);

    [Fact]
    public void Elements_are_by_rows()
    {
        Enumerable.Range(0, 9).Select(index => Counted[index / 3, index % 3]).ShouldBe([1, 2, 3, 4, 5, 6, 7, 8, 10]);
        Matrix3.FromRows(new(1, 2, 3), new(4, 5, 6), new(7, 8, 10)).ShouldBe(Counted);
        Counted.Transpose()[0, 2].ShouldBe(7);
        Should.Throw<ArgumentOutOfRangeException>(() => Counted[3, 0]);
    }

    [Fact]
    public void A_product_sums_over_the_inner_index()
    {
        (Counted * new Vector3D(1, 0, -1)).ShouldBe(new Vector3D(-2, -2, -3));
        (Counted * Matrix3.FromRows(new(0, 1, 0), new(0, 0, 1), new(1, 0, 0))).ShouldBe(new Matrix3(3, 1, 2, 6, 4, 5, 10, 7, 8));
        Matrix3.Outer(new(1, 2, 3), new(0, 1, 10)).ShouldBe(new Matrix3(0, 1, 10, 0, 2, 20, 0, 3, 30));
        Counted.Determinant.ShouldBe(-3, 1e-12);
        Counted.Trace.ShouldBe(16);
    }

    [Fact]
    public void The_transpose_of_a_product_is_that_of_its_factors_in_turn() => Gen.Select(Matrices, Matrices).Sample(
        (left, right) => ((left * right).Transpose() - right.Transpose() * left.Transpose()).MaximumMagnitude.ShouldBeLessThan(1e-12));

    [Fact]
    public void A_matrix_times_its_inverse_is_one() => Matrices.Where(matrix => Math.Abs(matrix.Determinant) > 0.1).Sample(
        matrix => (matrix * matrix.Inverse() - Matrix3.Identity).MaximumMagnitude.ShouldBeLessThan(1e-10));

    [Fact]
    public void A_matrix_without_volume_has_no_inverse() =>
        Should.Throw<ArgumentException>(() => Matrix3.Outer(new(1, 2, 3), new(1, 1, 1)).Inverse());

    [Fact]
    public void One_element_that_is_not_a_number_makes_the_matrix_not_finite()
    {
        Counted.IsFinite.ShouldBeTrue();
        (Counted with { ZZ = double.NaN }).IsFinite.ShouldBeFalse();
        (Counted with { XY = double.NegativeInfinity }).IsFinite.ShouldBeFalse();
    }
}

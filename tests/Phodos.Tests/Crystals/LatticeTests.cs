using CsCheck;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public class LatticeTests
{
    [Fact]
    public void Fractional_and_Cartesian_coordinates_are_inverse() =>
        Gen.Select(RandomCrystals.Lattices, Gen.Double[-10, 10].Array[3]).Sample((lattice, x) =>
        {
            var fractional = new Vector3D(x[0], x[1], x[2]);
            (lattice.ToFractional(lattice.ToCartesian(fractional)) - fractional).Length.ShouldBeLessThan(1e-10);
        });

    [Fact]
    public void Parameters_come_back_from_the_vectors() =>
        Gen.Select(Gen.Double[1, 20].Array[3], Gen.Double[65, 115].Array[3]).Sample((lengths, angles) =>
        {
            var lattice = Lattice.FromParameters(lengths[0], lengths[1], lengths[2], angles[0], angles[1], angles[2]);
            new[] { lattice.A.Length, lattice.B.Length, lattice.C.Length }.ShouldBe(lengths, 1e-9);
            new[] { Angle(lattice.B, lattice.C), Angle(lattice.C, lattice.A), Angle(lattice.A, lattice.B) }.ShouldBe(angles, 1e-9);
            (lattice.A.Y, lattice.A.Z, lattice.B.Z).ShouldBe((0, 0, 0));
            lattice.IsRightHanded.ShouldBeTrue();
        });

    [Fact]
    public void Right_angles_are_exact()
    {
        var lattice = Lattice.FromParameters(3, 4, 5, 90, 90, 90);
        (lattice.A, lattice.B, lattice.C).ShouldBe((new Vector3D(3, 0, 0), new Vector3D(0, 4, 0), new Vector3D(0, 0, 5)));
        lattice.Volume.ShouldBe(60);
    }

    [Fact]
    public void Reciprocal_vectors_are_dual_and_face_distances_their_inverse_lengths() => RandomCrystals.Lattices.Sample(lattice =>
    {
        Vector3D[] direct = [lattice.A, lattice.B, lattice.C];
        Vector3D[] reciprocal = [lattice.Reciprocal.A, lattice.Reciprocal.B, lattice.Reciprocal.C];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
                reciprocal[i].Dot(direct[j]).ShouldBe(i == j ? 1 : 0, 1e-10);
        }

        var area = lattice.B.Cross(lattice.C).Length;
        lattice.FaceDistances.A.ShouldBe(lattice.Volume / area, 1e-9);
    });

    [Fact]
    public void Swapping_two_vectors_changes_the_handedness_and_not_the_volume() => RandomCrystals.Lattices.Sample(lattice =>
    {
        var swapped = new Lattice(lattice.B, lattice.A, lattice.C);
        swapped.IsRightHanded.ShouldBe(!lattice.IsRightHanded);
        swapped.Volume.ShouldBe(lattice.Volume, 1e-9);
    });

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(1, double.PositiveInfinity, 1)]
    [InlineData(1, 1, 20_000)]
    [InlineData(1, 1, 0.01)]
    public void A_vector_that_no_cell_has_is_refused(double a, double b, double c) =>
        Should.Throw<InvalidInputException>(() => new Lattice(new(a, 0, 0), new(0, b, 0), new(0, 0, c))).Message.ShouldContain("lattice vector");

    [Fact]
    public void Vectors_in_a_plane_are_refused() =>
        Should.Throw<InvalidInputException>(() => new Lattice(new(1, 0, 0), new(0, 1, 0), new(1, 1, 1e-6))).Message.ShouldContain("plane");

    [Theory]
    [InlineData(90, 90, 180)]
    [InlineData(30, 30, 90)]
    [InlineData(120, 120, 120)]
    [InlineData(double.NaN, 90, 90)]
    public void Angles_that_close_no_cell_are_refused(double alpha, double beta, double gamma) =>
        Should.Throw<InvalidInputException>(() => Lattice.FromParameters(3, 4, 5, alpha, beta, gamma));

    private static double Angle(Vector3D left, Vector3D right) => Math.Acos(left.Dot(right) / left.Length / right.Length) * 180 / Math.PI;
}

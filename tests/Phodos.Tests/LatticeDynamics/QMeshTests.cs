using CsCheck;
using Phodos.Crystals;
using Phodos.LatticeDynamics;

namespace Phodos.Tests.LatticeDynamics;

public sealed class QMeshTests
{
    private static readonly Gen<(int, int, int)> Divisions = Gen.Select(Gen.Int[1, 7], Gen.Int[1, 7], Gen.Int[1, 7]);

    [Fact]
    public void The_weights_add_up_to_one() => Divisions.Sample((n1, n2, n3) =>
        new QMesh(n1, n2, n3).Points.Sum(point => point.Weight).ShouldBe(1, 1e-12));

    [Fact]
    public void The_points_and_their_opposites_are_the_centres_of_all_boxes() => Divisions.Sample((n1, n2, n3) =>
    {
        var mesh = new QMesh(n1, n2, n3);
        var points = mesh.Points.SelectMany(point => new[] { point.Q, -point.Q });
        var boxes = points.Select(q => (Box(q.X, n1), Box(q.Y, n2), Box(q.Z, n3))).ToHashSet();
        boxes.Count.ShouldBe(n1 * n2 * n3);
        mesh.Points.Length.ShouldBe((n1 * n2 * n3 + 1) / 2);
    });

    [Fact]
    public void A_point_stands_for_its_opposite_too_and_only_one_that_is_its_own_opposite_counts_once()
    {
        new QMesh(3, 3, 3).Points.Count(point => Math.Abs(point.Weight - 1.0 / 27) < 1e-12).ShouldBe(1);
        new QMesh(2, 3, 3).Points.ShouldAllBe(point => Math.Abs(point.Weight - 2.0 / 18) < 1e-12);
    }

    [Fact]
    public void The_mesh_is_finer_where_the_cell_is_shorter() =>
        QMesh.OfLength(new Lattice(new(3, 0, 0), new(0, 10, 0), new(0, 0, 100)), 30).Divisions.ShouldBe((10, 3, 1));

    [Fact]
    public void A_mesh_needs_a_box_along_each_axis() => Should.Throw<ArgumentOutOfRangeException>(() => new QMesh(2, 0, 2));

    private static int Box(double q, int boxes)
    {
        var position = (q - Math.Floor(q)) * boxes - 0.5;
        position.ShouldBe(Math.Round(position), 1e-9);
        return (int)Math.Round(position);
    }
}

using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public class EmptyLayersTests
{
    [Fact]
    public void The_widest_layer_of_rock_salt_is_that_between_its_densest_planes()
    {
        // (001) planes are half an edge apart; (111) planes, of which each holds one element, only a √3 / 6.
        var h = 5.64 / 2;
        var crystal = new Crystal(
            new Lattice(new Vector3D(0, h, h), new Vector3D(h, 0, h), new Vector3D(h, h, 0)),
            [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
            [new Vector3D(0, 0, 0), new Vector3D(0.5, 0.5, 0.5)]);
        EmptyLayers.Of(crystal, limit: 4).ShouldSatisfyAllConditions(
            empty => empty.Width.ShouldBe(2.82, 1e-9), empty => empty.Directions.ShouldBe(0));
    }

    [Theory]
    [InlineData(4, 4, 20, 1)]
    [InlineData(20, 4, 18, 2)]
    [InlineData(20, 17, 18, 3)]
    public void Room_is_counted_in_directions(double a, double b, double c, int directions)
    {
        // Turned about and given in a skewed cell.
        Vector3D[] vectors = [new(a, 0, 0), new(0, b * 0.6, b * 0.8), new(0, -c * 0.8, c * 0.6)];
        var crystal = new Crystal(
            new Lattice(vectors[0], vectors[1] + vectors[0], vectors[2] + 2 * vectors[0]), [Element.FromSymbol("Na")], [new Vector3D(0.3, 0.2, 0.9)]);
        var empty = EmptyLayers.Of(crystal, limit: 6);
        empty.Directions.ShouldBe(directions);
        empty.Width.ShouldBe(Math.Max(a, Math.Max(b, c)), 1e-9);
    }
}

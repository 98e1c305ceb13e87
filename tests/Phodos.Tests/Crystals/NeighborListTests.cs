using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

public class NeighborListTests
{
    private static readonly Element Si = Element.FromSymbol("Si");

    [Fact]
    public void Edges_are_those_of_a_plain_sum_over_images() => Gen.Select(RandomCrystals.Crystals, Gen.Double[0.6, 6])
        .Sample((crystal, cutoff) => EdgesOf(NeighborList.Build(crystal, cutoff)).ShouldBe(PlainSum(crystal, cutoff)), iter: 150);

    [Theory]
    [InlineData(30, 30, 30, 90, 90, 90, 4)]
    [InlineData(25, 32, 40, 60, 75, 50, 5)]
    [InlineData(12, 60, 9, 90, 120, 100, 4)]
    [InlineData(20, 20, 20, 90, 90, 90, 11)]
    public void Large_cells_give_the_edges_of_a_plain_sum(double a, double b, double c, double alpha, double beta, double gamma, double cutoff)
    {
        var crystal = RandomCrystals.Large(Lattice.FromParameters(a, b, c, alpha, beta, gamma), 150, seed: 4);
        EdgesOf(NeighborList.Build(crystal, cutoff)).ShouldBe(PlainSum(crystal, cutoff));
    }

    [Fact]
    public void A_smaller_cutoff_keeps_the_nearer_edges_whichever_search_finds_them() =>
        Gen.Select(Gen.Double[1, 3].Array[3], Gen.Double[70, 110].Array[3], Gen.Int[20, 400], Gen.Double[0.6, 4]).Sample((lengths, angles, atoms, cutoff) =>
        {
            var size = 1.2 * Math.Cbrt(atoms);
            var lattice = Lattice.FromParameters(size * lengths[0], size * lengths[1], size * lengths[2], angles[0], angles[1], angles[2]);
            var crystal = RandomCrystals.Large(lattice, atoms, seed: atoms);
            var all = NeighborList.Build(crystal, 2 * cutoff);
            NeighborList.Build(crystal, cutoff).EdgeCount.ShouldBe(all.Vectors.ToArray().Count(vector => vector.Length < cutoff));
        }, iter: 40);

    [Fact]
    public void Every_edge_vector_is_what_its_atoms_and_shift_say() => RandomCrystals.Crystals.Sample(crystal =>
    {
        var list = NeighborList.Build(crystal, 5, selfInteraction: true);
        for (var edge = 0; edge < list.EdgeCount; edge++)
        {
            var (a, b, c) = list.Shifts[edge];
            var expected = crystal.Lattice.ToCartesian(crystal.FractionalPositions[list.Destinations[edge]]
                - crystal.FractionalPositions[list.Sources[edge]] + new Vector3D(a, b, c));
            (list.Vectors[edge] - expected).Length.ShouldBeLessThan(1e-11);
            list.Vectors[edge].Length.ShouldBeLessThan(5);
        }
    }, iter: 200);

    [Fact]
    public void Every_edge_has_its_exact_opposite() => RandomCrystals.Crystals.Sample(crystal =>
    {
        var list = NeighborList.Build(crystal, 4.5);
        var edges = Enumerable.Range(0, list.EdgeCount)
            .Select(edge => (list.Sources[edge], list.Destinations[edge], list.Shifts[edge], list.Vectors[edge])).ToHashSet();
        edges.Count.ShouldBe(list.EdgeCount);
        foreach (var (source, destination, (a, b, c), vector) in edges)
            edges.ShouldContain((destination, source, (-a, -b, -c), -vector));
    }, iter: 100);

    [Fact]
    public void Sources_ascend_and_the_destinations_of_a_source_too()
    {
        var list = NeighborList.Build(RandomCrystals.Large(Lattice.FromParameters(30, 30, 30, 90, 90, 90), 400, seed: 1), 5);
        for (var edge = 1; edge < list.EdgeCount; edge++)
        {
            (list.Sources[edge - 1], list.Destinations[edge - 1]).CompareTo((list.Sources[edge], list.Destinations[edge]))
                .ShouldBeLessThanOrEqualTo(0);
        }
    }

    [Fact]
    public void Simple_cubic_with_a_long_cutoff_counts_the_lattice_points_of_a_ball()
    {
        // 257 points of Z³ lie within 4 of the origin: the origin itself, six at exactly 4, and the 250 that are edges.
        var list = NeighborList.Build(Cubic(2), 8);
        var expected = (from a in Enumerable.Range(-4, 9)
                        from b in Enumerable.Range(-4, 9)
                        from c in Enumerable.Range(-4, 9)
                        where a * a + b * b + c * c is > 0 and < 16
                        select 1).Count();
        list.EdgeCount.ShouldBe(expected);
        list.EdgeCount.ShouldBe(250);
    }

    [Fact]
    public void A_pair_exactly_at_the_cutoff_is_no_edge()
    {
        NeighborList.Build(Cubic(4), 4).EdgeCount.ShouldBe(0);
        NeighborList.Build(Cubic(4), 4.0000001).EdgeCount.ShouldBe(6);
    }

    [Fact]
    public void The_zero_edge_comes_first_of_each_atom_when_asked_for() => RandomCrystals.Crystals.Sample(crystal =>
    {
        var without = NeighborList.Build(crystal, 4);
        var with = NeighborList.Build(crystal, 4, selfInteraction: true);
        with.EdgeCount.ShouldBe(without.EdgeCount + crystal.AtomCount);
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var first = with.Sources.IndexOf(atom);
            with.Destinations[first].ShouldBe(atom);
            with.Shifts[first].ShouldBe((0, 0, 0));
            with.Vectors[first].ShouldBe(default);
        }

        EdgesOf(with).Where(edge => edge.Length > 0).ShouldBe(EdgesOf(without));
    }, iter: 50);

    [Theory]
    [InlineData(3, 1, 1)]
    [InlineData(2, 3, 4)]
    public void A_supercell_has_as_many_edges_an_atom(int a, int b, int c) => RandomCrystals.Crystals.Sample(crystal =>
    {
        var supercell = Repeat(crystal, a, b, c);
        NeighborList.Build(supercell, 4.2).EdgeCount.ShouldBe(a * b * c * NeighborList.Build(crystal, 4.2).EdgeCount);
    }, iter: 30);

    [Fact]
    public void A_cell_skewed_beyond_recognition_has_the_same_edges()
    {
        var plain = Cubic(3);
        var (a, b, c) = (plain.Lattice.A, plain.Lattice.B, plain.Lattice.C);
        var skewed = new Crystal(new Lattice(a + 7 * b, b + 9 * c, c), [Si], [new Vector3D(0.1, 0.2, 0.3)]);
        NeighborList.Build(skewed, 9).Vectors.ToArray().Select(vector => Math.Round(vector.Length, 9)).Order()
            .ShouldBe(NeighborList.Build(plain, 9).Vectors.ToArray().Select(vector => Math.Round(vector.Length, 9)).Order());
    }

    [Fact]
    public void Too_many_edges_are_refused_before_memory_is_gone()
    {
        Should.Throw<InvalidInputException>(() => NeighborList.Build(Cubic(2), 1e9)).Message.ShouldContain("edges");
        Should.Throw<InvalidInputException>(() => NeighborList.Build(Cubic(1), 200)).Message.ShouldContain("smaller cutoff");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_cutoff_that_is_no_length_is_refused(double cutoff) =>
        Should.Throw<ArgumentOutOfRangeException>(() => NeighborList.Build(Cubic(2), cutoff));

    private static Crystal Cubic(double a) => new(Lattice.FromParameters(a, a, a, 90, 90, 90), [Si], [default]);

    private static Crystal Repeat(Crystal crystal, int a, int b, int c)
    {
        var cells = from i in Enumerable.Range(0, a) from j in Enumerable.Range(0, b) from k in Enumerable.Range(0, c) select new Vector3D(i, j, k);
        var positions = cells.SelectMany(cell => crystal.FractionalPositions.Select(position => position + cell))
            .Select(position => new Vector3D(position.X / a, position.Y / b, position.Z / c)).ToImmutableArray();
        var lattice = new Lattice(a * crystal.Lattice.A, b * crystal.Lattice.B, c * crystal.Lattice.C);
        return new Crystal(lattice, [.. Enumerable.Repeat(crystal.Species, a * b * c).SelectMany(species => species)], positions);
    }

    private static List<(int Source, int Destination, (int, int, int) Shift, double Length)> EdgesOf(NeighborList list) =>
    [
        .. Enumerable.Range(0, list.EdgeCount)
            .Select(edge => (list.Sources[edge], list.Destinations[edge], list.Shifts[edge], Math.Round(list.Vectors[edge].Length, 8)))
            .Order(),
    ];

    // Every image in a box that surely holds the ball: nothing is wrapped, reduced or sorted into bins.
    private static List<(int, int, (int, int, int), double)> PlainSum(Crystal crystal, double cutoff)
    {
        var lattice = crystal.Lattice;
        var (a, b, c) = lattice.Reciprocal;
        List<(int, int, (int, int, int), double)> edges = [];
        for (var source = 0; source < crystal.AtomCount; source++)
        {
            for (var destination = 0; destination < crystal.AtomCount; destination++)
            {
                var apart = crystal.FractionalPositions[destination] - crystal.FractionalPositions[source];
                foreach (var i in Range(apart.X, cutoff * a.Length))
                {
                    foreach (var j in Range(apart.Y, cutoff * b.Length))
                    {
                        foreach (var k in Range(apart.Z, cutoff * c.Length))
                        {
                            var length = lattice.ToCartesian(apart + new Vector3D(i, j, k)).Length;
                            if (length < cutoff && (source != destination || (i, j, k) != (0, 0, 0)))
                                edges.Add((source, destination, (i, j, k), Math.Round(length, 8)));
                        }
                    }
                }
            }
        }

        return [.. edges.Order()];
    }

    private static IEnumerable<int> Range(double apart, double reach)
    {
        var first = (int)Math.Floor(-apart - reach) - 1;
        return Enumerable.Range(first, (int)Math.Ceiling(-apart + reach) + 2 - first);
    }
}

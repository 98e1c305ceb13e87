using System.Collections.Immutable;
using CsCheck;
using Phodos.Crystals;

namespace Phodos.Tests.Crystals;

/// <summary>The shortest distance is right in every cell, and found quickly however the atoms lie.</summary>
public class ShortestDistanceTests
{
    private static readonly Element Si = Element.FromSymbol("Si");

    [Fact]
    public void It_is_the_least_of_all_distances_between_images() => RandomCrystals.Crystals.Sample(
        crystal => crystal.ShortestDistance().ShouldBe(LeastOfAll(crystal), 1e-9), iter: 500);

    [Fact]
    public void Neither_supercell_nor_cell_nor_order_of_atoms_changes_it() =>
        Gen.Select(RandomCrystals.Crystals, Gen.Int[-2, 2].Array[9], Gen.Int[0, 1000]).Sample((crystal, entries, seed) =>
        {
            var matrix = new IntegerMatrix((entries[0], entries[1], entries[2]), (entries[3], entries[4], entries[5]), (entries[6], entries[7], entries[8]));
            if (Math.Abs(matrix.Determinant) is 0 or > 20)
                return;
            var supercell = crystal.Supercell(matrix);
            var order = Enumerable.Range(0, supercell.AtomCount).ToArray();
            new Random(seed).Shuffle(order);
            var shuffled = new Crystal(
                supercell.Lattice, [.. order.Select(atom => supercell.Species[atom])], [.. order.Select(atom => supercell.FractionalPositions[atom])]);
            shuffled.ShortestDistance().ShouldBe(crystal.ShortestDistance(), 1e-9);
        }, iter: 300);

    [Fact]
    public void It_scales_with_the_crystal() => Gen.Select(RandomCrystals.Crystals, Gen.Double[1, 100]).Sample((crystal, scale) =>
    {
        var lattice = new Lattice(scale * crystal.Lattice.A, scale * crystal.Lattice.B, scale * crystal.Lattice.C);
        new Crystal(lattice, crystal.Species, crystal.FractionalPositions).ShortestDistance().ShouldBe(scale * crystal.ShortestDistance(), 1e-9 * scale);
    }, iter: 200);

    [Theory]
    [InlineData(9000, 9000, 9000)]
    [InlineData(10_000, 0.7, 10_000)]
    [InlineData(0.6, 10_000, 0.6)]
    [InlineData(3, 3, 3)]
    public void One_atom_is_as_far_from_its_image_as_the_cell_is_short(double a, double b, double c) =>
        new Crystal(Lattice.FromParameters(a, b, c, 90, 90, 90), [Si], [new Vector3D(0.3, 0.9, -5)]).ShortestDistance().ShouldBe(Math.Min(a, Math.Min(b, c)), 1e-9);

    [Fact]
    public void One_atom_in_a_skewed_cell_is_as_far_from_its_image_as_the_lattice_is_dense()
    {
        Vector3D a = new(3, 0, 0), b = new(0, 4, 0), c = new(0, 0, 5);
        var skewed = new Lattice(a + 40 * b - 9 * c, b + 30 * c, c);
        new Crystal(skewed, [Si], [new Vector3D(0.3, 0.2, 0.1)]).ShortestDistance().ShouldBe(3, 1e-9);
    }

    [Fact]
    public void A_molecule_in_a_vast_vacuum_is_measured_across_the_border_of_the_cell()
    {
        var box = Lattice.FromParameters(10_000, 10_000, 10_000, 90, 90, 90);
        new Crystal(box, [Si, Si], [new Vector3D(0.00003, 0, 0), new Vector3D(0.99996, 0, 0)]).ShortestDistance().ShouldBe(0.7, 1e-9);
    }

    [Fact]
    public void Coordinates_far_outside_the_cell_change_nothing()
    {
        var box = Lattice.FromParameters(4, 5, 6, 80, 95, 110);
        var near = new Crystal(box, [Si, Si], [new Vector3D(0.125, 0.25, 0.5), new Vector3D(0.5, 0.75, 0.875)]);
        var far = new Crystal(box, [Si, Si], [new Vector3D(0.125 + 524_288, 0.25, 0.5 - 262_144), new Vector3D(0.5, 0.75 - 65_536, 0.875)]);
        far.ShortestDistance().ShouldBe(near.ShortestDistance(), 1e-9);
    }

    [Fact]
    public void Atoms_that_come_closer_and_closer_are_all_looked_at()
    {
        // Every further pair is a little closer than the one before, so that the answer changes at each.
        var positions = Enumerable.Range(0, 1000).SelectMany(pair => new[]
        {
            new Vector3D(pair / 1000.0, 0.2, 0.2), new Vector3D(pair / 1000.0, 0.2 + (8 - pair * 0.007) / 50, 0.2),
        }).ToImmutableArray();
        var crystal = new Crystal(Lattice.FromParameters(9000, 50, 50, 90, 90, 90), [.. Enumerable.Repeat(Si, 2000)], positions);
        crystal.ShortestDistance().ShouldBe(8 - 999 * 0.007, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1e-9)]
    [InlineData(1e-3)]
    [InlineData(1)]
    public void Ten_thousand_atoms_in_one_spot_are_refused_by_naming_two(double size)
    {
        // Looking at every pair takes minutes in all; the search looks at a few of each atom.
        var random = new Random(7);
        var positions = Enumerable.Range(0, Crystal.MaximumAtoms)
            .Select(_ => new Vector3D(0.5 + size * random.NextDouble() / 60, 0.5 + size * random.NextDouble() / 60, 0.5 + size * random.NextDouble() / 60))
            .ToImmutableArray();
        for (var repetition = 0; repetition < 20; repetition++)
        {
            Should.Throw<InvalidInputException>(() => new Crystal(
                    Lattice.FromParameters(60, 60, 60, 90, 90, 90), [.. Enumerable.Repeat(Si, positions.Length)], positions))
                .Message.ShouldContain("0.00");
        }
    }

    [Theory]
    [InlineData(60)]
    [InlineData(9000)]
    public void Ten_thousand_atoms_are_searched_whether_they_fill_the_cell_or_not(double size)
    {
        // The same cluster in a cell that fits and in vacuum. One in the vacuum is a single bin of the average density.
        var cluster = RandomCrystals.Large(Lattice.FromParameters(60, 60, 60, 90, 90, 90), Crystal.MaximumAtoms, seed: 2);
        var positions = cluster.FractionalPositions.Select(position => 60 / size * position).ToImmutableArray();
        var crystal = new Crystal(Lattice.FromParameters(size, size, size, 90, 90, 90), cluster.Species, positions);
        for (var repetition = 0; repetition < 20; repetition++)
            crystal.ShortestDistance().ShouldBe(cluster.ShortestDistance(), 1e-8);
    }

    [Fact]
    public void Of_equally_close_atoms_the_first_are_named()
    {
        var positions = Enumerable.Range(0, 40).Select(atom => new Vector3D(atom / 10 / 4.0, atom % 10 / 16.0, 0)).ToImmutableArray();
        Should.Throw<InvalidInputException>(() => new Crystal(Lattice.FromParameters(16, 4, 8, 90, 90, 90), [.. Enumerable.Repeat(Si, 40)], positions))
            .Message.ShouldContain("atoms 1 (Si) and 2 (Si) are 0.250 Å apart");
    }

    [Theory]
    [InlineData(1e-4, 1e-4, 1e-4)]
    [InlineData(1e-4, 5, 5)]
    [InlineData(1e5, 5, 5)]
    [InlineData(1e300, 1e300, 1e300)]
    [InlineData(double.NaN, 5, 5)]
    public void A_cell_beyond_all_crystals_is_refused(double a, double b, double c) =>
        Should.Throw<InvalidInputException>(() => new Lattice(new(a, 0, 0), new(0, b, 0), new(0, 0, c))).Message.ShouldContain("lattice vector a has length");

    [Theory]
    [InlineData(5, 60, 0.001)]
    [InlineData(5000, 9000, 1)]
    [InlineData(0.11, 9000, 9)]
    public void A_cell_skewed_to_the_limit_is_searched_or_refused(double a, double b, double height)
    {
        // Long vectors that almost cancel: the lattice that they make is far denser, or flatter, than they look.
        foreach (var offset in new[] { 0, 0.37 * b, b - 0.05, 0.999_999 * b })
        {
            try
            {
                var lattice = new Lattice(new(a, 0, 0), new(offset, Math.Max(height, 2e-4 * b), 0), new(0.3 * a, 0.2 * b, b));
                var crystal = new Crystal(lattice, [Si, Si], [default, new Vector3D(0.5, 0.5, 0.5)]);
                crystal.ShortestDistance().ShouldBeInRange(Crystal.MinimumDistance, a + 1e-9);
            }
            catch (InvalidInputException fault)
            {
                fault.Message.ShouldContain("Å");
            }
        }
    }

    [Fact]
    public void A_dense_lattice_behind_long_vectors_is_named_by_its_repetition() =>
        Should.Throw<InvalidInputException>(() => new Crystal(new Lattice(new(5, 0, 0), new(4.98, 0.01, 0), new(0, 0, 5)), [Si], [default]))
            .Message.ShouldContain("the cell repeats every");

    // Every image in a box that surely holds the ball of the shortest vector: nothing is wrapped, reduced or sorted into bins.
    private static double LeastOfAll(Crystal crystal)
    {
        var shortest = new[] { crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C }.Min(vector => vector.Length);
        var (heightA, heightB, heightC) = crystal.Lattice.FaceDistances;
        var least = shortest;
        foreach (var (first, one) in crystal.FractionalPositions.Index())
        {
            foreach (var (second, other) in crystal.FractionalPositions.Index().Skip(first))
            {
                foreach (var a in Around(other.X - one.X, shortest / heightA))
                {
                    foreach (var b in Around(other.Y - one.Y, shortest / heightB))
                    {
                        foreach (var c in Around(other.Z - one.Z, shortest / heightC))
                        {
                            if (first != second || (a, b, c) != (0, 0, 0))
                                least = Math.Min(least, crystal.Lattice.ToCartesian(other - one + new Vector3D(a, b, c)).Length);
                        }
                    }
                }
            }
        }

        return least;
    }

    private static IEnumerable<int> Around(double apart, double reach)
    {
        var first = (int)Math.Floor(-apart - reach) - 1;
        return Enumerable.Range(first, (int)Math.Ceiling(-apart + reach) + 2 - first);
    }
}

using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;

namespace Phodos.Tests.Crystals.Symmetry;

/// <summary>
/// A crystal of each space-group type, made from its operations: a random cell that they leave as it is, calcium in general positions, and
/// oxygen in others where these are few, else at the origin, which is often special. Two kinds of atoms leave no room for more symmetry.
/// </summary>
internal static class RepresentativeCrystals
{
    private const double ShortestDistance = 1.1;
    private const double VolumeOfAtom = 14;
    private const int ManyOperations = 24;

    // Two atoms of a kind, as one alone often has more symmetry, such as a centre.
    private const int FewOperations = 4;

    /// <summary>The conventional cell of a setting with random, seeded coordinates.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="seed">Another crystal for each seed.</param>
    /// <param name="equalAxes">Whether the axes are as equal and the angles as right as they can be, and not random.</param>
    internal static Crystal Of(SpaceGroupSetting setting, int seed = 0, bool equalAxes = false)
    {
        var operations = SpaceGroupCatalog.Shared.Operations(setting);
        var random = new Random(1000 * setting.HallNumber + seed);
        for (var attempt = 0; attempt < 10_000; attempt++)
        {
            if (TryMake(operations, random, equalAxes) is { } crystal)
                return crystal;
        }

        throw new InvalidOperationException($"No crystal of {setting.FullName} was found with far enough atoms.");
    }

    /// <summary>The same crystal in a primitive cell, by the pure translations among the operations of its setting.</summary>
    internal static Crystal InPrimitiveCell(Crystal conventional, SpaceGroupSetting setting)
    {
        Vector3D[] unit = [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
        var centring = SpaceGroupCatalog.Shared.Operations(setting)
            .Where(operation => operation.Rotation == IntegerMatrix.Identity && operation != SymmetryOperation.Identity)
            .Select(operation => operation.Translation).ToArray();
        Vector3D[] translations = [.. unit, .. centring, .. centring.SelectMany(vector => unit.Select(axis => vector - axis))];
        var volume = 1.0 / (centring.Length + 1);
        var (a, b, c) =
            (from first in translations
             from second in translations
             from third in translations
             where Math.Abs(first.Dot(second.Cross(third)) - volume) < 1e-6
             select (first, second, third)).First();
        var lattice = new Lattice(
            conventional.Lattice.ToCartesian(a), conventional.Lattice.ToCartesian(b), conventional.Lattice.ToCartesian(c));
        var atoms = Distinct(Enumerable.Range(0, conventional.AtomCount).Select(atom => (
            conventional.Species[atom], lattice.ToFractional(conventional.Lattice.ToCartesian(conventional.FractionalPositions[atom])))));
        return new Crystal(lattice, [.. atoms.Select(atom => atom.Element)], [.. atoms.Select(atom => atom.Position)]);
    }

    private static Crystal? TryMake(ImmutableArray<SymmetryOperation> operations, Random random, bool equalAxes)
    {
        var (calcium, oxygen) = (Element.FromSymbol("Ca"), Element.FromSymbol("O"));
        var first = Anywhere(random, default);
        List<(Element Element, Vector3D Position)> sites =
            [(calcium, first), (oxygen, operations.Length < ManyOperations ? Anywhere(random, first) : default)];
        if (operations.Length <= FewOperations)
            sites.AddRange([(calcium, Anywhere(random, first)), (oxygen, Anywhere(random, first))]);
        var atoms = Distinct(
            from site in sites
            from operation in operations
            select (site.Element, operation.Apply(site.Position)));
        try
        {
            var lattice = RandomLattice(operations, VolumeOfAtom * atoms.Count, equalAxes ? null : random);
            var crystal = new Crystal(lattice, [.. atoms.Select(atom => atom.Element)], [.. atoms.Select(atom => atom.Position)]);
            return NeighborList.Build(crystal, ShortestDistance).EdgeCount == 0 ? crystal : null;
        }
        catch (InvalidInputException)
        {
            return null; // atoms too close or a flat cell: draw again
        }
    }

    // Clear of all axes, planes and centres through the origin or another atom, near which
    // a crystal is more symmetric, to the tolerance, than its operations say.
    private static Vector3D Anywhere(Random random, Vector3D other)
    {
        while (true)
        {
            var position = new Vector3D(random.NextDouble(), random.NextDouble(), random.NextDouble());
            if (IsGeneral(position) && IsGeneral(position - other))
                return position;
        }
    }

    private static bool IsGeneral(Vector3D vector)
    {
        var (x, y, z) = vector;
        double[] special = [x, y, z, x + y, y + z, z + x, x - y, y - z, z - x, 2 * x - y, 2 * y - x];
        return special.All(value => Math.Abs(24 * value - Math.Round(24 * value)) > 0.06);
    }

    // The mean of a random metric over the turned ones is a metric that the turns leave as it is.
    private static Lattice RandomLattice(ImmutableArray<SymmetryOperation> operations, double volume, Random? random)
    {
        Vector3D Row(int axis) => new(
            (axis == 0 ? 1 : 0) + (random is null ? 0 : 0.5 * random.NextDouble() - 0.2),
            (axis == 1 ? 1 : 0) + (random is null ? 0 : 0.5 * random.NextDouble() - 0.2),
            (axis == 2 ? 1 : 0) + (random is null ? 0 : 0.5 * random.NextDouble() - 0.2));
        Vector3D[] rows = [Row(0), Row(1), Row(2)];
        var metric = new double[3, 3];
        foreach (var operation in operations)
        {
            var columns = Enumerable.Range(0, 3).Select(axis => operation.Rotation.Multiply(
                new Vector3D(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0))).ToArray();
            var turned = columns.Select(column => column.X * rows[0] + column.Y * rows[1] + column.Z * rows[2]).ToArray();
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                    metric[i, j] += turned[i].Dot(turned[j]) / operations.Length;
            }
        }

        double Length(int axis) => Math.Sqrt(metric[axis, axis]);
        double Angle(int i, int j) => Math.Acos(metric[i, j] / Length(i) / Length(j)) * 180 / Math.PI;
        var unscaled = Lattice.FromParameters(Length(0), Length(1), Length(2), Angle(1, 2), Angle(0, 2), Angle(0, 1));
        var scale = Math.Cbrt(volume / unscaled.Volume);
        return new Lattice(scale * unscaled.A, scale * unscaled.B, scale * unscaled.C);
    }

    private static List<(Element Element, Vector3D Position)> Distinct(IEnumerable<(Element Element, Vector3D Position)> atoms) =>
        [.. atoms.DistinctBy(atom => (atom.Element, Wrapped(atom.Position.X), Wrapped(atom.Position.Y), Wrapped(atom.Position.Z)))];

    private static int Wrapped(double coordinate) => (int)Math.Round(1e6 * (coordinate - Math.Floor(coordinate))) % 1_000_000;
}

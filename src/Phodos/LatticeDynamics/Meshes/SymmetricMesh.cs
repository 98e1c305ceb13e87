using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>
/// Wave vectors that stand for the whole Brillouin zone: a mesh of n₁ × n₂ × n₃, with Γ among its points or half a step away, of which
/// one of those is kept that symmetry and time reversal make alike (H. J. Monkhorst and J. D. Pack, Phys. Rev. B 13, 5188 (1976)). A
/// symmetry that the mesh does not have is not used, so that sums over the kept points are those over all of them.
/// </summary>
public sealed class SymmetricMesh
{
    /// <summary>The largest number of points of the whole mesh.</summary>
    public const int MaximumPoints = 10_000_000;

    private SymmetricMesh(
        (int, int, int) divisions,
        bool isShifted,
        ImmutableArray<(Vector3D, double)> points,
        ImmutableArray<int> places,
        ImmutableArray<AtomMapping> mappings)
    {
        (Divisions, IsShifted, Points, PointOfPlace, Mappings) = (divisions, isShifted, points, places, mappings);
        AlikeAtoms = [.. Enumerable.Range(0, mappings[0].Atoms.Length).Select(atom => mappings.Min(mapping => mapping.Atoms[atom]))];
    }

    /// <summary>The number of points along each reciprocal vector.</summary>
    public (int N1, int N2, int N3) Divisions { get; }

    /// <summary>Whether the points are half a step away from Γ along each axis.</summary>
    public bool IsShifted { get; }

    /// <summary>The kept wave vectors, in units of the reciprocal vectors, and their weights, which add up to 1.</summary>
    public ImmutableArray<(Vector3D Q, double Weight)> Points { get; }

    /// <summary>The kept point that stands for each point of the whole mesh, [n₁ n₂ n₃], the last axis running fastest.</summary>
    internal ImmutableArray<int> PointOfPlace { get; }

    /// <summary>
    /// The first of the atoms that the symmetries of the mesh make alike, [atoms]: what such atoms carry of the modes of a kept point, they
    /// carry in turns at the points that it stands for.
    /// </summary>
    internal ImmutableArray<int> AlikeAtoms { get; }

    /// <summary>What the symmetries of the mesh do to the atoms.</summary>
    internal ImmutableArray<AtomMapping> Mappings { get; }

    /// <summary>Makes a mesh.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="operations">Its symmetry operations; the identity alone uses time reversal only.</param>
    /// <param name="divisions">The number of points along each reciprocal vector, at least 1.</param>
    /// <param name="isShifted">Whether the points are half a step away from Γ along each axis.</param>
    /// <exception cref="InvalidInputException">A number is below 1, or there are more than <see cref="MaximumPoints"/> points.</exception>
    public static SymmetricMesh Of(
        Crystal crystal, IEnumerable<SymmetryOperation> operations, (int N1, int N2, int N3) divisions, bool isShifted = false)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        ArgumentNullException.ThrowIfNull(operations);
        var (n1, n2, n3) = divisions;
        if (n1 < 1 || n2 < 1 || n3 < 1 || (double)n1 * n2 * n3 > MaximumPoints)
            throw new InvalidInputException($"a mesh of {n1} x {n2} x {n3} points; give numbers from 1, of at most {MaximumPoints} points");
        var kept = operations.Where(operation => IsOfMesh(operation.Rotation, divisions, isShifted)).ToArray();
        var rotations = kept.Select(operation => operation.Rotation.Transpose()).Distinct().ToArray();

        var shift = isShifted ? 1 : 0;
        var places = new int[n1 * n2 * n3];
        Array.Fill(places, -1);
        var points = new List<(Vector3D Q, int Count)>();
        for (var place = 0; place < places.Length; place++)
        {
            if (places[place] >= 0)
                continue;
            var address = (2 * (place / (n2 * n3)) + shift, 2 * (place / n3 % n2) + shift, 2 * (place % n3) + shift);
            var count = 0;
            foreach (var rotation in rotations)
            {
                var (a, b, c) = Turn(rotation, address, divisions);
                Mark(a, b, c);
                Mark(-a, -b, -c);
            }

            points.Add((Shortened(address, divisions), count));

            void Mark(int a, int b, int c)
            {
                ref var taken = ref places[(Index(a, n1) * n2 + Index(b, n2)) * n3 + Index(c, n3)];
                if (taken < 0)
                    count++;
                taken = points.Count;
            }
        }

        return new SymmetricMesh(
            divisions,
            isShifted,
            [.. points.Select(point => (point.Q, (double)point.Count / places.Length))],
            [.. places],
            AtomMapping.Of(crystal, kept));

        int Index(int doubled, int n) => (((doubled - shift) / 2) % n + n) % n;
    }

    /// <summary>
    /// The numbers of points that sample waves up to a length (angstrom): along each axis the length times that of the reciprocal
    /// vector, rounded, and at least 1. Phonopy's rule.
    /// </summary>
    public static (int N1, int N2, int N3) DivisionsOfLength(Lattice lattice, double length)
    {
        ArgumentNullException.ThrowIfNull(lattice);
        if (!(length > 0 && length <= 1e5))
            throw new InvalidInputException(FormattableString.Invariant($"the length of a mesh is {length} Å; it must be above 0"));
        var (a, b, c) = lattice.Reciprocal;
        int Number(Vector3D reciprocal) => Math.Max(1, (int)Math.Round(length * reciprocal.Length));
        return (Number(a), Number(b), Number(c));
    }

    // In units of half a step, q = address / (2 n), and the rotated q is Wᵀ q.
    private static (int, int, int) Turn(IntegerMatrix transposed, (int A, int B, int C) address, (int N1, int N2, int N3) n)
    {
        var (a, b, c) = address;
        var (n1, n2, n3) = n;
        int Row((int A, int B, int C) row, int target) => checked((int)(
            (long)row.A * a * target / n1 + (long)row.B * b * target / n2 + (long)row.C * c * target / n3));
        return (Row(transposed.Row1, n1), Row(transposed.Row2, n2), Row(transposed.Row3, n3));
    }

    // Whether a step along each axis goes to whole steps, and the shift to itself.
    private static bool IsOfMesh(IntegerMatrix rotation, (int N1, int N2, int N3) divisions, bool isShifted)
    {
        int[] n = [divisions.N1, divisions.N2, divisions.N3];
        int[][] w = [.. new[] { rotation.Row1, rotation.Row2, rotation.Row3 }.Select(row => new[] { row.A, row.B, row.C })];
        for (var target = 0; target < 3; target++)
        {
            var shift = 0;
            for (var axis = 0; axis < 3; axis++)
            {
                if (w[axis][target] * n[target] % n[axis] != 0)
                    return false;
                shift += w[axis][target] * n[target] / n[axis];
            }

            if (isShifted && shift % 2 == 0)
                return false;
        }

        return true;
    }

    private static Vector3D Shortened((int A, int B, int C) address, (int N1, int N2, int N3) n)
    {
        static double Coordinate(int doubled, int n) => (doubled > n ? doubled - 2 * n : doubled) / (2.0 * n);
        return new Vector3D(Coordinate(address.A, n.N1), Coordinate(address.B, n.N2), Coordinate(address.C, n.N3));
    }
}

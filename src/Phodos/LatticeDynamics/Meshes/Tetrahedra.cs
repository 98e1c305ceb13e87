using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>
/// The tetrahedra that a mesh of wave vectors divides the reciprocal cell into: each box into six that share its shortest main diagonal
/// (P. E. Blöchl, O. Jepsen and O. K. Andersen, Phys. Rev. B 49, 16223 (1994)). Those with the same kept points at their corners are one,
/// with the weights of all.
/// </summary>
internal sealed class Tetrahedra
{
    // The corners of a box by their steps along the three axes; of two diagonals of the same length the first is taken.
    private static readonly (int Start, (int A, int B, int C) Direction)[] Diagonals =
        [(0b000, (1, 1, 1)), (0b001, (-1, 1, 1)), (0b010, (1, -1, 1)), (0b100, (1, 1, -1))];

    // The six ways along the edges from one end of the diagonal to the other.
    private static readonly int[][] Ways = [[1, 2], [1, 4], [2, 1], [2, 4], [4, 1], [4, 2]];

    private Tetrahedra(ImmutableArray<Tetrahedron> items) => Items = items;

    /// <summary>The tetrahedra; all weights of all corners add up to 4.</summary>
    internal ImmutableArray<Tetrahedron> Items { get; }

    /// <summary>Divides a mesh.</summary>
    /// <param name="lattice">The lattice of the crystal.</param>
    /// <param name="mesh">The mesh.</param>
    /// <param name="isWhole">
    /// Whether every tetrahedron of the mesh counts; or those around one place of each kept point, that corner for all it stands for. The
    /// two differ where several main diagonals are the shortest: the chosen one has not the symmetry of the mesh.
    /// </param>
    internal static Tetrahedra Of(Lattice lattice, SymmetricMesh mesh, bool isWhole)
    {
        var (n1, n2, n3) = mesh.Divisions;
        var start = DiagonalStart(lattice, mesh.Divisions);
        var corners = Ways.Select(way => new[] { start, start ^ way[0], start ^ way[0] ^ way[1], start ^ 0b111 }).ToArray();
        var weights = new Dictionary<(int, int, int, int), (double, double, double, double)>();
        Span<int> points = stackalloc int[4];
        Span<int> sorted = stackalloc int[4];
        if (isWhole)
        {
            var part = 1.0 / (6.0 * n1 * n2 * n3);
            foreach (var (a, b, c) in Places(mesh.Divisions))
            {
                foreach (var tetrahedron in corners)
                    Add((a, b, c), tetrahedron, -1, part, points, sorted);
            }
        }
        else
        {
            foreach (var (point, (a, b, c)) in FirstPlaces(mesh))
            {
                var part = mesh.Points[point].Weight / 6;
                foreach (var tetrahedron in corners)
                {
                    for (var corner = 0; corner < 4; corner++)
                    {
                        var (stepA, stepB, stepC) = Steps(tetrahedron[corner]);
                        Add((a - stepA, b - stepB, c - stepC), tetrahedron, corner, part, points, sorted);
                    }
                }
            }
        }

        return new Tetrahedra([.. weights.Select(item => new Tetrahedron(item.Key, item.Value))]);

        void Add((int A, int B, int C) box, int[] tetrahedron, int only, double part, Span<int> points, Span<int> sorted)
        {
            for (var corner = 0; corner < 4; corner++)
            {
                var (stepA, stepB, stepC) = Steps(tetrahedron[corner]);
                points[corner] = mesh.PointOfPlace[Place((box.A + stepA, box.B + stepB, box.C + stepC), mesh.Divisions)];
            }

            points.CopyTo(sorted);
            sorted.Sort();
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(weights, (sorted[0], sorted[1], sorted[2], sorted[3]), out _);
            if (only < 0)
            {
                sum = (sum.Item1 + part, sum.Item2 + part, sum.Item3 + part, sum.Item4 + part);
                return;
            }

            switch (sorted.IndexOf(points[only]))
            {
                case 0:
                    sum.Item1 += part;
                    break;
                case 1:
                    sum.Item2 += part;
                    break;
                case 2:
                    sum.Item3 += part;
                    break;
                default:
                    sum.Item4 += part;
                    break;
            }
        }
    }

    private static int DiagonalStart(Lattice lattice, (int N1, int N2, int N3) n)
    {
        var (a, b, c) = lattice.Reciprocal;
        var (best, shortest) = (0, double.PositiveInfinity);
        foreach (var (start, (stepA, stepB, stepC)) in Diagonals)
        {
            var length = ((double)stepA / n.N1 * a + (double)stepB / n.N2 * b + (double)stepC / n.N3 * c).LengthSquared;

            // Equal but for rounding is equal, so that the choice does not hang on the last digit.
            if (length < shortest * (1 - 1e-9))
                (best, shortest) = (start, length);
        }

        return best;
    }

    private static (int A, int B, int C) Steps(int corner) => (corner & 1, corner >> 1 & 1, corner >> 2 & 1);

    private static int Place((int A, int B, int C) address, (int N1, int N2, int N3) n)
    {
        static int Wrapped(int index, int n) => (index % n + n) % n;
        return (Wrapped(address.A, n.N1) * n.N2 + Wrapped(address.B, n.N2)) * n.N3 + Wrapped(address.C, n.N3);
    }

    private static IEnumerable<(int A, int B, int C)> Places((int N1, int N2, int N3) n) =>
        from c in Enumerable.Range(0, n.N3)
        from b in Enumerable.Range(0, n.N2)
        from a in Enumerable.Range(0, n.N1)
        select (a, b, c);

    // The first place of each kept point, the first axis running fastest: the one that phonopy keeps.
    private static IEnumerable<(int Point, (int A, int B, int C) Place)> FirstPlaces(SymmetricMesh mesh)
    {
        var isDone = new bool[mesh.Points.Length];
        foreach (var address in Places(mesh.Divisions))
        {
            var point = mesh.PointOfPlace[Place(address, mesh.Divisions)];
            if (isDone[point])
                continue;
            isDone[point] = true;
            yield return (point, address);
        }
    }

    /// <summary>A tetrahedron.</summary>
    /// <param name="Points">The kept points at its corners, ascending.</param>
    /// <param name="Weights">What each corner counts.</param>
    internal readonly record struct Tetrahedron((int, int, int, int) Points, (double, double, double, double) Weights);
}

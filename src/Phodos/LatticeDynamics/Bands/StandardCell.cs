using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>The cell that the tables of paths are written for: its extended Bravais lattice, its shape and its primitive vectors.</summary>
/// <param name="Symbol">The symbol of the extended Bravais lattice.</param>
/// <param name="Shape">The shape of the conventional cell.</param>
/// <param name="Primitive">The primitive vectors (angstrom), as the crystal lies in space.</param>
internal sealed record StandardCell(string Symbol, CellShape Shape, (Vector3D A, Vector3D B, Vector3D C) Primitive)
{
    // How far (relative) a point may be from the boundary: axes are given to this.
    private const double OnBoundary = 1e-6;

    // The trigonal groups whose lattice of wave vectors needs the longer path.
    private static readonly int[] LowTrigonal = [143, 144, 145, 146, 147, 148, 149, 151, 153, 157, 159, 160, 161, 162, 163];

    /// <summary>The cell of a crystal.</summary>
    internal static StandardCell Of(CrystalSymmetry symmetry)
    {
        var (a, b, c) = symmetry.ConventionalVectors;
        return symmetry.System switch
        {
            CrystalSystem.Triclinic => Triclinic(a, b, c),
            CrystalSystem.Monoclinic => Monoclinic(symmetry.Symbol[0], a, b, c),
            CrystalSystem.Orthorhombic when symmetry.Symbol[0] == 'F' && a.Length > b.Length => Of("oF", b, a, -c),
            _ => Of(Bravais(symmetry), a, b, c, symmetry.SpaceGroup),
        };
    }

    /// <summary>The reciprocal vectors of three vectors, without the factor 2π.</summary>
    internal static (Vector3D A, Vector3D B, Vector3D C) Reciprocal((Vector3D A, Vector3D B, Vector3D C) vectors)
    {
        var (a, b, c) = vectors;
        var inverse = 1 / a.Dot(b.Cross(c));
        return (inverse * b.Cross(c), inverse * c.Cross(a), inverse * a.Cross(b));
    }

    private static string Bravais(CrystalSymmetry symmetry)
    {
        var family = symmetry.System switch
        {
            CrystalSystem.Cubic => 'c',
            CrystalSystem.Tetragonal => 't',
            CrystalSystem.Orthorhombic => 'o',
            _ => 'h',
        };
        return $"{family}{symmetry.Symbol[0]}";
    }

    private static StandardCell Of(string bravais, Vector3D a, Vector3D b, Vector3D c, int spaceGroup = 0)
    {
        var shape = CellShape.Of(a, b, c);
        return new StandardCell(bravais + Variant(bravais, shape, spaceGroup), shape, Primitives(bravais, a, b, c));
    }

    private static int Variant(string bravais, CellShape cell, int spaceGroup)
    {
        var (a, b, c, _) = cell;
        double aa = 1 / (a * a), bb = 1 / (b * b), cc = 1 / (c * c);
        return bravais switch
        {
            "cP" or "cF" => spaceGroup <= 206 ? 1 : 2,
            "tI" => c <= a ? 1 : 2,
            "oF" => aa > bb + cc ? 1 : cc > aa + bb ? 2 : 3,
            "oI" => c >= a && c >= b ? 1 : a >= b ? 2 : 3,
            "oC" => a <= b ? 1 : 2,
            "oA" => b <= c ? 1 : 2,
            "hP" => LowTrigonal.Contains(spaceGroup) ? 1 : 2,
            "hR" => Math.Sqrt(3) * a <= Math.Sqrt(2) * c ? 1 : 2,
            "mC" when b < a * Math.Sqrt(cell.SinBetaSquared) => 1,
            "mC" => -a * cell.CosBeta / c + a * a * cell.SinBetaSquared / (b * b) <= 1 ? 2 : 3,
            _ => 1,
        };
    }

    private static (Vector3D A, Vector3D B, Vector3D C) Primitives(string bravais, Vector3D a, Vector3D b, Vector3D c) => bravais switch
    {
        "cF" or "oF" => (0.5 * (b + c), 0.5 * (a + c), 0.5 * (a + b)),
        "cI" or "tI" or "oI" => (0.5 * (b + c - a), 0.5 * (a + c - b), 0.5 * (a + b - c)),
        "hR" => (1.0 / 3 * (2 * a + b + c), 1.0 / 3 * (b + c - a), 1.0 / 3 * (c - a - 2 * b)),
        "oC" => (0.5 * (a - b), 0.5 * (a + b), c),
        "oA" => (0.5 * (b - c), 0.5 * (b + c), a),
        "mC" => (0.5 * (a + b), 0.5 * (b - a), c),
        _ => (a, b, c),
    };

    // Of the cells with an obtuse angle the most compact that has the points of its path on the boundary. The given one may be long.
    private static StandardCell Monoclinic(char centring, Vector3D a, Vector3D b, Vector3D c)
    {
        var bravais = $"m{centring}";
        var (first, second) = ReducedPlane(a, c);
        int[] range = [-2, -1, 0, 1, 2];
        var candidates =
            from i in range
            from j in range
            from k in range
            from l in range
            where Math.Abs(i * l - j * k) == 1
            let x = i * first + j * second
            let z = k * first + l * second
            where centring == 'P' || (IsOdd(x.A) && !IsOdd(x.C))
            let newA = x.A * a + x.C * c
            let newC = z.A * a + z.C * c
            where newA.Dot(newC) <= 0
            orderby Math.Round(newA.Length + newC.Length, 6), Math.Round(newA.Length, 6)
            select Of(bravais, newA, (x.A * z.C - x.C * z.A) * b, newC);
        var cells = candidates.ToArray();
        return cells.FirstOrDefault(HasPathOnBoundary) ?? cells[0];

        static bool IsOdd(int number) => number % 2 != 0;
    }

    // The two shortest vectors of a plane, in units of the given ones.
    private static (InPlane First, InPlane Second) ReducedPlane(Vector3D a, Vector3D c)
    {
        var (first, second) = (new InPlane(1, 0), new InPlane(0, 1));
        while (true)
        {
            var (x, z) = (first.A * a + first.C * c, second.A * a + second.C * c);
            if (x.Length > z.Length)
                (first, second, x, z) = (second, first, z, x);
            var times = (int)Math.Round(x.Dot(z) / x.LengthSquared);
            var shorter = second + -times * first;
            if ((shorter.A * a + shorter.C * c).Length > (1 - 1e-10) * z.Length)
                return (first, second);
            second = shorter;
        }
    }

    private static bool HasPathOnBoundary(StandardCell cell)
    {
        var lattice = ExtendedLattices.Of(cell.Symbol);
        var reciprocal = Reciprocal(cell.Primitive);
        var zone = new BrillouinZone(reciprocal);
        return lattice.SegmentsOf(lattice.PointsOf(cell.Shape)).SelectMany(segment => new[] { segment.Start, segment.End })
            .Where(point => point.Label != BandLabels.Gamma)
            .All(point => zone.IsOnBoundary(
                point.Q.X * reciprocal.A + point.Q.Y * reciprocal.B + point.Q.Z * reciprocal.C, OnBoundary));
    }

    // Reduced reciprocal vectors whose angles are all obtuse or all acute; of the pairs the last has the least scalar product.
    private static StandardCell Triclinic(Vector3D a, Vector3D b, Vector3D c)
    {
        var (x, y, z) = ReciprocalReduction.Reduce(Reciprocal((a, b, c)));
        double yz = Math.Abs(y.Dot(z)), xz = Math.Abs(x.Dot(z)), xy = Math.Abs(x.Dot(y));
        (x, y, z) = yz <= xz && yz <= xy ? (y, z, x) : xz <= xy ? (z, x, y) : (x, y, z);
        (x, y, z) = (y.Dot(z) > 0, x.Dot(z) > 0, x.Dot(y) > 0) switch
        {
            var (alpha, beta, gamma) when alpha == beta && beta == gamma => (x, y, z),
            var (_, beta, gamma) when beta == gamma => (x, -y, -z),
            var (alpha, _, gamma) when alpha == gamma => (-x, y, -z),
            _ => (-x, -y, z),
        };
        var isAcute = y.Dot(z) > 0 || x.Dot(z) > 0 || x.Dot(y) > 0;
        return new StandardCell(isAcute ? "aP3" : "aP2", CellShape.Of(a, b, c), Reciprocal((x, y, z)));
    }

    private readonly record struct InPlane(int A, int C)
    {
        public static InPlane operator +(InPlane left, InPlane right) => new(left.A + right.A, left.C + right.C);

        public static InPlane operator *(int factor, InPlane vector) => new(factor * vector.A, factor * vector.C);
    }
}

namespace Phodos.Crystals;

/// <summary>
/// Chooses the most compact cell of a lattice (Minkowski-reduced: a is a shortest vector, b the shortest not
/// along a, c the shortest outside their plane), so that a search over lattice shifts stays short however
/// skewed the given cell is. Greedy algorithm: Nguyen and Stehlé, ACM Trans. Algorithms 5, 46 (2009).
/// </summary>
internal static class LatticeReduction
{
    // A vector must become shorter by more than rounding, or equally short choices would swap for ever.
    private const double ShorterThan = 1 - 1e-10;

    /// <summary>The reduced lattice, and its vectors in units of the given ones. The handedness may change.</summary>
    /// <exception cref="InvalidInputException">The lattice repeats at a distance below <see cref="Lattice.MinimumLength"/>.</exception>
    internal static (Lattice Lattice, IntegerMatrix Transform) Reduce(Lattice lattice)
    {
        Span<Row> rows = [new(lattice.A, (1, 0, 0)), new(lattice.B, (0, 1, 0)), new(lattice.C, (0, 0, 1))];
        do
        {
            Sort(rows);
            var (a, b) = (rows[0], rows[1]);
            var shorterB = b.Minus((int)Math.Round(a.Vector.Dot(b.Vector) / a.Vector.LengthSquared), a);
            if (shorterB.Vector.LengthSquared < ShorterThan * b.Vector.LengthSquared)
            {
                rows[1] = shorterB;
                continue;
            }

            var shorterC = Nearest(a, b, rows[2]);
            if (shorterC.Vector.LengthSquared >= ShorterThan * rows[2].Vector.LengthSquared)
                break;
            rows[2] = shorterC;
        }
        while (true);

        // A skewed cell hides it behind long vectors.
        if (rows[0].Vector.Length < Lattice.MinimumLength)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"the cell repeats every {rows[0].Vector.Length:G3} Å, too close for atoms; check the cell vectors and their unit"));
        }

        return rows[0].Coefficients == (1, 0, 0) && rows[1].Coefficients == (0, 1, 0) && rows[2].Coefficients == (0, 0, 1)
            ? (lattice, IntegerMatrix.Identity)
            : (new Lattice(rows[0].Vector, rows[1].Vector, rows[2].Vector),
                new IntegerMatrix(rows[0].Coefficients, rows[1].Coefficients, rows[2].Coefficients));
    }

    // The shortest c + i a + j b: near the foot of c in the plane of a reduced pair, one more step either way is enough.
    private static Row Nearest(Row a, Row b, Row c)
    {
        double aa = a.Vector.LengthSquared, bb = b.Vector.LengthSquared, ab = a.Vector.Dot(b.Vector);
        double ac = a.Vector.Dot(c.Vector), bc = b.Vector.Dot(c.Vector);
        var determinant = aa * bb - ab * ab;
        var foot = c
            .Minus((int)Math.Round((ac * bb - bc * ab) / determinant), a)
            .Minus((int)Math.Round((bc * aa - ac * ab) / determinant), b);
        var shortest = foot;
        for (var i = -1; i <= 1; i++)
        {
            for (var j = -1; j <= 1; j++)
            {
                var candidate = foot.Minus(i, a).Minus(j, b);
                if (candidate.Vector.LengthSquared < ShorterThan * shortest.Vector.LengthSquared)
                    shortest = candidate;
            }
        }

        return shortest;
    }

    private static void Sort(Span<Row> rows)
    {
        SwapIfLonger(ref rows[0], ref rows[1]);
        SwapIfLonger(ref rows[1], ref rows[2]);
        SwapIfLonger(ref rows[0], ref rows[1]);
    }

    private static void SwapIfLonger(ref Row first, ref Row second)
    {
        if (second.Vector.LengthSquared < ShorterThan * first.Vector.LengthSquared)
            (first, second) = (second, first);
    }

    private readonly record struct Row(Vector3D Vector, (int A, int B, int C) Coefficients)
    {
        internal Row Minus(int times, Row other) => times == 0 ? this : new(
            Vector - times * other.Vector,
            (Coefficients.A - times * other.Coefficients.A,
                Coefficients.B - times * other.Coefficients.B,
                Coefficients.C - times * other.Coefficients.C));
    }
}

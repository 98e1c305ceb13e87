namespace Phodos.Crystals;

/// <summary>
/// The search for small cells: for every pair of atoms the lattice shifts that can bring them within the cutoff. A shift by one cell moves
/// an atom by one face distance at least, which bounds the shifts along each lattice vector whatever the shape of the cell.
/// </summary>
internal readonly struct ImageRange
{
    // Rounding must not lose a pair right at the border of the range.
    private const double Margin = 1 + 1e-9;

    private readonly double _a;
    private readonly double _b;
    private readonly double _c;

    internal ImageRange(Lattice lattice, double cutoff)
    {
        var (heightA, heightB, heightC) = lattice.FaceDistances;
        (_a, _b, _c) = (cutoff * Margin / heightA, cutoff * Margin / heightB, cutoff * Margin / heightC);
    }

    /// <summary>About how many distances the search computes an atom.</summary>
    internal double CandidatesOfAtom(int atoms) => 0.5 * atoms * (2 * _a + 1) * (2 * _b + 1) * (2 * _c + 1);

    internal void Search<TVisitor>(PairFilter<TVisitor> pairs)
        where TVisitor : struct, IPairVisitor
    {
        var lattice = pairs.Lattice;
        var (latticeA, latticeB, latticeC) = (lattice.A, lattice.B, lattice.C);
        for (var first = 0; first < pairs.Atoms.Length; first++)
        {
            for (var second = first; second < pairs.Atoms.Length; second++)
            {
                var apart = pairs.Atoms[second].Fractional - pairs.Atoms[first].Fractional;
                var vector = pairs.Atoms[second].Position - pairs.Atoms[first].Position;
                int lastA = Last(apart.X, _a), lastB = Last(apart.Y, _b), lastC = Last(apart.Z, _c);
                int firstB = First(apart.Y, _b), firstC = First(apart.Z, _c);
                for (var a = First(apart.X, _a); a <= lastA; a++)
                {
                    var shiftedA = vector + a * latticeA;
                    for (var b = firstB; b <= lastB; b++)
                    {
                        var shiftedB = shiftedA + b * latticeB;
                        for (var c = firstC; c <= lastC; c++)
                            pairs.Test(first, second, a, b, c, shiftedB + c * latticeC);
                    }
                }
            }
        }
    }

    private static int First(double apart, double range) => (int)Math.Ceiling(-apart - range);

    private static int Last(double apart, double range) => (int)Math.Floor(-apart + range);
}

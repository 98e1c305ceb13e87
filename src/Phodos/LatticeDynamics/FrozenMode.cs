using System.Collections.Immutable;
using System.Numerics;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics;

/// <summary>
/// A crystal displaced along a mode, in the smallest cell that the mode repeats with: where the mode is imaginary, a start for the search of
/// the structure that the crystal gives way to.
/// </summary>
/// <param name="Crystal">The displaced crystal.</param>
/// <param name="Undisplaced">The same cell without displacements, atom by atom.</param>
/// <param name="Supercell">The vectors of the cell in units of those of the crystal, by rows.</param>
/// <param name="Q">The wave vector as whole parts of the reciprocal vectors.</param>
/// <param name="Mode">The number of the mode, from 0.</param>
/// <param name="Frequency">Its frequency (cm⁻¹), below zero where imaginary.</param>
/// <param name="Amplitude">The largest displacement of an atom (angstrom).</param>
public sealed record FrozenMode(
    Crystal Crystal, Crystal Undisplaced, IntegerMatrix Supercell, Vector3D Q, int Mode, double Frequency, double Amplitude)
{
    /// <summary>The largest number of cells that a mode may repeat after.</summary>
    public const int MaximumCells = 512;

    private const int MaximumDenominator = 64;
    private const double Tolerance = 1e-6;

    /// <summary>Displaces a crystal along a mode.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="q">The wave vector in units of the reciprocal vectors; each a ratio of whole numbers up to 64.</param>
    /// <param name="mode">The number of the mode, from 0 in the order of the frequencies.</param>
    /// <param name="amplitude">The largest displacement of an atom (angstrom), above 0.</param>
    /// <exception cref="InvalidInputException">
    /// The wave vector is no such ratio or repeats after too many cells, the mode does not exist, or atoms come too close.
    /// </exception>
    public static FrozenMode Of(DynamicalMatrix matrix, Vector3D q, int mode, double amplitude = 0.1)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        if (!(amplitude > 0 && double.IsFinite(amplitude)))
            throw new InvalidInputException(FormattableString.Invariant($"the amplitude is {amplitude} Å; it must be above 0"));
        if (mode < 0 || mode >= matrix.Size)
            throw new InvalidInputException($"there is no mode {mode}; the crystal has 0 to {matrix.Size - 1}");
        var (numerators, cells) = Ratio(q);
        var exact = 1.0 / cells * new Vector3D(numerators.A, numerators.B, numerators.C);
        var modes = PhononModes.At(matrix, exact);
        var crystal = matrix.Crystal;
        var supercell = SmallestCell(crystal.Lattice, numerators, cells);
        var undisplaced = crystal.Supercell(supercell);

        // The copies of the atoms come in the order of the crystal; which cell each is in follows from its place.
        var shapes = Shapes(modes, mode, matrix.Masses);
        var moves = new Vector3D[undisplaced.AtomCount];
        for (var atom = 0; atom < moves.Length; atom++)
        {
            var home = atom % crystal.AtomCount;
            var place = crystal.Lattice.ToFractional(undisplaced.Lattice.ToCartesian(undisplaced.FractionalPositions[atom]));
            var cell = place - crystal.FractionalPositions[home];
            var phase = Complex.Exp(new Complex(0, 2 * Math.PI * exact.Dot(new(Math.Round(cell.X), Math.Round(cell.Y), Math.Round(cell.Z)))));
            moves[atom] = new Vector3D((shapes[home].X * phase).Real, (shapes[home].Y * phase).Real, (shapes[home].Z * phase).Real);
        }

        var scale = amplitude / moves.Max(move => move.Length);
        var displaced = new Crystal(
            undisplaced.Lattice,
            undisplaced.Species,
            [.. undisplaced.FractionalPositions.Select((position, atom) => position + undisplaced.Lattice.ToFractional(scale * moves[atom]))]);
        return new FrozenMode(displaced, undisplaced, supercell, exact, mode, modes.Frequencies[mode], amplitude);
    }

    // Displacements e / √m, of a phase that makes them as large as they can be in the home cell.
    private static (Complex X, Complex Y, Complex Z)[] Shapes(PhononModes modes, int mode, ImmutableArray<double> masses)
    {
        var shapes = masses.Select((mass, atom) => (
            X: modes.Eigenvector(mode, atom, 0) / Math.Sqrt(mass),
            Y: modes.Eigenvector(mode, atom, 1) / Math.Sqrt(mass),
            Z: modes.Eigenvector(mode, atom, 2) / Math.Sqrt(mass))).ToArray();
        var square = shapes.Aggregate(Complex.Zero, (sum, shape) => sum + shape.X * shape.X + shape.Y * shape.Y + shape.Z * shape.Z);
        var turn = Complex.FromPolarCoordinates(1, -square.Phase / 2);
        return [.. shapes.Select(shape => (shape.X * turn, shape.Y * turn, shape.Z * turn))];
    }

    private static ((int A, int B, int C) Numerators, int Cells) Ratio(Vector3D q)
    {
        var (x, y, z) = (Denominator(q.X), Denominator(q.Y), Denominator(q.Z));
        long cells = x;
        foreach (var other in (ReadOnlySpan<int>)[y, z])
            cells = cells / (long)BigInteger.GreatestCommonDivisor(cells, other) * other;
        if (cells > MaximumCells)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"the wave vector ({q.X:G6}, {q.Y:G6}, {q.Z:G6}) repeats after {cells} cells; choose one of at most {MaximumCells}"));
        }

        int Numerator(double component) => (int)((Math.Round(component * cells) % cells + cells) % cells);
        return ((Numerator(q.X), Numerator(q.Y), Numerator(q.Z)), (int)cells);

        int Denominator(double component)
        {
            for (var denominator = 1; denominator <= MaximumDenominator; denominator++)
            {
                if (Math.Abs(component * denominator - Math.Round(component * denominator)) < Tolerance * denominator)
                    return denominator;
            }

            throw new InvalidInputException(FormattableString.Invariant(
                $"the wave vector ({q.X:G6}, {q.Y:G6}, {q.Z:G6}) is no ratio of whole numbers up to {MaximumDenominator}, so no small cell ")
                + "repeats with it; choose a point of the mesh");
        }
    }

    // All s with p · s a multiple of the number of cells: a triangular basis of them, then the most compact one.
    private static IntegerMatrix SmallestCell(Lattice lattice, (int A, int B, int C) p, int cells)
    {
        bool Repeats(int a, int b, int c) => ((long)p.A * a + (long)p.B * b + (long)p.C * c) % cells == 0;
        var third = Enumerable.Range(1, cells).First(c => Repeats(0, 0, c));
        var (secondB, secondC) = (
            from b in Enumerable.Range(1, cells)
            from c in Enumerable.Range(0, third)
            where Repeats(0, b, c)
            select (b, c)).First();
        var first = (
            from a in Enumerable.Range(1, cells)
            from b in Enumerable.Range(0, secondB)
            from c in Enumerable.Range(0, third)
            where Repeats(a, b, c)
            select (a, b, c)).First();
        var basis = new IntegerMatrix(first, (0, secondB, secondC), (0, 0, third));
        if (cells == 1)
            return basis;
        var (a1, b1, c1) = basis.Combine(lattice.A, lattice.B, lattice.C);
        var (_, transform) = LatticeReduction.Reduce(new Lattice(a1, b1, c1));
        var compact = transform.Multiply(basis);
        return compact.Determinant > 0 ? compact : IntegerMatrix.Diagonal(-1, -1, -1).Multiply(compact);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>
/// A supercell whose atoms are known as atoms of a primitive cell: which atom, and in which cell. It may be spanned by any whole
/// combinations of the primitive vectors, and list its atoms in any order.
/// </summary>
public sealed class Supercell
{
    /// <summary>How far (angstrom) an atom of the supercell may be from its place in the primitive cell.</summary>
    public const double DefaultTolerance = 1e-3;

    private readonly LatticeCosets _cosets;
    private readonly int[] _atoms;

    private Supercell(
        Crystal primitive, Crystal crystal, IntegerMatrix matrix, ImmutableArray<int> primitiveAtoms, ImmutableArray<(int, int, int)> shifts)
    {
        (Primitive, Crystal, Matrix, PrimitiveAtoms, Shifts) = (primitive, crystal, matrix, primitiveAtoms, shifts);
        _cosets = new LatticeCosets(matrix);
        _atoms = new int[crystal.AtomCount];
        Array.Fill(_atoms, -1);
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            ref var place = ref _atoms[primitiveAtoms[atom] * _cosets.Count + _cosets.IndexOf(shifts[atom])];
            if (place >= 0)
                throw new InvalidInputException($"atoms {place + 1} and {atom + 1} of the supercell stand on the same place of the crystal");
            place = atom;
        }
    }

    /// <summary>The primitive cell.</summary>
    public Crystal Primitive { get; }

    /// <summary>The supercell.</summary>
    public Crystal Crystal { get; }

    /// <summary>The vectors of the supercell in units of those of the primitive cell, by rows.</summary>
    public IntegerMatrix Matrix { get; }

    /// <summary>The number of primitive cells in the supercell.</summary>
    public int CellCount => _cosets.Count;

    /// <summary>The atom of the primitive cell that each atom is a copy of, [supercell atoms].</summary>
    public ImmutableArray<int> PrimitiveAtoms { get; }

    /// <summary>The primitive cell that each atom is in: its place is that of the primitive atom plus the shift, [supercell atoms].</summary>
    public ImmutableArray<(int A, int B, int C)> Shifts { get; }

    /// <summary>The atom of the supercell that is the copy of a primitive atom in a primitive cell, wherever that cell is.</summary>
    public int AtomAt(int primitiveAtom, (int A, int B, int C) shift) => _atoms[primitiveAtom * _cosets.Count + _cosets.IndexOf(shift)];

    /// <summary>
    /// The atom that stands to the home copy of a primitive atom (shift 0) as an atom does to another copy: both moved by the same whole cells.
    /// </summary>
    /// <param name="origin">The other copy.</param>
    /// <param name="atom">The atom.</param>
    internal int AsSeenFrom(int origin, int atom)
    {
        var (a, b, c) = Shifts[atom];
        var (originA, originB, originC) = Shifts[origin];
        return AtomAt(PrimitiveAtoms[atom], (a - originA, b - originB, c - originC));
    }

    /// <summary>Whether a rotation of the primitive cell's coordinates takes the lattice of the supercell to itself.</summary>
    internal bool IsKeptBy(IntegerMatrix rotation) =>
        new[] { Matrix.Row1, Matrix.Row2, Matrix.Row3 }.All(row => _cosets.IndexOf(rotation.Multiply(row)) == 0);

    /// <summary>One whole vector of the primitive cell for each cell of the supercell, [cells].</summary>
    internal IEnumerable<(int A, int B, int C)> CellShifts => _cosets.Representatives;

    /// <summary>The supercell of a crystal, its atoms copy by copy.</summary>
    /// <param name="primitive">The primitive cell.</param>
    /// <param name="matrix">The vectors of the supercell in units of those of the primitive cell, by rows.</param>
    /// <exception cref="InvalidInputException">The determinant is zero, or there are too many atoms.</exception>
    public static Supercell Of(Crystal primitive, IntegerMatrix matrix) => Map(primitive, primitive.Supercell(matrix));

    /// <summary>
    /// The smallest supercell of whole cells along each axis whose opposite faces are a distance apart, and which has the symmetry of the
    /// crystal: axes that an operation mixes are repeated alike.
    /// </summary>
    /// <param name="primitive">The primitive cell.</param>
    /// <param name="distance">The distance (angstrom).</param>
    /// <param name="operations">The symmetry operations of the crystal.</param>
    /// <exception cref="InvalidInputException">There are too many atoms.</exception>
    public static Supercell OfWidth(Crystal primitive, double distance, IEnumerable<SymmetryOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(primitive);
        ArgumentNullException.ThrowIfNull(operations);
        var (a, b, c) = primitive.Lattice.Reciprocal;
        int[] cells = [Cells(a), Cells(b), Cells(c)];
        int[][] rotations = [.. operations.Select(operation => operation.Rotation).Distinct().Select(rotation =>
        {
            var (first, second, third) = (rotation.Row1, rotation.Row2, rotation.Row3);
            return new[] { first.A, first.B, first.C, second.A, second.B, second.C, third.A, third.B, third.C };
        })];
        for (var round = 0; round < 2; round++)
        {
            for (var place = 0; place < 9; place++)
            {
                var (row, column) = (place / 3, place % 3);
                if (rotations.Any(rotation => rotation[place] != 0))
                    cells[row] = cells[column] = Math.Max(cells[row], cells[column]);
            }
        }

        return Of(primitive, IntegerMatrix.Diagonal(cells[0], cells[1], cells[2]));

        // Lattice planes are 1 / |b| apart.
        int Cells(Vector3D reciprocal) => Math.Max(1, (int)Math.Ceiling(distance * reciprocal.Length - 1e-6));
    }

    /// <summary>Finds the atoms of a supercell in a primitive cell.</summary>
    /// <param name="primitive">The primitive cell, or any cell that the supercell repeats.</param>
    /// <param name="supercell">The supercell, of the same orientation, its atoms in any order.</param>
    /// <param name="tolerance">How far (angstrom) an atom may be from its place.</param>
    /// <exception cref="InvalidInputException">The supercell does not fit the primitive cell.</exception>
    public static Supercell Map(Crystal primitive, Crystal supercell, double tolerance = DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(primitive);
        ArgumentNullException.ThrowIfNull(supercell);
        var matrix = new IntegerMatrix(
            Whole(primitive, supercell.Lattice.A, "a", tolerance),
            Whole(primitive, supercell.Lattice.B, "b", tolerance),
            Whole(primitive, supercell.Lattice.C, "c", tolerance));
        var cells = Math.Abs(matrix.Determinant);
        if (cells * primitive.AtomCount != supercell.AtomCount)
        {
            throw new InvalidInputException(
                $"the supercell has {supercell.AtomCount} atoms, but {cells} primitive cells of {primitive.AtomCount} atoms; give cells of one crystal");
        }

        var atoms = new int[supercell.AtomCount];
        var shifts = new (int, int, int)[supercell.AtomCount];
        for (var atom = 0; atom < atoms.Length; atom++)
        {
            var position = primitive.Lattice.ToFractional(supercell.Lattice.ToCartesian(supercell.FractionalPositions[atom]));
            (atoms[atom], shifts[atom]) = Find(primitive, supercell.Species[atom], position, tolerance)
                ?? throw new InvalidInputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"atom {atom + 1} ({supercell.Species[atom]}) of the supercell is no copy of an atom of the primitive cell to {tolerance} Å"));
        }

        return new Supercell(
            primitive,
            supercell,
            matrix,
            ImmutableCollectionsMarshal.AsImmutableArray(atoms),
            ImmutableCollectionsMarshal.AsImmutableArray(shifts));
    }

    private static (int Atom, (int, int, int) Shift)? Find(Crystal primitive, Element element, Vector3D position, double tolerance)
    {
        for (var atom = 0; atom < primitive.AtomCount; atom++)
        {
            if (primitive.Species[atom] != element)
                continue;
            var difference = position - primitive.FractionalPositions[atom];
            var shift = (A: (int)Math.Round(difference.X), B: (int)Math.Round(difference.Y), C: (int)Math.Round(difference.Z));
            if (primitive.Lattice.ToCartesian(difference - new Vector3D(shift.A, shift.B, shift.C)).Length < tolerance)
                return (atom, shift);
        }

        return null;
    }

    private static (int, int, int) Whole(Crystal primitive, Vector3D vector, string name, double tolerance)
    {
        var (x, y, z) = primitive.Lattice.ToFractional(vector);
        var whole = ((int)Math.Round(x), (int)Math.Round(y), (int)Math.Round(z));
        var rest = new Vector3D(x - Math.Round(x), y - Math.Round(y), z - Math.Round(z));
        return primitive.Lattice.ToCartesian(rest).Length < tolerance
            ? whole
            : throw new InvalidInputException(FormattableString.Invariant(
                $"vector {name} of the supercell is ({x:F4}, {y:F4}, {z:F4}) primitive vectors; a supercell has whole numbers"));
    }
}

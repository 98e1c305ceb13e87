using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>
/// The cells that phonopy makes of a unit cell, with the atoms in its order, which is that of the forces that it asks for: unit-cell atom
/// by unit-cell atom, the copies of each with the first axis running fastest over the box around the supercell.
/// </summary>
public static class PhonopyCells
{
    /// <summary>The supercell of a unit cell as phonopy lists it.</summary>
    /// <param name="unitCell">The unit cell.</param>
    /// <param name="matrix">
    /// The vectors of the supercell in units of those of the unit cell, by rows: the transpose of the nine numbers of phonopy's DIM.
    /// </param>
    /// <exception cref="InvalidInputException">The determinant is not above zero, or there are too many atoms.</exception>
    public static Crystal Supercell(Crystal unitCell, IntegerMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(unitCell);
        if (matrix.Determinant <= 0)
            throw new InvalidInputException($"the determinant of the supercell is {matrix.Determinant}; give vectors of the same handedness");
        if (matrix.Determinant > Crystal.MaximumAtoms / unitCell.AtomCount)
        {
            throw new InvalidInputException(
                $"a supercell of {matrix.Determinant} cells with {unitCell.AtomCount} atoms has more than {Crystal.MaximumAtoms} atoms");
        }

        var cosets = new LatticeCosets(matrix);
        var (box1, box2, box3) = (
            Extent(matrix.Row1.A, matrix.Row2.A, matrix.Row3.A),
            Extent(matrix.Row1.B, matrix.Row2.B, matrix.Row3.B),
            Extent(matrix.Row1.C, matrix.Row2.C, matrix.Row3.C));
        if (box1 * box2 * box3 > 100L * Crystal.MaximumAtoms)
            throw new InvalidInputException($"a supercell in a box of {box1} x {box2} x {box3} cells is too skewed; give a more compact one");
        var isTaken = new bool[cosets.Count];
        var cells = new List<Vector3D>();
        for (var c = 0; c < box3; c++)
        {
            for (var b = 0; b < box2; b++)
            {
                for (var a = 0; a < box1; a++)
                {
                    ref var taken = ref isTaken[cosets.IndexOf((a, b, c))];
                    if (!taken)
                        cells.Add(new Vector3D(a, b, c));
                    taken = true;
                }
            }
        }

        var (first, second, third) = matrix.Combine(unitCell.Lattice.A, unitCell.Lattice.B, unitCell.Lattice.C);
        var lattice = new Lattice(first, second, third);
        return new Crystal(
            lattice,
            [.. unitCell.Species.SelectMany(element => Enumerable.Repeat(element, cells.Count))],
            [
                .. unitCell.FractionalPositions.SelectMany(
                    position => cells.Select(cell => InCell(lattice.ToFractional(unitCell.Lattice.ToCartesian(position + cell))))),
            ]);
    }

    /// <summary>The primitive cell: the first atom of those that its lattice makes alike, in the order of the unit cell.</summary>
    /// <param name="unitCell">The unit cell.</param>
    /// <param name="axes">The primitive vectors in units of those of the unit cell: the columns of phonopy's PRIMITIVE_AXES.</param>
    /// <param name="tolerance">How far (angstrom) atoms may be from being alike.</param>
    /// <exception cref="InvalidInputException">The vectors are not those of a cell that the crystal repeats.</exception>
    public static Crystal Primitive(
        Crystal unitCell, (Vector3D A, Vector3D B, Vector3D C) axes, double tolerance = Supercells.Supercell.DefaultTolerance)
    {
        ArgumentNullException.ThrowIfNull(unitCell);
        var lattice = new Lattice(
            unitCell.Lattice.ToCartesian(axes.A), unitCell.Lattice.ToCartesian(axes.B), unitCell.Lattice.ToCartesian(axes.C));
        var species = ImmutableArray.CreateBuilder<Element>();
        var positions = ImmutableArray.CreateBuilder<Vector3D>();
        for (var atom = 0; atom < unitCell.AtomCount; atom++)
        {
            var position = InCell(lattice.ToFractional(unitCell.Lattice.ToCartesian(unitCell.FractionalPositions[atom])));
            var same = IndexNear(position);
            if (same >= 0 && species[same] != unitCell.Species[atom])
            {
                throw new InvalidInputException(
                    $"the primitive axes put atom {atom + 1} ({unitCell.Species[atom]}) on an atom of {species[same]}; check the primitive axes");
            }

            if (same >= 0)
                continue;
            species.Add(unitCell.Species[atom]);
            positions.Add(position);
        }

        var cells = unitCell.Lattice.Volume / lattice.Volume;
        if (Math.Abs(cells * positions.Count - unitCell.AtomCount) > 1e-3)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"the unit cell of {unitCell.AtomCount} atoms is {cells:F3} primitive cells of {positions.Count}; check the primitive axes"));
        }

        return new Crystal(lattice, species.ToImmutable(), positions.ToImmutable());

        int IndexNear(Vector3D position)
        {
            for (var other = 0; other < positions.Count; other++)
            {
                if (lattice.ToCartesian(Nearest(position - positions[other])).Length < tolerance)
                    return other;
            }

            return -1;
        }
    }

    /// <summary>
    /// A supercell as phonopy makes it of the primitive cell: with its order of the atoms, and vectors of the handedness of the primitive ones.
    /// </summary>
    /// <param name="supercell">The supercell, its atoms in any order.</param>
    public static Supercell Ordered(Supercell supercell)
    {
        ArgumentNullException.ThrowIfNull(supercell);
        var (primitive, matrix) = (supercell.Primitive, supercell.Matrix);
        if (matrix.Determinant < 0)
            matrix = matrix.Multiply(IntegerMatrix.Diagonal(-1, -1, -1)); // spans the same lattice
        return Supercells.Supercell.Map(primitive, Supercell(primitive, matrix));
    }

    // How far the corners of the supercell reach along an axis of the unit cell.
    private static long Extent(int first, int second, int third) => Math.Abs((long)first) + Math.Abs((long)second) + Math.Abs((long)third);

    private static Vector3D Nearest(Vector3D vector) =>
        vector - new Vector3D(Math.Round(vector.X), Math.Round(vector.Y), Math.Round(vector.Z));

    private static Vector3D InCell(Vector3D vector) =>
        vector - new Vector3D(Math.Floor(vector.X), Math.Floor(vector.Y), Math.Floor(vector.Z));
}

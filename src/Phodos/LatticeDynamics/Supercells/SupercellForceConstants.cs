using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>
/// The force constants of the atoms of a primitive cell with all atoms of a supercell (eV/Å²), the compact form of phonopy: what a
/// calculation of a supercell gives, where an atom stands for all its images. Row i belongs to atom i of the primitive cell in the home
/// cell (shift 0), wherever that is in the supercell.
/// </summary>
public sealed class SupercellForceConstants
{
    private readonly Matrix3[] _values;

    /// <summary>Makes the force constants of a supercell.</summary>
    /// <param name="supercell">The supercell.</param>
    /// <param name="values">The blocks, [primitive atoms, supercell atoms].</param>
    /// <exception cref="ArgumentException">The number of values is another.</exception>
    internal SupercellForceConstants(Supercell supercell, Matrix3[] values)
    {
        if (values.Length != supercell.Primitive.AtomCount * supercell.Crystal.AtomCount)
            throw new ArgumentException("There is a block for each atom of the primitive cell and each of the supercell.", nameof(values));
        (Supercell, _values) = (supercell, values);
    }

    /// <summary>The supercell.</summary>
    public Supercell Supercell { get; }

    /// <summary>The block (eV/Å²) of an atom of the home cell and an atom of the supercell.</summary>
    public Matrix3 this[int primitiveAtom, int supercellAtom] => _values[primitiveAtom * Supercell.Crystal.AtomCount + supercellAtom];

    /// <summary>The blocks, [primitive atoms, supercell atoms].</summary>
    internal ReadOnlySpan<Matrix3> Values => _values;

    /// <summary>
    /// Force constants that are given for rows of supercell atoms, as in phonopy's files: of every atom, or of one for each of the
    /// primitive cell.
    /// </summary>
    /// <param name="supercell">The supercell.</param>
    /// <param name="rows">The atoms of the supercell that rows are given for; further copies of an atom are passed over.</param>
    /// <param name="blocks">The block (eV/Å²) of a row, counted in <paramref name="rows"/>, and a supercell atom.</param>
    /// <exception cref="InvalidInputException">An atom of the primitive cell has no row, or a value is not finite.</exception>
    public static SupercellForceConstants FromRows(Supercell supercell, ReadOnlySpan<int> rows, Func<int, int, Matrix3> blocks)
    {
        ArgumentNullException.ThrowIfNull(supercell);
        ArgumentNullException.ThrowIfNull(blocks);
        var atoms = supercell.Crystal.AtomCount;
        var values = new Matrix3[supercell.Primitive.AtomCount * atoms];
        var isDone = new bool[supercell.Primitive.AtomCount];
        for (var row = 0; row < rows.Length; row++)
        {
            var home = supercell.PrimitiveAtoms[rows[row]];
            if (isDone[home])
                continue;
            isDone[home] = true;
            for (var atom = 0; atom < atoms; atom++)
            {
                var value = blocks(row, atom);
                if (!value.IsFinite)
                    throw new InvalidInputException($"the force constants of atoms {rows[row] + 1} and {atom + 1} are not finite numbers");
                values[home * atoms + supercell.AsSeenFrom(rows[row], atom)] = value;
            }
        }

        var missing = Array.IndexOf(isDone, false);
        return missing < 0
            ? new SupercellForceConstants(supercell, values)
            : throw new InvalidInputException(
                $"there are no force constants of atom {missing + 1} ({supercell.Primitive.Species[missing]}) of the primitive cell");
    }

    /// <summary>
    /// The force constants of an infinite crystal, of limited range, in a supercell that holds them all: the smallest of whole cells along each
    /// axis in which no two images of an atom are within that range, so that <see cref="Unfold"/> gives them back.
    /// </summary>
    /// <param name="constants">The force constants.</param>
    /// <exception cref="InvalidInputException">The supercell has too many atoms.</exception>
    public static SupercellForceConstants Holding(ForceConstants constants)
    {
        ArgumentNullException.ThrowIfNull(constants);
        var crystal = constants.Crystal;
        var range = constants.Blocks.Where(block => block.Value.MaximumMagnitude > 0).Max(block => Span(crystal, block).Length);
        var (a, b, c) = crystal.Lattice.Reciprocal;
        var supercell = Supercell.Of(crystal, IntegerMatrix.Diagonal(Cells(a), Cells(b), Cells(c)));
        var values = new Matrix3[crystal.AtomCount * supercell.Crystal.AtomCount];
        foreach (var (first, second, shift, value) in constants.Blocks)
            values[first * supercell.Crystal.AtomCount + supercell.AtomAt(second, shift)] += value;
        return new SupercellForceConstants(supercell, values);

        // Lattice planes are 1 / |b| apart, and images of an atom are to be more than twice the range apart.
        int Cells(Vector3D reciprocal) => (int)(2 * range * reciprocal.Length) + 1;
    }

    /// <summary>The force constants of the infinite crystal: each block is shared by the nearest images of its atom.</summary>
    /// <param name="tolerance">Images whose distances differ by less (angstrom) are equally near.</param>
    public ForceConstants Unfold(double tolerance = 1e-5)
    {
        var images = new ShortestImages(Supercell, tolerance);
        var atoms = Supercell.Crystal.AtomCount;
        var blocks = ImmutableArray.CreateBuilder<ForceConstants.Block>(_values.Length * 3 / 2);
        var shifts = new List<(int A, int B, int C)>();
        for (var home = 0; home < Supercell.Primitive.AtomCount; home++)
        {
            for (var atom = 0; atom < atoms; atom++)
            {
                images.Find(home, atom, shifts);
                var part = 1.0 / shifts.Count * _values[home * atoms + atom];
                foreach (var shift in shifts)
                    blocks.Add(new ForceConstants.Block(home, Supercell.PrimitiveAtoms[atom], shift, part));
            }
        }

        return new ForceConstants(Supercell.Primitive, blocks.DrainToImmutable());
    }

    private static Vector3D Span(Crystal crystal, ForceConstants.Block block)
    {
        var (a, b, c) = block.Shift;
        var positions = crystal.FractionalPositions;
        return crystal.Lattice.ToCartesian(positions[block.Second] + new Vector3D(a, b, c) - positions[block.First]);
    }
}

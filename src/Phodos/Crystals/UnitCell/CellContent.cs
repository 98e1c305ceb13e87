using System.Collections.Immutable;

namespace Phodos.Crystals.UnitCell;

/// <summary>
/// What a picture of a unit cell shows: the atoms inside it, those on its faces, edges and corners once for each that they lie on, and the
/// bonds between all of these.
/// </summary>
public sealed class CellContent
{
    // How far (angstrom) from a face an atom still counts as on it.
    private const double BorderDistance = 0.1;

    private CellContent(ImmutableArray<CellAtom> atoms, ImmutableArray<(int First, int Second)> bonds) => (Atoms, Bonds) = (atoms, bonds);

    /// <summary>The atoms.</summary>
    public ImmutableArray<CellAtom> Atoms { get; }

    /// <summary>The atoms that are joined, by their place in <see cref="Atoms"/>, the first before the second.</summary>
    public ImmutableArray<(int First, int Second)> Bonds { get; }

    /// <summary>
    /// The content of the cell that a crystal is given in. The origin is moved onto an atom where that brings more atoms to the border: the
    /// picture then shows more of their surroundings, as when silicon has atoms at its corners.
    /// </summary>
    public static CellContent Of(Crystal crystal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var origin = crystal.FractionalPositions.Prepend(default).MaxBy(origin => Places(crystal, origin).Count());
        ImmutableArray<CellAtom> atoms =
        [
            .. from place in Places(crystal, origin)
               select new CellAtom(crystal.Species[place.Atom], crystal.Lattice.ToCartesian(place.Fractional)),
        ];
        var rule = new BondRule(crystal.Species);
        return new CellContent(
            atoms,
            [
                .. from first in Enumerable.Range(0, atoms.Length)
                   from second in Enumerable.Range(first + 1, atoms.Length - first - 1)
                   where rule.Joins(atoms[first], atoms[second])
                   select (first, second),
            ]);
    }

    private static IEnumerable<(int Atom, Vector3D Fractional)> Places(Crystal crystal, Vector3D origin)
    {
        var heights = crystal.Lattice.FaceDistances;
        return from atom in Enumerable.Range(0, crystal.AtomCount)
               let position = crystal.FractionalPositions[atom] - origin
               from x in Places(position.X, heights.A)
               from y in Places(position.Y, heights.B)
               from z in Places(position.Z, heights.C)
               select (atom, new Vector3D(x, y, z));
    }

    // Where a coordinate stands in the closed cell: once inside it, twice on its border.
    private static double[] Places(double coordinate, double height)
    {
        var wrapped = coordinate - Math.Floor(coordinate);
        if (wrapped * height < BorderDistance)
            return [wrapped, wrapped + 1];

        return (1 - wrapped) * height < BorderDistance ? [wrapped - 1, wrapped] : [wrapped];
    }
}

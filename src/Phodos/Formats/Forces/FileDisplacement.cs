using System.Runtime.InteropServices;
using Phodos.Crystals;

namespace Phodos.Formats.Forces;

/// <summary>A displaced supercell as it stands in a phonopy file, in the units of the file.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Atom">The displaced atom, counted from 0, or null where the displacements are those of all atoms.</param>
/// <param name="Displacements">The displacement of the atom or those of all.</param>
/// <param name="Forces">The forces on all atoms, or null.</param>
internal sealed record FileDisplacement(int Line, int? Atom, List<Vector3D> Displacements, List<Vector3D>? Forces)
{
    internal bool HasForces => Forces is not null;

    /// <summary>The displaced supercell.</summary>
    /// <param name="atomCount">The atoms of the supercell.</param>
    /// <param name="length">The unit of length of the file (angstrom).</param>
    /// <param name="force">The unit of force of the file (eV/angstrom).</param>
    /// <exception cref="InvalidInputException">It is one of another supercell, or nothing is displaced; the line is given.</exception>
    internal DisplacedSupercell ToSupercell(int atomCount, double length, double force)
    {
        if (Forces is not null && Forces.Count != atomCount)
            throw OfOther($"there are forces on {Forces.Count} atoms", atomCount);
        if (Atom is null && Displacements.Count != atomCount)
            throw OfOther($"there are displacements of {Displacements.Count} atoms", atomCount);
        if (Atom >= atomCount)
            throw OfOther($"atom {Atom + 1} is displaced", atomCount);
        var displacements = new Vector3D[atomCount];
        for (var i = 0; i < Displacements.Count; i++)
            displacements[Atom ?? i] = length * Displacements[i];
        if (displacements.All(displacement => displacement.LengthSquared == 0))
            throw new InvalidInputException("no atom is displaced; give the displacement that the forces belong to", line: Line);
        return new DisplacedSupercell(
            ImmutableCollectionsMarshal.AsImmutableArray(displacements),
            Forces is null ? [] : [.. Forces.Select(vector => force * vector)]);
    }

    private InvalidInputException OfOther(string problem, int atomCount) =>
        new($"{problem}, but the supercell has {atomCount} atoms; are cells and forces of one calculation?", line: Line);
}

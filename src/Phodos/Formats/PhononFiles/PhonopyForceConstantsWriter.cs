using Phodos.LatticeDynamics.Supercells;
using static Phodos.Formats.PhononFiles.PhonopyHead;

namespace Phodos.Formats.PhononFiles;

/// <summary>
/// Writes force constants as phonopy's <c>FORCE_CONSTANTS</c> (eV/angstrom²), compact: the rows of the atoms of the primitive cell. The atoms
/// stand in the order that phonopy gives the supercell that it makes of the primitive cell, which the <c>phonopy.yaml</c> of
/// <see cref="PhonopyCellWriter"/> asks for.
/// </summary>
public static class PhonopyForceConstantsWriter
{
    /// <summary>Writes the file, piece by piece.</summary>
    /// <param name="text">Where it is written to.</param>
    /// <param name="forceConstants">The force constants, their atoms in any order.</param>
    public static void Write(TextWriter text, SupercellForceConstants forceConstants)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(forceConstants);
        var given = forceConstants.Supercell;
        var supercell = PhonopyCells.Ordered(given);
        var (homes, atoms) = (supercell.Primitive.AtomCount, supercell.Crystal.AtomCount);
        Line(text, $"{homes,4} {atoms,4}");
        for (var home = 0; home < homes; home++)
        {
            var row = supercell.AtomAt(home, (0, 0, 0));
            for (var atom = 0; atom < atoms; atom++)
            {
                var block = forceConstants[home, given.AtomAt(supercell.PrimitiveAtoms[atom], supercell.Shifts[atom])];
                Line(text, $"{row + 1} {atom + 1}");
                for (var direction = 0; direction < 3; direction++)
                    Line(text, $"{block[direction, 0],22:F15}{block[direction, 1],22:F15}{block[direction, 2],22:F15}");
            }
        }
    }
}

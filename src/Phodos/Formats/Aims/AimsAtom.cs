using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Aims;

/// <summary>One atom of a geometry.in: Cartesian (angstrom) or fractional, and the line that it stands on.</summary>
internal sealed record AimsAtom(Element Element, Vector3D Position, bool IsFractional, int Line)
{
    /// <summary>
    /// Reads the current line. A species may carry a number or a word behind its symbol, such as <c>Fe1</c> or <c>O_core</c>.
    /// </summary>
    internal static AimsAtom Read(TextLines lines, SpeciesReader species)
    {
        var position = lines.VectorAt(1, "the three coordinates of an atom");
        var label = lines.WordAt(4, "three coordinates and the species of an atom");
        return new AimsAtom(species.Read(label, lines.Number), position, lines.Word(0) is AimsKeyword.FractionalAtom, lines.Number);
    }

    internal Vector3D FractionalPosition(Lattice lattice) =>
        FractionalCoordinate.Check(IsFractional ? Position : lattice.ToFractional(Position), Line);
}

using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Castep;

/// <summary>An atom of a cell file.</summary>
/// <param name="Element">Its element.</param>
/// <param name="Position">Its position, fractional or Cartesian (angstrom) as the block has it.</param>
/// <param name="Line">The line of the file.</param>
internal sealed record CastepAtom(Element Element, Vector3D Position, int Line)
{
    /// <summary>The atoms of the block of positions that the lines stand at.</summary>
    internal static List<CastepAtom> ReadAll(TextLines lines, bool isFractional, SpeciesReader species)
    {
        var atoms = new List<CastepAtom>();
        var scale = 1.0;
        while (CastepReader.NextOfBlock(lines))
        {
            if (atoms.Count == 0 && !isFractional && CastepUnit.TryRead(lines) is { } unit)
            {
                scale = unit;
                continue;
            }

            if (atoms.Count == Crystal.MaximumAtoms)
                throw lines.Fault($"the file has more than {Crystal.MaximumAtoms} atoms");
            if (lines.Line.Contains("MIXTURE", StringComparison.OrdinalIgnoreCase))
            {
                throw lines.Fault(
                    $"the structure is disordered: atom {atoms.Count + 1} ({Excerpt.Of(lines.Word(0))}) is a part of a mixture; give an ordered structure");
            }

            atoms.Add(new CastepAtom(ReadElement(lines, species), scale * lines.VectorAt(1, "the three coordinates of an atom"), lines.Number));
        }

        return atoms.Count > 0 ? atoms : throw lines.Fault("the block of positions has no atoms");
    }

    /// <summary>The element of the species that begins the line, such as <c>Fe</c>, <c>Fe:up</c> or <c>26</c>.</summary>
    internal static Element ReadElement(TextLines lines, SpeciesReader species)
    {
        var word = lines.Word(0);
        var colon = word.IndexOf(':');
        var symbol = colon < 0 ? word : word[..colon];
        return InvariantNumber.TryParseCount(symbol, out var number) && number is >= 1 and <= 118
            ? Element.FromAtomicNumber(number)
            : species.Read(symbol, lines.Number);
    }
}

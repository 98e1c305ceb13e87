using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Phonopy;

namespace Phodos.Formats.Forces;

/// <summary>
/// The <c>disp.yaml</c> of phonopy 1: the displacements, and the supercell that they are in (angstrom). Its unit cell stands elsewhere.
/// </summary>
/// <param name="Supercell">The supercell.</param>
/// <param name="Displacements">The displacements, without forces.</param>
internal sealed record OldDisplacements(Crystal Supercell, ImmutableArray<DisplacedSupercell> Displacements)
{
    /// <summary>The name of the file.</summary>
    internal const string Name = "disp.yaml";

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidInputException">The text is broken, or has no supercell or no displacements; the line is given.</exception>
    internal static OldDisplacements Read(string text)
    {
        var displacements = DisplacementsIn(text);
        var supercell = PhonopyReader.Read(text, PhonopyCell.Unit).Crystal;
        return new OldDisplacements(supercell, [.. displacements.Select(displacement => displacement.ToSupercell(supercell.AtomCount, 1, 1))]);
    }

    private static List<FileDisplacement> DisplacementsIn(string text)
    {
        using var sections = new PhonopySectionStream(new StringReader(text));
        while (sections.MoveToNext() is { } key)
        {
            if (key == "displacements")
                return new DisplacementsParser(new YamlCursor(sections, sections.SectionLine - 1, "phonopy writes it")).Read();
        }

        throw new InvalidInputException("there are no displacements; is it the disp.yaml of phonopy?");
    }
}

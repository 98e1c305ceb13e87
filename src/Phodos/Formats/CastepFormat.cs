using System.Collections.Immutable;
using Phodos.Formats.Castep;
using Phodos.Formats.Reading;

namespace Phodos.Formats;

/// <summary>
/// The <c>.cell</c> file of CASTEP (<see href="https://www.castep.org"/>): its blocks LATTICE_CART or LATTICE_ABC, POSITIONS_FRAC or
/// POSITIONS_ABS and SPECIES_MASS. Mixtures of the virtual crystal approximation are refused; everything else is passed over.
/// </summary>
internal sealed class CastepFormat : IStructureFormat
{
    public string Name => "castep";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*.cell"];

    public bool Recognizes(string head)
    {
        var lines = new TextLines(head, CastepReader.CommentMarks);
        while (lines.TryMoveToWords())
        {
            if (CastepReader.BlockName(lines) is { } name && CastepReader.IsStructural(name))
                return true;
        }

        return false;
    }

    public StructureFile Read(string text)
    {
        var (crystal, warnings) = CastepReader.Read(text);
        return new StructureFile(crystal, Name, null, warnings);
    }
}

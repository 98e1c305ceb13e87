using System.Collections.Immutable;
using Phodos.Formats.Aims;
using Phodos.Formats.Reading;

namespace Phodos.Formats;

/// <summary>
/// The geometry.in of FHI-aims (<see href="https://fhi-aims.org"/>): three lines lattice_vector, and the atoms in Cartesian (atom) or
/// fractional (atom_frac) coordinates. Constraints, moments and symmetry parameters are ignored.
/// </summary>
internal sealed class AimsFormat : IStructureFormat
{
    public string Name => "aims";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*geometry*.in", "*geometry.in.next_step", "*.aims"];

    public bool Recognizes(string head)
    {
        var lines = new TextLines(head, AimsReader.CommentMarks);
        while (lines.TryMoveToWords())
        {
            if (!AimsKeyword.IsKnown(lines.Words[0]))
                return false;
            if (AimsKeyword.IsStructural(lines.Words[0]))
                return true;
        }

        return false;
    }

    public StructureFile Read(string text)
    {
        var (crystal, warnings) = AimsReader.Read(text);
        return new StructureFile(crystal, Name, null, warnings);
    }
}

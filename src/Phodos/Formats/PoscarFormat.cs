using System.Collections.Immutable;
using Phodos.Formats.Poscar;
using Phodos.Formats.Reading;

namespace Phodos.Formats;

/// <summary>
/// VASP's POSCAR and CONTCAR (<see href="https://www.vasp.at/wiki/index.php/POSCAR"/>), of VASP 4 and later,
/// and the same lines at the head of a CHGCAR. Velocities, grids and whatever else follows the positions are not looked at.
/// </summary>
internal sealed class PoscarFormat : IStructureFormat
{
    public string Name => "poscar";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*POSCAR*", "*CONTCAR*", "*CHGCAR*", "*LOCPOT*", "*.vasp"];

    public bool Recognizes(string head)
    {
        var lines = new TextLines(head, PoscarReader.CommentMarks);
        return lines.TryMoveNext()
            && lines.TryMoveToWords() && lines.LeadingNumbers() is 1 or 3
            && lines.TryMoveToWords() && lines.LeadingNumbers() == 3
            && lines.TryMoveToWords() && lines.LeadingNumbers() == 3
            && lines.TryMoveToWords() && lines.LeadingNumbers() == 3;
    }

    public StructureFile Read(string text)
    {
        var (crystal, comment) = PoscarReader.Read(text);
        return new StructureFile(crystal, Name, comment.Length == 0 ? null : comment, []);
    }
}

using System.Collections.Immutable;
using Phodos.Formats.Poscar;

namespace Phodos.Formats;

/// <summary>
/// VASP's POSCAR and CONTCAR (<see href="https://www.vasp.at/wiki/index.php/POSCAR"/>),
/// of VASP 4 and 5. Velocities and whatever else follows the positions are ignored.
/// </summary>
internal sealed class PoscarFormat : IStructureFormat
{
    public string Name => "poscar";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*POSCAR*", "*CONTCAR*", "*.vasp"];

    public bool Recognizes(string head)
    {
        var lines = new PoscarLines(head);
        return lines.TryMoveNext()
            && lines.TryMoveNext() && lines.LeadingNumbers() is 1 or 3
            && lines.TryMoveNext() && lines.LeadingNumbers() == 3
            && lines.TryMoveNext() && lines.LeadingNumbers() == 3
            && lines.TryMoveNext() && lines.LeadingNumbers() == 3;
    }

    public StructureFile Read(string text)
    {
        var (crystal, comment) = PoscarReader.Read(text);
        return new StructureFile(crystal, Name, comment.Length == 0 ? null : comment, []);
    }
}

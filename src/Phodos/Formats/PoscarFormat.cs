using System.Collections.Immutable;
using Phodos.Formats.Poscar;
using Phodos.Formats.Reading;

namespace Phodos.Formats;

/// <summary>
/// VASP's POSCAR and CONTCAR (<see href="https://www.vasp.at/wiki/index.php/POSCAR"/>), of VASP 4 and later,
/// and the same lines at the head of a CHGCAR or an XDATCAR, of which the first frame is read. Velocities, grids and whatever else
/// follows the positions are not looked at.
/// </summary>
internal sealed class PoscarFormat : IStructureFormat
{
    public string Name => "poscar";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*POSCAR*", "*CONTCAR*", "*CHGCAR*", "*LOCPOT*", "*XDATCAR*", "*.vasp"];

    public bool Recognizes(string head) => PoscarReader.IsHead(new TextLines(head, PoscarReader.CommentMarks));

    public StructureFile Read(string text) => PoscarReader.Read(text, Name);
}

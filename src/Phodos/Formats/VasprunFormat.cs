using System.Collections.Immutable;
using Phodos.Formats.Vasprun;

namespace Phodos.Formats;

/// <summary>
/// VASP's <c>vasprun.xml</c> (<see href="https://www.vasp.at/wiki/index.php/Vasprun.xml"/>): the structure that the calculation ended with.
/// </summary>
internal sealed class VasprunFormat : IStructureFormat
{
    public string Name => "vasprun";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*vasprun*.xml"];

    public bool Recognizes(string head) =>
        head.AsSpan().TrimStart() is ['<', ..] && head.Contains("<modeling", StringComparison.Ordinal);

    public StructureFile Read(string text)
    {
        var structure = VasprunReader.Read(text);
        return new StructureFile(structure.Crystal, Name, null, structure.Warnings) { BlockCount = structure.Count };
    }
}

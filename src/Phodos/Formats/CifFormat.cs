using System.Collections.Immutable;
using Phodos.Formats.Cif;

namespace Phodos.Formats;

/// <summary>
/// The Crystallographic Information File, CIF 1.1 (<see href="https://www.iucr.org/resources/cif/spec/version1.1"/>).
/// The first data block with a cell and sites is read; a structure with partly occupied sites is refused.
/// </summary>
internal sealed class CifFormat : IStructureFormat
{
    public string Name => "cif";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*.cif", "*.mcif"];

    public bool Recognizes(string head) => BeginsAsCif(head) && !UnreadFormat.IsMacromolecular(head);

    public StructureFile Read(string text)
    {
        var structure = CifReader.Read(text);
        return new StructureFile(structure.Crystal, Name, structure.Title, structure.Warnings) { BlockCount = structure.BlockCount };
    }

    private static bool BeginsAsCif(string head)
    {
        if (head.StartsWith("#\\#CIF", StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var line in head.AsSpan().EnumerateLines())
        {
            var content = line.TrimStart();
            if (!content.IsEmpty && content[0] != '#')
                return content.StartsWith("data_", StringComparison.OrdinalIgnoreCase);
        }

        return false;
    }
}

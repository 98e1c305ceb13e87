using System.Collections.Immutable;
using Phodos.Formats.Pymatgen;

namespace Phodos.Formats;

/// <summary>
/// The JSON of pymatgen's <c>Structure</c> (<see href="https://pymatgen.org/"/>), alone, in a list, or in the answers of the
/// Materials Project and other dictionaries that wrap it. Structures with partly occupied sites are refused.
/// </summary>
internal sealed class PymatgenFormat : IStructureFormat
{
    public string Name => "pymatgen";

    public ImmutableArray<string> FileNamePatterns { get; } = [];

    public bool Recognizes(string head) => head.AsSpan().TrimStart() is ['{' or '[', ..]
        && (Has(head, "\"lattice\"") || Has(head, "\"sites\"") || Has(head, "\"pymatgen"))
        && !Has(head, "\"__ndarray__\"") && !Has(head, "\"__ase_objtype__\"");

    public StructureFile Read(string text)
    {
        var structure = PymatgenReader.Read(text);
        return new StructureFile(structure.Crystal, Name, null, structure.Warnings) { BlockCount = structure.Count };
    }

    private static bool Has(string head, string word) => head.Contains(word, StringComparison.Ordinal);
}

using System.Collections.Immutable;
using Phodos.Formats.Ase;

namespace Phodos.Formats;

/// <summary>
/// The dictionaries of ASE's <c>Atoms</c> (<see href="https://ase-lib.org/"/>): the JSON of <c>ase.io.jsonio</c>, its JSON
/// database, and the plain dictionary as JSON or as a literal of Python. Structures that are not periodic are refused.
/// </summary>
internal sealed class AseFormat : IStructureFormat
{
    public string Name => "ase";

    public ImmutableArray<string> FileNamePatterns { get; } = [];

    public bool Recognizes(string head) => head.AsSpan().TrimStart() is ['{' or '[', ..]
        && (HasKey(head, "numbers") || HasKey(head, "positions") || HasKey(head, "__ndarray__") || HasKey(head, "__ase_objtype__"))
        && !(HasKey(head, "sites") && HasKey(head, "species"));

    public StructureFile Read(string text)
    {
        var structure = AseReader.Read(text);
        return new StructureFile(structure.Crystal, Name, null, structure.Warnings) { BlockCount = structure.Count };
    }

    private static bool HasKey(string head, string key) =>
        head.Contains($"\"{key}\"", StringComparison.Ordinal) || head.Contains($"'{key}'", StringComparison.Ordinal);
}

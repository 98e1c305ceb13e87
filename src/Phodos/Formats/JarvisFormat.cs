using System.Collections.Immutable;
using Phodos.Formats.Jarvis;

namespace Phodos.Formats;

/// <summary>
/// The dictionary of JARVIS-Tools' <c>Atoms</c> as JSON (<see href="https://jarvis-tools.readthedocs.io"/>), alone or under <c>atoms</c> in
/// the entries of JARVIS-DFT.
/// </summary>
internal sealed class JarvisFormat : IStructureFormat
{
    public string Name => "jarvis";

    public ImmutableArray<string> FileNamePatterns { get; } = [];

    public bool Recognizes(string head) =>
        head.AsSpan().TrimStart() is ['{' or '[', ..] && head.Contains("\"lattice_mat\"", StringComparison.Ordinal);

    public StructureFile Read(string text)
    {
        var structure = JarvisReader.Read(text);
        return new StructureFile(structure.Crystal, Name, null, structure.Warnings) { BlockCount = structure.Count };
    }
}

using System.Collections.Immutable;
using Phodos.Formats.Optimade;

namespace Phodos.Formats;

/// <summary>
/// The JSON of structures that databases with the OPTIMADE interface answer (<see href="https://www.optimade.org"/>): one structure, a
/// list of them, or the attributes alone. Structures that are disordered or not periodic are refused.
/// </summary>
internal sealed class OptimadeFormat : IStructureFormat
{
    public string Name => "optimade";

    public ImmutableArray<string> FileNamePatterns { get; } = [];

    public bool Recognizes(string head) => head.AsSpan().TrimStart() is ['{' or '[', ..]
        && (Has(head, "\"lattice_vectors\"") || Has(head, "\"cartesian_site_positions\"") || Has(head, "\"species_at_sites\""))
        && !Has(head, "\"@module\"");

    public StructureFile Read(string text)
    {
        var structure = OptimadeReader.Read(text);
        return new StructureFile(structure.Crystal, Name, null, structure.Warnings) { BlockCount = structure.Count };
    }

    private static bool Has(string head, string word) => head.Contains(word, StringComparison.Ordinal);
}

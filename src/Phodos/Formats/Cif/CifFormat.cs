using System.Collections.Immutable;

namespace Phodos.Formats.Cif;

/// <summary>
/// The Crystallographic Information File, CIF 1.1 (<see href="https://www.iucr.org/resources/cif/spec/version1.1"/>).
/// The first data block with a cell and sites is read; a structure with partly occupied sites is refused.
/// </summary>
internal sealed class CifFormat : IStructureFormat
{
    public string Name => "cif";

    public ImmutableArray<string> FileNamePatterns { get; } = ["*.cif", "*.mcif"];

    public bool Recognizes(string head)
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

    public StructureFile Read(string text)
    {
        var blocks = CifParser.Parse(text);
        var structures = blocks.Where(block => block.HasStructure).ToList();
        if (structures is not [var block, ..])
            throw new InvalidInputException("no data block has a cell (_cell_length_a) and sites (_atom_site_fract_x)", line: blocks is [var first, ..] ? first.Line : 1);
        var warnings = block.Warnings;
        if (structures.Count > 1)
            warnings.Add($"line {block.Line}: the file has {structures.Count} structures; the first, {Excerpt.Of(block.Name)}, is read");

        var lattice = CifCell.Read(block, warnings);
        var operators = CifSymmetry.Read(block, warnings);
        var sites = CifDisorder.Resolve(CifSiteTable.Read(block, lattice, warnings));
        if (sites.Count == 0)
            throw new InvalidInputException("no site of the structure is occupied", line: block.Line);
        var crystal = SiteExpansion.Expand(lattice, sites, operators, warnings);
        return new StructureFile(crystal, Name, Title(block), [.. warnings]) { BlockCount = structures.Count };
    }

    // A name may be a text field of several lines.
    private static string? Title(CifBlock block)
    {
        var name = block.FirstOf(CifTags.Titles)?.Text.ToString() ?? block.Name;
        var title = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return title.Length == 0 ? null : title;
    }
}

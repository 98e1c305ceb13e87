namespace Phodos.Formats.Cif;

/// <summary>Makes a crystal from the first data block of a CIF that has a structure.</summary>
internal static class CifReader
{
    internal static CifStructure Read(string text)
    {
        var blocks = CifParser.Parse(text);
        var structures = blocks.Where(block => block.HasStructure).ToList();
        if (structures is not [var block, ..])
        {
            throw new InvalidInputException(
                "no data block has a cell (_cell_length_a) and sites (_atom_site_fract_x)",
                line: blocks is [var first, ..] ? first.Line : 1);
        }

        var warnings = block.Warnings;
        if (structures.Count > 1)
            warnings.Add($"line {block.Line}: the file has {structures.Count} structures; the first, {Excerpt.Quoted(block.Name)}, is read");

        var lattice = CifCell.Read(block, warnings);
        var operators = CifSymmetry.Read(block, warnings);
        var sites = CifDisorder.Resolve(CifSiteTable.Read(block, lattice, warnings));
        if (sites.Count == 0)
            throw new InvalidInputException("no site of the structure is occupied", line: block.Line);
        var crystal = SiteExpansion.Expand(lattice, sites, operators, warnings);
        return new CifStructure(crystal, Title(block), [.. warnings], structures.Count);
    }

    // A name may be a text field of several lines.
    private static string? Title(CifBlock block)
    {
        var name = block.FirstOf(CifTags.Titles)?.Text.ToString() ?? block.Name;
        var title = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return title.Length == 0 ? null : title;
    }
}

namespace Phodos.Formats.Cif;

/// <summary>Makes a crystal from the first data block of a CIF that has a structure.</summary>
internal static class CifReader
{
    private const int MaximumTitleLength = 1_000;

    internal static CifStructure Read(string text)
    {
        var blocks = CifParser.Parse(text);
        var structures = blocks.Where(block => block.HasStructure).ToList();
        if (structures is not [var block, ..])
        {
            if (blocks[^1].UnclosedLine is { } line)
                throw new InvalidInputException("what begins here is not closed, and the file holds no structure before it", line: line);

            throw new InvalidInputException(
                "no data block has a cell (_cell_length_a) and sites (_atom_site_fract_x)",
                line: blocks[0].Line);
        }

        var warnings = block.Warnings;
        if (structures.Count > 1)
        {
            warnings.Add(
                $"line {block.Line}: the file has {structures.Count} structures; the first, {Excerpt.Quoted(block.Name)}, is read");
        }


        if (block.UnclosedLine is { } unclosed)
            warnings.Add($"line {unclosed}: what begins here is not closed, so that the rest of the file is lost");
        var lattice = CifCell.Read(block, warnings);
        var symmetry = CifSymmetry.Read(block, lattice, warnings);
        var siteWarnings = new List<string>();
        var (occupied, doubts) = CifSiteTable.Read(block, lattice, siteWarnings);
        var sites = CifDisorder.Resolve(occupied, siteWarnings);
        if (sites.Count == 0)
            throw new InvalidInputException("no site of the structure is occupied", line: block.Line);
        var evidence = new CifEvidence(block);
        var expanded = symmetry.Expand(lattice, sites, evidence, warnings);
        warnings.AddRange(siteWarnings);
        warnings.AddRange(new[] { expanded.Warning, evidence.Warning(expanded) }.OfType<string>());
        doubts.Report(expanded.Crystal, CifFormula.Read(block), warnings);
        CifFormula.Compare(block, expanded.Crystal, warnings);
        return new CifStructure(expanded.Crystal, Title(block), [.. warnings], structures.Count);
    }

    // A name may be a text field of several lines, and hold an article by mistake.
    private static string? Title(CifBlock block)
    {
        var text = block.FirstOf(CifTags.Titles) is { } value ? value.Text : block.Name;
        var name = text[..Math.Min(text.Length, MaximumTitleLength)].ToString();
        var title = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return title.Length == 0 ? null : title;
    }
}

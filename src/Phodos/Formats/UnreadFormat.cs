using Phodos.Formats.Reading;

namespace Phodos.Formats;

/// <summary>Formats of structures that are known but not read, so that the message can name them and the way out.</summary>
internal static class UnreadFormat
{
    /// <summary>What to say of a text in a format that is not read, or null.</summary>
    /// <param name="head">The beginning of the text.</param>
    internal static string? Describe(string head)
    {
        if (head.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            return Has(head, "\"__euphonic_class__\"")
                ? "this is a JSON file of Euphonic, which holds no structure that is read; give the structure file of the calculation"
                : null;
        }

        if (IsMacromolecular(head))
            return "this is an mmCIF file of a molecule, which is not read; convert it to a CIF of the crystal";
        return IsProteinDataBank(head) ? "this is a PDB file, which is not read; convert it to CIF"
            : Has(head, "ITEM: NUMBER OF ATOMS") ? "this is a LAMMPS dump, whose types name no elements; convert it to extended XYZ, CIF or POSCAR"
            : IsLammpsData(head) ? "this is a LAMMPS data file, whose types name no elements; convert it to extended XYZ, CIF or POSCAR"
            : IsShelx(head) ? "this is a SHELX file (.res or .ins), which is not read; convert it to CIF"
            : null;
    }

    /// <summary>Whether a text that begins as a CIF is an mmCIF, of a molecule.</summary>
    internal static bool IsMacromolecular(string head) =>
        Has(head, "\n_atom_site.Cartn_x") || Has(head, "\n_atom_site.group_PDB");

    private static bool Has(string head, string word) => head.Contains(word, StringComparison.Ordinal);

    private static bool IsProteinDataBank(string head)
    {
        var lines = new TextLines(head, commentMarks: "");
        while (lines.TryMoveToWords())
        {
            if (lines.Word(0) is "HEADER" or "TITLE" or "REMARK" or "AUTHOR" or "MODEL")
                continue;
            return lines.Line.StartsWith("CRYST1 ") || ((lines.Line.StartsWith("ATOM  ") || lines.Line.StartsWith("HETATM")) && lines.WordCount >= 9);
        }

        return false;
    }

    // A title, and then counts and bounds before the sections; the first keywords are those two.
    private static bool IsLammpsData(string head)
    {
        var lines = new TextLines(head, commentMarks: "#");
        bool hasAtoms = false, hasBounds = false;
        while (lines.TryMoveToWords())
        {
            hasAtoms |= lines.WordCount == 2 && lines.IsNumber(0) && lines.Word(1) is "atoms";
            hasBounds |= lines.WordCount == 4 && lines.IsNumber(0) && lines.Word(2) is "xlo" && lines.Word(3) is "xhi";
        }

        return hasAtoms && hasBounds;
    }

    private static bool IsShelx(string head)
    {
        var lines = new TextLines(head, commentMarks: "!");
        return lines.TryMoveToWords() && lines.Word(0) is "TITL" && lines.TryMoveToWords()
            && (lines.Word(0) is "CELL" || (lines.Word(0) is "REM" && Has(head, "\nCELL ")));
    }
}

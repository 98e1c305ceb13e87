using System.Globalization;
using System.Text;
using CsCheck;
using Phodos.Formats;

namespace Phodos.Tests.Formats.Documents;

public class DocumentFormatTests
{
    [Fact]
    public void Every_program_writes_the_same_salt()
    {
        foreach (var (text, format) in DocumentSamples.All)
        {
            var file = StructureReader.ReadText(text);
            file.Format.ShouldBe(format);
            file.Crystal.Formula.ShouldBe("ClNa", text);
            file.Crystal.Lattice.Volume.ShouldBe(2 * 2.82 * 2.82 * 2.82, 1e-6);
            file.Crystal.FractionalPositions[1].X.ShouldBe(0.5, 1e-12);
            file.Crystal.FractionalPositions[1].Z.ShouldBe(0.5, 1e-12);
        }
    }

    [Fact]
    public void Encodings_and_line_ends_do_not_matter()
    {
        foreach (var (text, format) in DocumentSamples.All)
        {
            foreach (var encoding in new[] { new UTF8Encoding(true), Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode })
            {
                byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ReplaceLineEndings("\r\n"))];
                StructureReader.ReadBytes(bytes).Format.ShouldBe(format);
            }
        }
    }

    [Fact]
    public void A_culture_with_decimal_commas_changes_nothing()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "~" };
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            Every_program_writes_the_same_salt();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_named_format_wins()
    {
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText(DocumentSamples.PymatgenJson, "x", "ase")).Message.ShouldContain("numbers");
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText(DocumentSamples.AseJson, "x", "pymatgen")).Message.ShouldContain("sites");
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText(DocumentSamples.PhonopyYaml, "x.yaml", "pymatgen")).Line.ShouldBe(1);
    }

    [Fact]
    public void JSON_and_literals_cut_anywhere_are_refused()
    {
        foreach (var (text, format) in DocumentSamples.All.Where(sample => sample.Format != "phonopy"))
        {
            for (var length = 1; length < text.LastIndexOf('}'); length++)
                HostileInput.IsRead(text[..length], format).ShouldBeFalse();
        }
    }

    [Fact]
    public void YAML_cut_anywhere_is_read_or_refused()
    {
        foreach (var (text, format) in DocumentSamples.All.Where(sample => sample.Format == "phonopy"))
        {
            var refused = Enumerable.Range(1, text.Length - 1).Count(length => !HostileInput.IsRead(text[..length], format));
            refused.ShouldBeGreaterThan(text.Length / 3);
        }
    }

    [Fact]
    public void Mutated_documents_are_read_or_refused()
    {
        var edits = HostileInput.Edits(
            "[", "]", "{", "}", "{}", "[]", ",", ":", "'", "\"", "\\", "\\u", "\\ud800", "null", "None", "true", "False", "NaN", "-Infinity", "nan", "1e999", "-1e308", "1e-308",
            "99999999999999999999", "0", "-", ".", "array(", "(", ")", "\"sites\":", "\"numbers\": [1],", "'cell': 1,", "\"1\": {", "\"__ndarray__\": [[2], \"x\", [1, 2]]", "[[0, 0], 1, []]",
            "&a ", "*a", "<<: ", "!!x ", "? ", "- ", "|\n", ">\n", "---\n", "...\n", "%YAML 9.9\n", "%TAG ! x\n", "#", "@", "`", "\t", "\n", "\n\n ", "unit_cell:\n", "lattice: ", "points:\n", "symbol: N\n", "~", "\u2028", "\u0085", "\0");
        Gen.Select(Gen.OneOf(DocumentSamples.All), edits, Gen.Bool).Sample((file, changes, detect) =>
        {
            HostileInput.IsRead(HostileInput.Apply(file.Text, changes), detect ? null : file.Format);
        }, iter: 10_000);
    }

    [Fact]
    public void Random_text_is_read_or_refused() =>
        Gen.Select(Gen.String["[]{}()'\",:-?&*!|>%@\\ \n\t019.eNa#unit_cell"], Gen.OneOf("pymatgen", "ase", "phonopy"))
            .Sample((text, format) => { HostileInput.IsRead(text, format); }, iter: 3_000);
}

using System.Globalization;
using System.Text;
using Phodos.Formats;

namespace Phodos.Tests.Formats.Documents;

public class DocumentFormatTests
{
    [Fact]
    public void Every_program_writes_the_same_salt()
    {
        foreach (var (format, text) in DocumentSamples.All)
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
        foreach (var (format, text) in DocumentSamples.All)
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
        foreach (var (format, text) in DocumentSamples.All.Where(sample => sample.Format != "phonopy"))
        {
            for (var length = 1; length < text.LastIndexOf('}'); length++)
                Should.Throw<InvalidInputException>(() => StructureReader.ReadText(text[..length], "file", format)).Line.ShouldNotBeNull();
        }
    }
}

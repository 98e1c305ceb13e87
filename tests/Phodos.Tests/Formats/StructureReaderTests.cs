using System.Globalization;
using System.Text;
using Phodos.Formats;

namespace Phodos.Tests.Formats;

public class StructureReaderTests
{
    private const string Poscar = "Si\n5.431\n0 .5 .5\n.5 0 .5\n.5 .5 0\nSi\n2\nDirect\n0 0 0\n.25 .25 .25\n";

    [Theory]
    [InlineData(null)]
    [InlineData("POSCAR")]
    [InlineData("strange.txt")]
    public void The_content_decides_on_the_format(string? fileName)
    {
        StructureReader.ReadText(CifText.Rutile, fileName).Format.ShouldBe("cif");
        StructureReader.ReadText(Poscar, fileName is null ? null : "x.cif").Format.ShouldBe("poscar");
    }

    [Fact]
    public void The_file_name_decides_where_the_content_does_not()
    {
        var fault = Should.Throw<InvalidInputException>(() => StructureReader.ReadText("Si\nabout 5\n", "runs/relax_CONTCAR"));
        fault.Line.ShouldBe(2);
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText("_cell_length_a 4", "X.CIF")).Message.ShouldContain("CIF");
    }

    [Fact]
    public void The_named_format_wins()
    {
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText(CifText.Rutile, "x.cif", "POSCAR")).Line.ShouldBe(2);
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText(Poscar, "x", "xyz")).Message.ShouldContain("cif, poscar");
    }

    [Fact]
    public void A_text_of_no_format_is_refused_with_the_choice() =>
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText("Dear reader,\n", "letter.txt")).Message.ShouldBe(
            "letter.txt:1: the content belongs to no known structure format; "
            + $"if it is one of {string.Join(", ", StructureFormats.All.Select(format => format.Name))}, name the format");

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public void Line_ends_do_not_matter(string lineEnd)
    {
        var text = CifText.Rutile.ReplaceLineEndings(lineEnd);
        StructureReader.ReadText(text).Crystal.Formula.ShouldBe("O4Ti2");
        var broken = text.Replace("O2-", "Q", StringComparison.Ordinal).Replace("O1", "Q1", StringComparison.Ordinal);
        Should.Throw<InvalidInputException>(() => StructureReader.ReadText(broken)).Line.ShouldBe(CifText.Rutile.Count(letter => letter == '\n') + 1);
    }

    [Fact]
    public void Encodings_do_not_matter()
    {
        var text = CifText.Rutile.Replace("'rutile'", "'Gefüge'", StringComparison.Ordinal);
        foreach (var encoding in new[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Latin1, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
            StructureReader.ReadBytes(bytes).Title.ShouldBe("Gefüge", encoding.EncodingName);
        }
    }

    [Fact]
    public void A_culture_with_decimal_commas_changes_nothing()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        culture.NumberFormat.NegativeSign = "~";
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            var crystal = StructureReader.ReadText(CifText.Rutile).Crystal;
            crystal.Lattice.A.X.ShouldBe(4.594, 1e-12);
            StructureReader.ReadText(CifWriter.Write(crystal)).Crystal.Lattice.Volume.ShouldBe(crystal.Lattice.Volume, 1e-9);
            StructureReader.ReadText(PoscarWriter.Write(crystal)).Crystal.Lattice.Volume.ShouldBe(crystal.Lattice.Volume, 1e-9);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Si.vasp", "Si2", 40.05)]
    [InlineData("NaCl.cif", "Cl4Na4", 179.41)]
    [InlineData("TiO2-rutile.cif", "O4Ti2", 62.45)]
    [InlineData("SiO2-quartz.cif", "O6Si3", 112.98)]
    [InlineData("ZnO-wurtzite.vasp", "O2Zn2", 47.63)]
    [InlineData("BaTiO3-tetragonal.vasp", "BaO3Ti", 64.36)]
    public void The_shipped_examples_are_read_without_a_warning(string name, string formula, double volume)
    {
        var file = StructureReader.Read(Path.Combine(RepositoryRoot(), "examples", name));
        file.Warnings.ShouldBeEmpty();
        file.Crystal.Formula.ShouldBe(formula);
        file.Crystal.Lattice.Volume.ShouldBe(volume, 0.01);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        var missing = Path.Combine(RepositoryRoot(), "examples", "missing.cif");
        Should.Throw<InvalidInputException>(() => StructureReader.Read(missing)).File.ShouldBe(missing);
        Should.Throw<InvalidInputException>(() => StructureReader.Read(RepositoryRoot())).File.ShouldBe(RepositoryRoot());
        Should.Throw<InvalidInputException>(() => StructureReader.Read("a\0b"));
    }

    [Theory]
    [InlineData("x.cif", "not a structure at all", true)]
    [InlineData("run1/POSCAR", "not a structure at all", true)]
    [InlineData("notes.txt", CifText.Rutile, true)]
    [InlineData("notes", Poscar, true)]
    [InlineData("notes.txt", "not a structure at all", false)]
    [InlineData("notes.txt", "", false)]
    [InlineData("picture.png", "\0\0\0", false)]
    public void A_file_is_a_structure_by_its_name_or_its_content(string name, string content, bool isStructure)
    {
        var folder = Directory.CreateTempSubdirectory("phodos-reader-").FullName;
        try
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
            StructureReader.Recognizes(path).ShouldBe(isStructure);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_file_over_the_limit_is_refused()
    {
        var path = Path.GetTempFileName();
        try
        {
            using (var stream = File.OpenWrite(path))
                stream.SetLength(StructureReader.MaximumBytes + 1);
            Should.Throw<InvalidInputException>(() => StructureReader.Read(path)).Message.ShouldContain("larger than 32 MiB");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Phodos.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("the tests run outside the repository");
        return folder;
    }
}

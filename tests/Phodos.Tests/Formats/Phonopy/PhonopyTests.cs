using Phodos.Formats;
using Phodos.Units;
using static Phodos.Tests.Formats.Documents.DocumentSamples;

namespace Phodos.Tests.Formats.Phonopy;

public class PhonopyTests
{
    private const double Bohr = PhysicalConstants.Bohr;

    [Fact]
    public void The_unit_cell_is_read_and_the_others_are_named() =>
        Read(PhonopyYaml).Warnings.ShouldHaveSingleItem().ShouldContain("unit_cell, primitive_cell");

    [Theory]
    [InlineData("phonon_supercell:")]
    [InlineData("unit_cell:x:")]
    public void Without_a_unit_cell_the_primitive_cell_is_read(string other)
    {
        var file = Read(PhonopyYaml.Replace("unit_cell:", other, StringComparison.Ordinal));
        file.Crystal.Formula.ShouldBe("Na");
        file.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"angstrom\"", 1)]
    [InlineData("Angstrom", 1)]
    [InlineData("\"au\"", Bohr)]
    [InlineData("bohr", Bohr)]
    public void Lengths_are_in_the_unit_that_the_file_names(string unit, double scale)
    {
        var crystal = Read(PhonopyYaml.Replace("\"angstrom\"", unit, StringComparison.Ordinal)).Crystal;
        crystal.Lattice.A.Y.ShouldBe(2.82 * scale, 1e-12);
        crystal.FractionalPositions[1].X.ShouldBe(0.5);
    }

    [Theory]
    [InlineData("qe", Bohr)]
    [InlineData("abinit", Bohr)]
    [InlineData("aims", 1)]
    [InlineData("vasp", 1)]
    public void Without_a_unit_the_program_decides(string program, double scale)
    {
        var text = PhonopyYaml.Replace("  length: \"angstrom\"\n", "", StringComparison.Ordinal).Replace("  version:", $"  calculator: {program}\n  version:", StringComparison.Ordinal);
        Read(text).Crystal.Lattice.A.Y.ShouldBe(2.82 * scale, 1e-12);
    }

    [Fact]
    public void Angstrom_is_assumed_with_a_warning_where_nothing_tells_the_unit() =>
        Read(PhonopyBands).Warnings.ShouldHaveSingleItem().ShouldContain("angstrom");

    [Theory]
    [InlineData("symbol: Cl # 2", "symbol: Cl2 # with a number")]
    [InlineData("symbol: Cl # 2", "symbol: \"Cl\"")]
    [InlineData("unit_cell:\n", "unit_cell: # of the crystal\n")]
    [InlineData("unit_cell:\n", "unit_cell :\n")]
    [InlineData("phonopy:\n", "---\nphonopy:\n")]
    [InlineData("displacements:", "displacements: [ this is: {no YAML")]
    [InlineData("    mass: 35.453000\n", "    moment: &a [1, *a]\n    spin: {a: [b, {c: d}]}\n")]
    public void The_same_cell_is_written_in_many_ways(string plain, string other)
    {
        PhonopyYaml.ShouldContain(plain);
        Read(PhonopyYaml.Replace(plain, other, StringComparison.Ordinal)).Crystal.Formula.ShouldBe("ClNa");
    }

    [Theory]
    [InlineData("N", "NNa")]
    [InlineData("Y", "NaY")]
    [InlineData("No", "NaNo")]
    [InlineData("D", "HNa")]
    public void Symbols_that_other_YAML_readers_take_for_truth_values_are_elements(string symbol, string formula) =>
        Read(PhonopyOld.Replace("symbol: Cl", $"symbol: {symbol}", StringComparison.Ordinal)).Crystal.Formula.ShouldBe(formula);

    [Theory]
    [InlineData("symbol: Cl # 2", "symbol: D", "deuterated")]
    [InlineData("mass: 35.453000", "mass: 36.966", "enriched")]
    [InlineData("mass: 35.453000", "mass: 58.933", "the mass of Co")]
    public void Masses_that_the_crystal_does_not_have_are_said(string plain, string other, string word) =>
        Read(PhonopyYaml.Replace(plain, other, StringComparison.Ordinal)).Warnings
            .ShouldContain(warning => warning.Contains(word, StringComparison.Ordinal));

    [Theory]
    [InlineData("symbol: Cl # 2", "symbol: Si0.5Ge0.5", 32, "disordered")]
    [InlineData("symbol: Cl # 2", "symbol: H2O", 32, "group")]
    [InlineData("symbol: Cl # 2", "symbol: Qq", 32, "'Qq'")]
    [InlineData("symbol: Cl # 2", "symbol: 17", 32, "a number")]
    [InlineData("symbol: Cl # 2", "label: Cl", 32, "'symbol'")]
    [InlineData("symbol: Cl # 2", "symbol: [Cl", 32, "YAML")]
    [InlineData("symbol: Cl # 2", "symbol: *Cl", 32, "alias")]
    [InlineData("symbol: Cl # 2", "symbol: Cl\n    symbol: Cl", 33, "twice")]
    [InlineData("symbol: Cl # 2", ": Cl # 2", 32, "empty")]
    [InlineData("symbol: Cl # 2", "*a : Cl # 2", 32, "empty")]
    [InlineData("symbol: Cl # 2", "? [symbol] : Cl", 32, "empty")]
    [InlineData("symbol: Cl # 2", "symbol: \"\\U0f10ffff\"", 32, "YAML")]
    [InlineData("displacements:", "unit_cell:", 37, "twice")]
    [InlineData("symbol: Cl # 2", "symbol: !!<> Cl", 32, "YAML")]
    [InlineData("\"angstrom\"", "nm", 7, "'NM'")]
    [InlineData("0.500000000000000,  0.500000000000000,  0.500000000000000", "0.5, 0.5", 33, "2 numbers")]
    [InlineData("0.500000000000000,  0.500000000000000,  0.500000000000000", "0.5, 0.5, .nan", 33, "a string")]
    [InlineData("0.500000000000000,  0.500000000000000,  0.500000000000000", "0, 0, 1e-3", 28, "apart")]
    public void A_broken_cell_is_refused_with_its_line(string good, string bad, int line, string problem)
    {
        PhonopyYaml.ShouldContain(good);
        var fault = Refuse(PhonopyYaml.Replace(good, bad, StringComparison.Ordinal));
        fault.Message.ShouldContain(problem);
        fault.Line.ShouldBe(line);
    }

    [Fact]
    public void A_file_without_a_cell_is_refused()
    {
        Refuse("nqpoint: 3\nphonon: []\n").Message.ShouldContain("'lattice'");
        Refuse(PhonopyBands.Replace("points:", "sites:", StringComparison.Ordinal)).Message.ShouldContain("'points'");
    }

    [Fact]
    public void A_file_that_was_cut_between_two_points_is_refused() =>
        Refuse(PhonopyBands[..PhonopyBands.IndexOf("- symbol: Cl", StringComparison.Ordinal)]).Message.ShouldContain("natom");

    private static StructureFile Read(string text) => StructureReader.ReadText(text, "file", "phonopy");

    private static InvalidInputException Refuse(string text) => Should.Throw<InvalidInputException>(() => Read(text));
}

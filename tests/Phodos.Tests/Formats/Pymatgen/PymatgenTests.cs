using Phodos.Crystals;
using Phodos.Formats;
using static Phodos.Tests.Formats.Documents.DocumentSamples;

namespace Phodos.Tests.Formats.Pymatgen;

public class PymatgenTests
{
    [Theory]
    [InlineData("D", "deuterated")]
    [InlineData("T", "tritiated")]
    public void Isotopes_of_hydrogen_have_its_natural_mass(string symbol, string word)
    {
        var file = Read(PymatgenJson.Replace("\"Na\"", $"\"{symbol}\"", StringComparison.Ordinal));
        file.Crystal.Formula.ShouldBe("ClH");
        file.Warnings.ShouldHaveSingleItem().ShouldContain(word);
    }

    [Theory]
    [InlineData("{\"structure\": ", "}", 1)]
    [InlineData("{\"material_id\": \"mp-22862\", \"sites_count\": 2, \"final_structure\": ", "}", 1)]
    [InlineData("{\"@class\": \"ComputedStructureEntry\", \"energy\": -1, \"composition\": {\"Na\": 1}, \"structure\": ", "}", 1)]
    [InlineData("{\"data\": [{\"structure\": ", "}, {\"structure\": null}], \"meta\": {}}", 2)]
    [InlineData("{\"response\": [{\"structure\": ", "}], \"valid_response\": true}", 1)]
    [InlineData("[", "]", 1)]
    [InlineData("[", ", {\"sites\": []}, {}]", 3)]
    public void A_structure_is_found_in_what_wraps_it(string before, string after, int count)
    {
        var file = Read(before + PymatgenJson + after);
        file.Crystal.Formula.ShouldBe("ClNa");
        file.BlockCount.ShouldBe(count);
        file.Warnings.Length.ShouldBe(count == 1 ? 0 : 1);
    }

    [Theory]
    [InlineData("\"oxidation_state\": 1.0, ", "")]
    [InlineData("\"oxidation_state\": 1.0", "\"oxidation_state\": null")]
    [InlineData("[0.5, 0.5, 0.5]", "[-0.5, 0.5, 1.5]")]
    [InlineData("\"abc\": [0.5, 0.5, 0.5], ", "")]
    [InlineData("\"sites\": [", "\"sites\": [], \"sites\": [")]
    [InlineData("\"occu\": 1}", "\"occu\": 0.5}, {\"element\": \"Na\", \"oxidation_state\": 2, \"occu\": 0.5}")]
    [InlineData("\"occu\": 1}", "\"occu\": 1}, {\"element\": \"K\", \"occu\": 0}")]
    [InlineData("\"magmom\": NaN", "\"magmom\": [-Infinity, Infinity, NaN], \"text\": \"NaN \\\" Infinity\"")]
    public void Styles_of_one_structure_are_read(string plain, string other)
    {
        PymatgenJson.ShouldContain(plain);
        var file = Read(PymatgenJson.Replace(plain, other, StringComparison.Ordinal));
        file.Crystal.Formula.ShouldBe("ClNa");
        file.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void A_site_that_nothing_occupies_is_left_out_with_a_warning()
    {
        var file = Read(PymatgenJson.Replace("\"occu\": 1}", "\"occu\": 0}", StringComparison.Ordinal));
        file.Crystal.Species.ShouldBe([Element.FromSymbol("Cl")]);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("sites[0]");
        Read(PymatgenJson.Replace("{\"element\": \"Na\", \"oxidation_state\": 1.0, \"occu\": 1}", "", StringComparison.Ordinal)).Crystal.AtomCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"occu\": 1}", "\"occu\": 0.5}")]
    [InlineData("\"occu\": 1}", "\"occu\": 0.5}, {\"element\": \"K\", \"occu\": 0.5}")]
    public void Partial_occupancy_is_refused_with_the_site_named(string full, string partial)
    {
        var fault = Refuse(PymatgenJson.Replace(full, partial, StringComparison.Ordinal));
        fault.Message.ShouldContain("disordered");
        fault.Message.ShouldContain("'sites[0] Na+'");
        fault.Line.ShouldBe(5);
    }

    [Theory]
    [InlineData("\"Na\"", "\"X\"", 5, "no element")]
    [InlineData("\"Na\"", "\"Vac\"", 5, "no element")]
    [InlineData("\"Na\"", "11", 5, "a string")]
    [InlineData("\"occu\": 1}", "\"occu\": -1}", 5, "0 to 1")]
    [InlineData("\"occu\": 1}", "\"occu\": NaN}", 5, "a number")]
    [InlineData("\"occu\": 1}", "\"x\": 1}", 5, "occu")]
    [InlineData("[0.5, 0.5, 0.5]", "[0.5, 0.5]", 8, "sites[1].abc")]
    [InlineData("[0.5, 0.5, 0.5]", "[0.5, 0.5, \"0.5\"]", 8, "a string")]
    [InlineData("[0.5, 0.5, 0.5]", "[0.5, 0.5, 1e999]", 8, "finite")]
    [InlineData("[0.5, 0.5, 0.5]", "[0.5, 0.5, 1e9]", 8, "outside")]
    [InlineData("[0.5, 0.5, 0.5]", "[0.5, 0.5, NaN]", 8, "a number")]
    [InlineData("[0.5, 0.5, 0.5]", "[0.0, 0.0, 0.01]", 1, "apart")]
    [InlineData("[true, true, true]", "[true, true, false]", 2, "periodic")]
    [InlineData("\"sites\": [", "\"sites\": [null, ", 4, "sites[0]")]
    [InlineData("\"sites\": [", "\"sites\": [], \"other\": [", 1, "0 atoms")]
    [InlineData("\"sites\": [", "\"other\": [", 1, "'sites'")]
    [InlineData("\"lattice\": {", "\"other\": {", 1, "molecule")]
    [InlineData("[0.0, 2.82, 2.82], ", "", 2, "2 rows")]
    [InlineData("[0.0, 2.82, 2.82], ", "[2.82, 0.0, 2.82], ", 2, "plane")]
    [InlineData("\"matrix\": [[", "\"matrix\": [\"", 2, "JSON")]
    [InlineData("\"label\": \"Na+\"", "\"label\": \"\\ud800\"", 6, "broken")]
    [InlineData("\"properties\": {}}]}", "\"properties\": {}}]} {}", 8, "JSON")]
    public void A_broken_structure_is_refused_with_its_line(string good, string bad, int line, string problem)
    {
        PymatgenJson.ShouldContain(good);
        var fault = Refuse(PymatgenJson.Replace(good, bad, StringComparison.Ordinal));
        fault.Message.ShouldContain(problem);
        fault.Line.ShouldBe(line);
    }

    [Theory]
    [InlineData("\"alpha\": 60", "\"alpha\": 160", "no cell")]
    [InlineData("\"alpha\": 60, ", "", "'alpha'")]
    [InlineData("\"abc\": [0.5", "\"xyz\": [0.5", "'abc'")]
    public void Parameters_must_make_a_cell_and_go_with_fractional_positions(string good, string bad, string problem) =>
        Refuse(PymatgenParameters.Replace(good, bad, StringComparison.Ordinal)).Message.ShouldContain(problem);

    private static StructureFile Read(string text) => StructureReader.ReadText(text, "file.json", "pymatgen");

    private static InvalidInputException Refuse(string text) => Should.Throw<InvalidInputException>(() => Read(text));
}

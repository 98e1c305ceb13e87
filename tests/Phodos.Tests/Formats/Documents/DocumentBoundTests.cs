using Phodos.Formats;

namespace Phodos.Tests.Formats.Documents;

public class DocumentBoundTests
{
    private const string Cell = "{\"lattice\": {\"matrix\": [[4, 0, 0], [0, 4, 0], [0, 0, 4]]},\n\"sites\": [";
    private const string Site = "{\"species\": [{\"element\": \"Na\", \"occu\": 1}], \"abc\": [0, 0, 0]}";

    [Theory]
    [InlineData("pymatgen", "[", "depth")]
    [InlineData("pymatgen", "{\"sites\": ", "depth")]
    [InlineData("pymatgen", "{\"other\": ", "depth")]
    [InlineData("ase", "[", "depth")]
    [InlineData("ase", "{'numbers': ", "deeper")]
    [InlineData("ase", "(", "deeper")]
    [InlineData("phonopy", "- ", "deeper")]
    [InlineData("phonopy", "[", "deeper")]
    [InlineData("phonopy", "{a: ", "deeper")]
    [InlineData("phonopy", "? ", "a key")]
    public void Deep_nesting_is_refused(string format, string bracket, string problem)
    {
        var nested = string.Concat(Enumerable.Repeat(bracket, 100_000));
        Refuse(format == "phonopy" ? "unit_cell:\n " + nested : nested, format).Message.ShouldContain(problem);
    }

    [Fact]
    public void More_sites_than_a_crystal_holds_are_refused()
    {
        Refuse(Cell + string.Join(',', Enumerable.Repeat(Site, 10_001)) + "]}", "pymatgen").Message.ShouldContain("more than 10000");
        Refuse("lattice: 1\npoints:\n" + string.Concat(Enumerable.Repeat("- symbol: Na\n", 10_001)), "phonopy").Line.ShouldBe(10_003);
        Refuse($"{{\"cell\": [4, 4, 4], \"positions\": [], \"numbers\": [{string.Join(',', Enumerable.Repeat("11", 10_001))}]}}", "ase").Message.ShouldContain("10001");
    }

    [Fact]
    public void Endless_values_are_refused()
    {
        Refuse(Cell + string.Join(',', Enumerable.Repeat("[]", 500_001)) + "]}", "pymatgen").Message.ShouldContain("values");
        Refuse("lattice: [" + string.Join(',', Enumerable.Repeat("1", 200_001)) + "]\npoints: []", "phonopy").Message.ShouldContain("values");
        Refuse("lattice: " + new string(' ', 2_200_000) + "\npoints: []", "phonopy").Message.ShouldContain("longer");
    }

    [Fact]
    public void What_is_not_asked_for_has_no_bound()
    {
        var numbers = string.Join(',', Enumerable.Repeat("1", 1_500_000));
        Read($"{{\"history\": [{numbers}], {Cell[1..]}{Site}]}}", "pymatgen").Crystal.Formula.ShouldBe("Na");
        Read($"{DocumentSamples.PhonopyYaml}\nforce_constants: [{numbers}]", "phonopy").Crystal.Formula.ShouldBe("ClNa");
        Read($"[{string.Join(",\n", Enumerable.Repeat(Cell + Site + "]}", 50_000))}]", "pymatgen").BlockCount.ShouldBe(50_000);
    }

    [Fact]
    public void Endless_words_make_short_messages()
    {
        var word = new string('N', 1_000_000);
        Refuse(Cell + Site.Replace("Na", word, StringComparison.Ordinal) + "]}", "pymatgen").Message.Length.ShouldBeLessThan(300);
        Refuse($"lattice: 1\npoints:\n- symbol: {word}", "phonopy").Message.Length.ShouldBeLessThan(300);
        Refuse($"{{'numbers': {word}}}", "ase").Message.Length.ShouldBeLessThan(300);
    }

    private static StructureFile Read(string text, string format) => StructureReader.ReadText(text, "file", format);

    private static InvalidInputException Refuse(string text, string format) => Should.Throw<InvalidInputException>(() => Read(text, format));
}

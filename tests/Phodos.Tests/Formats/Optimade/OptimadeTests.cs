using Phodos.Formats;
using static Phodos.Tests.Formats.Documents.DocumentSamples;

namespace Phodos.Tests.Formats.Optimade;

public sealed class OptimadeTests
{
    [Fact]
    public void Positions_are_cartesian_and_species_go_by_their_names()
    {
        var file = StructureReader.ReadText(OptimadeJson);
        file.Crystal.Species.Select(element => element.Symbol).ShouldBe(["Na", "Cl"]);
        file.Crystal.FractionalPositions[1].X.ShouldBe(0.5, 1e-12);
        file.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Attributes_alone_with_elements_at_the_sites_are_read() => StructureReader.ReadText("""
        {"lattice_vectors": [[3, 0, 0], [0, 3, 0], [0, 0, 3]], "cartesian_site_positions": [[1.5, 0, 0]], "species_at_sites": ["Po"]}
        """).Crystal.Formula.ShouldBe("Po");

    [Fact]
    public void Of_several_structures_the_first_is_read_with_a_warning()
    {
        var entry = OptimadeJson[(OptimadeJson.IndexOf('[', StringComparison.Ordinal) + 1)..OptimadeJson.LastIndexOf(']')];
        var file = StructureReader.ReadText($"{{\"data\": [{entry}, {entry}]}}");
        file.BlockCount.ShouldBe(2);
        file.Warnings.ShouldHaveSingleItem().ShouldContain("2 structures; the first is read");
    }

    [Fact]
    public void The_mass_of_an_isotope_is_told() => Read(
        "\"concentration\": [1], \"mass\": null", "\"concentration\": [1], \"mass\": [36.97]").Warnings.ShouldHaveSingleItem().ShouldContain("isotope");

    [Theory]
    [InlineData("[\"Na\"]", "[\"Na\", \"K\"]", "disordered: the species 'Na1' is Na + K")]
    [InlineData("[\"Na\"]", "[\"Na\", \"vacancy\"]", "disordered: the species 'Na1' is Na + vacancy")]
    [InlineData("[\"Na\"]", "[\"vacancy\"]", "'vacancy', which is no element")]
    [InlineData("[\"Na\"]", "[\"X\"]", "'X', which is no element")]
    [InlineData("[1.0]", "[0.9]", "disordered")]
    [InlineData("[1.0]", "[1.0], \"attached\": [\"H\"], \"nattached\": [3]", "attached atoms without positions")]
    [InlineData("\"structure_features\": []", "\"structure_features\": [\"implicit_atoms\"]", "'implicit_atoms'")]
    [InlineData("\"structure_features\": []", "\"structure_features\": [\"disorder\"]", "'disorder'")]
    [InlineData("[1, 1, 1]", "[1, 1, 0]", "not periodic in all three directions")]
    [InlineData("[1, 1, 1]", "[1, 1, 1], \"nperiodic_dimensions\": 2", "periodic in 2 directions")]
    [InlineData("\"nsites\": 2", "\"nsites\": 3", "nsites is 3, but there are 2 positions")]
    [InlineData("[\"Na1\", \"Cl\"]", "[\"Na1\"]", "1 species but 2 positions")]
    [InlineData("[\"Na1\", \"Cl\"]", "[\"Na1\", \"Br\"]", "site 2 has the species 'Br', which is not listed")]
    [InlineData("[0.0, 2.82, 2.82]", "[null, 2.82, 2.82]", "is null; it must be a number")]
    public void What_is_no_ordered_crystal_is_refused(string original, string changed, string message) =>
        Should.Throw<InvalidInputException>(() => Read(original, changed)).Message.ShouldContain(message);

    private static StructureFile Read(string original, string changed)
    {
        OptimadeJson.ShouldContain(original);
        return StructureReader.ReadText(OptimadeJson.Replace(original, changed, StringComparison.Ordinal));
    }
}

using Phodos.Crystals;
using Phodos.Formats;
using static Phodos.Tests.Formats.Documents.DocumentSamples;

namespace Phodos.Tests.Formats.Ase;

public class AseTests
{
    private const string Rows = "[[0, 2.82, 2.82], [2.82, 0, 2.82], [2.82, 2.82, 0]]";

    [Theory]
    [InlineData("[4, 5, 6]", 120)]
    [InlineData("[4, 5, 6, 90, 90, 90]", 120)]
    [InlineData("[4, 5, 6, 90, 90, 150]", 60)]
    [InlineData("{\"__ndarray__\": [[3], \"float64\", [4, 5, 6]]}", 120)]
    [InlineData("{\"array\": [[4, 0, 0], [0, 5, 0], [0, 0, 6]], \"__ase_objtype__\": \"cell\", \"pbc\": [true, true, true]}", 120)]
    public void A_cell_is_lengths_or_parameters_or_rows(string cell, double volume) =>
        Read(AsePlain.Replace(Rows, cell, StringComparison.Ordinal)).Crystal.Lattice.Volume.ShouldBe(volume, 1e-9);

    [Fact]
    public void Positions_are_Cartesian()
    {
        var crystal = Read(AsePlain.Replace(Rows, "[4, 5, 6, 80, 70, 60]", StringComparison.Ordinal)).Crystal;
        (crystal.Lattice.ToCartesian(crystal.FractionalPositions[1]) - new Vector3D(2.82, 2.82, 2.82)).Length.ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void The_first_row_of_a_database_is_read()
    {
        var file = Read(AseDatabase.Replace("\"ids\": [1]", "\"2\": {\"numbers\": [1]}, \"3\": {}, \"ids\": [1, 2, 3]", StringComparison.Ordinal));
        file.BlockCount.ShouldBe(3);
        file.Crystal.Formula.ShouldBe("ClNa");
        file.Warnings.ShouldHaveSingleItem().ShouldContain("3 structures");
        Read(AseDatabase.Replace("\"1\": {", "\"7\": {", StringComparison.Ordinal)).BlockCount.ShouldBe(1);
    }

    [Theory]
    [InlineData("[", "]", 1)]
    [InlineData("[", ", {}]", 2)]
    [InlineData("{'atoms': ", "}", 1)]
    [InlineData("{1: ", ", 2: {}, 'nextid': 3}", 2)]
    public void A_literal_may_be_wrapped(string before, string after, int count) => Read(before + AsePython + after).BlockCount.ShouldBe(count);

    [Theory]
    [InlineData("{\"numbers\": (11, 17), \"positions\": [[0, 0, 0], [2, 2, 2]], \"cell\": [4, 4, 4], \"pbc\": (1, 1, 1)}")]
    [InlineData("{\"numbers\": [11, 17], \"positions\": array([[0, 0, 0], [2, 2, 2]]), \"cell\": Cell([4.0, 4.0, 4.0]), \"pbc\": True, \"info\": None}")]
    public void A_literal_may_have_double_quotes(string text) => Read(text).Crystal.Formula.ShouldBe("ClNa");

    [Fact]
    public void A_structure_without_periodicity_is_read_with_a_warning() =>
        Read(AsePlain.Replace(", \"pbc\": true", "", StringComparison.Ordinal)).Warnings.ShouldHaveSingleItem().ShouldContain("pbc");

    [Theory]
    [InlineData("true", "false", "periodic")]
    [InlineData("true", "[true, true, false]", "periodic")]
    [InlineData("true", "{\"__ndarray__\": [[3], \"bool\", [true, false, true]]}", "periodic")]
    [InlineData("[11, 17]", "[11, 0]", "atomic number 0")]
    [InlineData("[11, 17]", "[11, 17.5]", "17.5")]
    [InlineData("[11, 17]", "[11, 119]", "119")]
    [InlineData("[11, 17]", "[11]", "1 species but 2 positions")]
    [InlineData("[11, 17]", "\"NaCl\"", "a string")]
    [InlineData("[11, 17]", "{\"__ndarray__\": [[3], \"int64\", [11, 17]]}", "shape")]
    [InlineData("[11, 17]", "{\"__ndarray__\": [[1e12, 0], \"int64\", []]}", "shape")]
    [InlineData("[11, 17]", "{\"__ndarray__\": [[-1, -2], \"int64\", [11, 17]]}", "shape")]
    [InlineData("[11, 17]", "{\"__ndarray__\": [2, \"int64\", [11, 17]]}", "the shape")]
    [InlineData("[11, 17]", "{\"__ndarray__\": [11, 17]}", "must have")]
    [InlineData(Rows, "[0, 0, 0]", "length 0")]
    [InlineData(Rows, "[4, 4]", "2 numbers")]
    [InlineData(Rows, "null", "null")]
    [InlineData("\"cell\"", "\"box\"", "'cell'")]
    [InlineData("[2.82, 2.82, 2.82]", "[2.82, 2.82]", "position 2")]
    [InlineData("\"pbc\"", "\"info\": {\"occupancy\": {\"0\": {\"Na\": 0.7, \"K\": 0.3}, \"1\": {\"Cl\": 1.0}}}, \"pbc\"", "'0 (Na, K)'")]
    public void A_structure_that_is_no_crystal_is_refused(string good, string bad, string problem)
    {
        AsePlain.ShouldContain(good);
        var fault = Refuse(AsePlain.Replace(good, bad, StringComparison.Ordinal));
        fault.Message.ShouldContain(problem);
        fault.Line.ShouldBe(1);
    }

    [Theory]
    [InlineData("[22.99, 35.45]", null)]
    [InlineData("[NaN, null]", null)]
    [InlineData("null", null)]
    [InlineData("{\"__ndarray__\": [[2], \"float64\", [22.99, 37.0]]}", "enriched")]
    [InlineData("[2.014, 35.45]", "contradicts")]
    public void Masses_that_the_crystal_does_not_have_are_said(string masses, string? word)
    {
        var warnings = Read(AsePlain.Replace("\"pbc\"", $"\"masses\": {masses}, \"pbc\"", StringComparison.Ordinal)).Warnings;
        if (word is null)
            warnings.ShouldBeEmpty();
        else
            warnings.ShouldHaveSingleItem().ShouldContain(word);
    }

    [Theory]
    [InlineData("[1, 2]", true)]
    [InlineData("[2, 1]", true)]
    [InlineData("[1, 3]", false)]
    [InlineData("[1, 8]", false)]
    public void Elements_that_look_like_the_types_of_a_simulation_are_pointed_out(string numbers, bool isSuspicious) =>
        Read(AsePlain.Replace("[11, 17]", numbers, StringComparison.Ordinal)).Warnings.Length.ShouldBe(isSuspicious ? 1 : 0);

    [Fact]
    public void Full_occupancies_are_no_disorder() =>
        Read(AsePlain.Replace("\"pbc\"", "\"info\": {\"occupancy\": {\"0\": {\"Na\": 1}}}, \"pbc\"", StringComparison.Ordinal)).Crystal.AtomCount.ShouldBe(2);

    [Fact]
    public void Faults_are_given_with_their_line()
    {
        Refuse(AsePython.Replace("[2.82, 0.  , 2.82]", "[2.82, 0.  , 'x']", StringComparison.Ordinal)).Line.ShouldBe(3);
        Refuse(AsePython.Replace("dtype=float64", "order=C", StringComparison.Ordinal)).Line.ShouldBe(4);
        Refuse(AseDatabase.Replace("\"ctime\": 26.9", "\"ctime\": 26.9.1", StringComparison.Ordinal)).Line.ShouldBe(4);
    }

    private static StructureFile Read(string text) => StructureReader.ReadText(text, "file", "ase");

    private static InvalidInputException Refuse(string text) => Should.Throw<InvalidInputException>(() => Read(text));
}

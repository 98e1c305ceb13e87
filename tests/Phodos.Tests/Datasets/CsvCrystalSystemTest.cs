using Phodos.Crystals;
using Phodos.Datasets;

namespace Phodos.Tests.Datasets;

public sealed class CsvCrystalSystemTest
{
    private static readonly string WithoutColumn =
        $"mp_id,structure,phfreq,phdos\nmp-1,\"{CsvText.RockSalt}\",\"[0, 20]\",\"[0, 1]\"\n";

    [Fact]
    public void The_column_wins_and_the_disagreement_is_listed()
    {
        var (dataset, report) = CsvText.Import(
            CsvText.Header + CsvText.Row("mp-1", system: "Trigonal") + CsvText.Row("mp-2"), symmetry: new CsvText.FixedSymmetry(CrystalSystem.Cubic));
        dataset.Entries[0].System.ShouldBe(CrystalSystem.Trigonal);
        report.Disagreements.ShouldBe([new SystemDisagreement(0, "mp-1", CrystalSystem.Trigonal, CrystalSystem.Cubic)]);
        report.SystemsFromFile.ShouldBe(2);
    }

    [Fact]
    public void Without_a_column_the_symmetry_gives_the_system()
    {
        var (dataset, report) = CsvText.Import(WithoutColumn, symmetry: new CsvText.FixedSymmetry(CrystalSystem.Tetragonal));
        dataset.Entries[0].System.ShouldBe(CrystalSystem.Tetragonal);
        report.SystemsFromSymmetry.ShouldBe(1);
        report.SystemsFromFile.ShouldBe(0);
    }

    [Fact]
    public void Without_column_and_symmetry_there_is_nothing_to_take() =>
        Should.Throw<InvalidInputException>(() => CsvText.Import(WithoutColumn)).Message.ShouldContain("crystal_system");

    [Fact]
    public void A_structure_without_symmetry_keeps_the_system_of_the_file_and_is_listed()
    {
        var (dataset, report) = CsvText.Import(CsvText.Header + CsvText.Row("mp-1"), symmetry: new CsvText.FixedSymmetry(null));
        dataset.Entries[0].System.ShouldBe(CrystalSystem.Cubic);
        report.WithoutSymmetry.ShouldBe(["mp-1"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("Rhombic")]
    public void A_cell_that_names_no_system_is_a_fault(string system) =>
        Should.Throw<InvalidInputException>(() => CsvText.Import(CsvText.Header + CsvText.Row("mp-1", system: system))).Message.ShouldContain("row 0 (mp-1)");
}

using Phodos.Datasets;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets;

public sealed class DatasetTest
{
    [Fact]
    public void Statistics_count_systems_elements_and_atoms()
    {
        var potassium = CsvText.RockSalt.Replace("[11, 17]", "[19, 17]", StringComparison.Ordinal);
        var dataset = CsvText.Import(
            CsvText.Header + CsvText.Row("a") + CsvText.Row("b", potassium, system: "Trigonal") + CsvText.Row("c")).Dataset;
        var statistics = DatasetStatistics.Of(dataset);
        statistics.Crystals.ShouldBe(3);
        statistics.Formulas.ShouldBe(2);
        statistics.CrystalSystems.Length.ShouldBe(7);
        statistics.CrystalSystems[0].ShouldBe(new CrystalSystemCount("cubic", 2));
        statistics.CrystalSystems[3].ShouldBe(new CrystalSystemCount("trigonal", 1));
        statistics.Elements.ShouldBe([new ElementCount("Cl", 3), new ElementCount("Na", 2), new ElementCount("K", 1)]);
        (statistics.MinimumAtoms, statistics.MeanAtoms, statistics.MaximumAtoms).ShouldBe((2, 2, 2));
    }

    [Fact]
    public void An_empty_data_set_has_statistics_too() =>
        DatasetStatistics.Of(new DosDataset("none", "", FrequencyGrid.Paper, [])).Crystals.ShouldBe(0);

    [Fact]
    public void Entries_on_another_grid_or_with_the_same_identifier_are_refused()
    {
        var entry = CsvText.Import(CsvText.Header + CsvText.Row("a")).Dataset.Entries[0];
        Should.Throw<InvalidInputException>(() => new DosDataset("x", "", FrequencyGrid.Paper, [entry])).Message.ShouldContain("grid");
        Should.Throw<InvalidInputException>(() => new DosDataset("x", "", entry.Dos.Grid, [entry, entry])).Message.ShouldContain("identifier a");
    }
}

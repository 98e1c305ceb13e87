using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets;

public sealed class PublishedDataTest
{
    [Theory]
    [InlineData("phonondb-1500", "d9dfb26645775569", 1500, 1182, 147, 171)]
    [InlineData("phonondb-full", "c56c403ee027005e", 2753, 2175, 280, 298)]
    public void The_published_layout_is_read_whole(string folder, string hash, int crystals, int train, int validation, int test)
    {
        var path = Path.Combine(SharedFolder.Required, "data", folder);
        var (dataset, report) = CsvImporter.Import(Path.Combine(path, "data.csv"), cancellationToken: TestContext.Current.CancellationToken);
        dataset.Name.ShouldBe(folder);
        dataset.Sha256.ShouldStartWith(hash);
        dataset.Grid.ShouldBe(FrequencyGrid.Paper);
        dataset.Entries.Length.ShouldBe(crystals);
        report.Skipped.ShouldBeEmpty();
        report.Renormalized.ShouldBe(0);

        var split = SplitFiles.Read(path);
        split.RequireFits(crystals);
        (split.Train.Length, split.Validation.Length, split.Test.Length).ShouldBe((train, validation, test));
    }

    [Fact]
    public void The_crystal_systems_and_elements_are_those_of_the_description()
    {
        var path = Path.Combine(SharedFolder.Required, "data", "phonondb-1500", "data.csv");
        var dataset = CsvImporter.Import(path, cancellationToken: TestContext.Current.CancellationToken).Dataset;
        var statistics = DatasetStatistics.Of(dataset);
        statistics.CrystalSystems.Select(count => count.Crystals).ShouldBe([225, 95, 325, 366, 264, 225, 0]);
        statistics.MaximumAtoms.ShouldBe(12);
        dataset.Entries[0].Crystal.Formula.ShouldBe("Li6Sb2");
        dataset.Entries[0].System.ShouldBe(CrystalSystem.Hexagonal);

        var split = SplitRules.ByElements(dataset, 0);
        split.RequireFits(1500);
        split.Validation.Length.ShouldBeInRange(120, 180);
        split.Test.Length.ShouldBeInRange(120, 180);
    }
}

using System.Security.Cryptography;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.Records;
using Phodos.Datasets.Sources;
using Phodos.Datasets.Splits;
using Phodos.Spectra;
using Phodos.Tests.Datasets.Store;

namespace Phodos.Tests.Datasets.Sources;

public sealed class StoredDatasetTest : IDisposable
{
    private static readonly FrequencyGrid Fine = new(0, 5, 201);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_store_gives_the_data_set_that_the_CSV_of_the_same_data_gives()
    {
        var rows = Enumerable.Range(0, 300).Select(row => CsvText.Row($"mp-{row}", system: row % 2 == 0 ? "Cubic" : "Trigonal"));
        File.WriteAllText(_folder.File("own.csv"), CsvText.Header + string.Concat(rows));
        var fromCsv = Open(_folder.File("own.csv"), CrystalSystem.Cubic);
        var fromStore = OpenStore(Records(fromCsv.Dataset));
        fromStore.Dataset.Grid.ShouldBe(fromCsv.Dataset.Grid);
        Texts(fromStore.Dataset).ShouldBe(Texts(fromCsv.Dataset));
        fromStore.Report!.Disagreements.ShouldBe(fromCsv.Report!.Disagreements);
        var report = fromStore.Report;
        (report.Rows, report.SystemsFromFile, report.Renormalized, report.Prepared).ShouldBe((300, 300, 0, 0));
    }

    [Fact]
    public void The_published_data_are_the_same_from_a_store()
    {
        var fromCsv = Open(Path.Combine(SharedFolder.Required, "data", "phonondb-1500", "data.csv"), CrystalSystem.Cubic);
        var fromStore = OpenStore(Records(fromCsv.Dataset));
        Texts(fromStore.Dataset).ShouldBe(Texts(fromCsv.Dataset));
    }

    [Fact]
    public void A_folder_with_a_store_has_its_split_and_is_known_by_the_hash_of_the_file()
    {
        SplitFiles.Write(_folder.Path, new DataSplit("random", 1, [2, 0], [1], [3]));
        var loaded = OpenStore([.. Enumerable.Range(0, 4).Select(row => StoreRecords.RockSalt($"mp-{row}"))]);
        loaded.Split.ShouldNotBeNull().Train.ShouldBe([2, 0]);
        loaded.Dataset.Name.ShouldBe(Path.GetFileName(_folder.Path));
        loaded.Dataset.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(_folder.File("data.parquet")))));
    }

    [Fact]
    public void A_fine_spectrum_per_cell_becomes_a_label_on_the_papers_grid()
    {
        var record = PerCell(Fine);
        var coarse = StoreRecords.RockSalt("mp-2");
        var loaded = OpenStore([record, coarse with { Dos = coarse.Dos.MaxNormalize() }]);
        loaded.Dataset.Grid.ShouldBe(FrequencyGrid.Paper);
        loaded.Report!.Prepared.ShouldBe(1);
        loaded.Report.Renormalized.ShouldBe(0);
        var label = loaded.Dataset.Entries[0].Dos;
        label.Maximum.ShouldBe(1);
        label.Values.ShouldBe(new LabelPreparation(FrequencyGrid.Paper, 21).Apply(record.Dos).Values); // 21 points of 5 cm⁻¹
        for (var point = 0; point < FrequencyGrid.Paper.Count; point++)
            label.Projections.Values.Sum(part => part[point]).ShouldBe(label.Values[point], 0.02);
    }

    [Fact]
    public void States_above_the_papers_grid_do_not_change_the_label()
    {
        var record = PerCell(Fine);
        var higher = new DensityOfStates(
            new FrequencyGrid(0, 5, 801), [.. record.Dos.Values, .. Enumerable.Repeat(record.Dos.Maximum, 600)], DosNormalization.PerCell);
        var loaded = OpenStore([record, record with { Id = "mp-2", Dos = higher }]);
        loaded.Dataset.Entries[1].Dos.Values.ShouldBe(loaded.Dataset.Entries[0].Dos.Values);
    }

    [Fact]
    public void A_spectrum_per_cell_on_the_papers_grid_is_only_divided_by_its_maximum()
    {
        var record = StoreRecords.RockSalt("mp-1", normalization: DosNormalization.PerCell);
        var loaded = OpenStore([record]);
        loaded.Dataset.Entries[0].Dos.Values.ShouldBe(record.Dos.MaxNormalize().Values);
        loaded.Report!.Renormalized.ShouldBe(1);
    }

    [Fact]
    public void Spectra_on_several_grids_are_refused_with_both_named()
    {
        var message = Refusal(StoreRecords.RockSalt("mp-1"), StoreRecords.RockSalt("mp-2"), StoreRecords.RockSalt("mp-3", Fine));
        message.ShouldContain("1 of 3 rows");
        message.ShouldContain("row 2 (mp-3)");
        message.ShouldContain("0 to 1000 cm⁻¹ in 201 points");
        message.ShouldContain("0 to 1000 cm⁻¹ in 51 points");
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_told_as_those_of_a_CSV()
    {
        Refusal(StoreRecords.RockSalt("mp-1"), StoreRecords.RockSalt("mp-1")).ShouldContain("row 0 has the same identifier");
        Refusal(PerCell(new FrequencyGrid(0, 60, 20))).ShouldContain("too wide to be smoothed");
        Refusal(PerCell(new FrequencyGrid(0, 5, 101))).ShouldContain("ends at 500");
        Refusal(Scaled(-1)).ShouldContain("zero everywhere");
        Refusal().ShouldContain("no rows");
        OpenStore([Scaled(-1), StoreRecords.RockSalt("mp-2")], options: new CsvImportOptions { SkipFaultyRows = true })
            .Report!.Skipped.ShouldHaveSingleItem().Row.ShouldBe(0);
    }

    [Fact]
    public void The_crystal_system_is_that_of_the_record_then_of_its_space_group_then_of_the_symmetry()
    {
        var bare = StoreRecords.RockSalt("none") with { System = null, SpaceGroup = null };
        var both = bare with { Id = "system", System = CrystalSystem.Trigonal, SpaceGroup = 225 };
        var loaded = OpenStore([both, bare with { Id = "group", SpaceGroup = 1 }, bare], CrystalSystem.Monoclinic);
        loaded.Dataset.Entries.Select(entry => entry.System)
            .ShouldBe([CrystalSystem.Trigonal, CrystalSystem.Triclinic, CrystalSystem.Monoclinic]);
        (loaded.Report!.SystemsFromFile, loaded.Report.SystemsFromSymmetry).ShouldBe((2, 1));
        loaded.Report.Disagreements.Select(disagreement => disagreement.Id).ShouldBe(["system", "group"]);
    }

    [Fact]
    public void Projections_are_left_out_on_request() =>
        OpenStore([StoreRecords.RockSalt("mp-1")], options: new CsvImportOptions { ReadProjections = false })
            .Dataset.Entries[0].Dos.Projections.ShouldBeEmpty();

    [Fact]
    public void A_folder_with_two_data_sets_is_refused()
    {
        StoreRecords.Write(_folder.File("data.parquet"), [StoreRecords.RockSalt("mp-1")]);
        File.WriteAllText(_folder.File("data.csv"), CsvText.Header + CsvText.Row("mp-1"));
        Should.Throw<InvalidInputException>(() => Open(_folder.Path, null)).Message.ShouldContain("both data.csv and data.parquet");
    }

    [Fact]
    public void A_folder_without_a_data_set_is_refused() =>
        Should.Throw<InvalidInputException>(() => Open(_folder.Path, null)).Message.ShouldContain("data.parquet");

    private static DosRecord PerCell(FrequencyGrid grid) => StoreRecords.RockSalt("mp-1", grid, DosNormalization.PerCell);

    private static DosRecord Scaled(double factor)
    {
        var record = StoreRecords.RockSalt("mp-0");
        var values = record.Dos.Values.Select(value => factor * value);
        return record with { Dos = new DensityOfStates(record.Dos.Grid, [.. values], DosNormalization.PerCell) };
    }

    private static LoadedDataset Open(string source, CrystalSystem? found, CsvImportOptions? options = null) => DatasetSource.Open(
        source, options ?? new CsvImportOptions(), new CsvText.FixedSymmetry(found), cancellation: TestContext.Current.CancellationToken);

    private LoadedDataset OpenStore(DosRecord[] records, CrystalSystem? found = CrystalSystem.Cubic, CsvImportOptions? options = null)
    {
        StoreRecords.Write(_folder.File("data.parquet"), records, 100);
        return Open(_folder.Path, found, options);
    }

    private string Refusal(params DosRecord[] records)
    {
        var fault = Should.Throw<InvalidInputException>(() => OpenStore(records));
        fault.File.ShouldBe(_folder.File("data.parquet"));
        return fault.Message;
    }

    private static DosRecord[] Records(DosDataset dataset) =>
        [.. dataset.Entries.Select(entry => new DosRecord(entry.Id, entry.Crystal, entry.Dos) { System = entry.System })];

    private static IEnumerable<string> Texts(DosDataset dataset) => Records(dataset).Select(StoreRecords.Text);
}

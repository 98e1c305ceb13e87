using CsCheck;
using Phodos.Datasets.Store;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Store;

public sealed class DosStoreRoundTripTest
{
    [Fact]
    public void Records_come_back_to_the_last_bit_whatever_the_size_of_the_row_groups() =>
        Gen.Select(StoreRecords.Any.Array[0, 8], Gen.Int[1, 5]).Sample(
            (records, rowsPerGroup) =>
            {
                using var folder = new TemporaryFolder();
                StoreRecords.Write(folder.File("a.parquet"), records, rowsPerGroup);
                StoreRecords.Read(folder.File("a.parquet")).Select(StoreRecords.Text).ShouldBe(records.Select(StoreRecords.Text));
                DosStore.Open(folder.File("a.parquet")).RowCount.ShouldBe(records.Length);
            },
            iter: 200);

    [Fact]
    public void Rows_are_counted_from_0_over_all_row_groups()
    {
        using var folder = new TemporaryFolder();
        StoreRecords.Write(folder.File("a.parquet"), Enumerable.Range(0, 7).Select(row => StoreRecords.RockSalt($"mp-{row}")), 3);
        DosStore.Open(folder.File("a.parquet")).Read(TestContext.Current.CancellationToken)
            .Select(outcome => (outcome.Row, outcome.Id, outcome.Problem))
            .ShouldBe(Enumerable.Range(0, 7).Select(row => (row, $"mp-{row}", (string?)null)));
    }

    [Fact]
    public void A_store_can_be_read_again_and_in_part()
    {
        using var folder = new TemporaryFolder();
        StoreRecords.Write(folder.File("a.parquet"), Enumerable.Range(0, 5).Select(row => StoreRecords.RockSalt($"mp-{row}")), 2);
        var store = DosStore.Open(folder.File("a.parquet"));
        store.Read(TestContext.Current.CancellationToken).First().Id.ShouldBe("mp-0");
        store.Read(TestContext.Current.CancellationToken).Last().Id.ShouldBe("mp-4");
    }

    [Fact]
    public void Projections_are_left_out_on_request()
    {
        using var folder = new TemporaryFolder();
        StoreRecords.Write(folder.File("a.parquet"), [StoreRecords.RockSalt("mp-1")]);
        var record = StoreRecords.Read(folder.File("a.parquet"), readProjections: false).ShouldHaveSingleItem();
        record.Dos.Projections.ShouldBeEmpty();
        record.Dos.Values.ShouldBe(StoreRecords.RockSalt("mp-1").Dos.Values);
    }

    [Fact]
    public void Long_spectra_are_kept_in_smaller_row_groups()
    {
        using var folder = new TemporaryFolder();
        var grid = new FrequencyGrid(0, 0.01, 100_000);
        var records = Enumerable.Range(0, 30).Select(row => StoreRecords.RockSalt($"mp-{row}", grid)).ToArray();
        StoreRecords.Write(folder.File("a.parquet"), records, 1000);
        using var file = StoreFile.Open(folder.File("a.parquet"), DosStoreSchema.Format);
        file.Parquet.RowGroupCount.ShouldBeInRange(4, 6);
        StoreRecords.Text(StoreRecords.Read(folder.File("a.parquet"))[^1]).ShouldBe(StoreRecords.Text(records[^1]));
    }

    [Fact]
    public void Reading_can_be_cancelled()
    {
        using var folder = new TemporaryFolder();
        StoreRecords.Write(folder.File("a.parquet"), [StoreRecords.RockSalt("mp-1")]);
        var store = DosStore.Open(folder.File("a.parquet"));
        Should.Throw<OperationCanceledException>(() => store.Read(new CancellationToken(canceled: true)).Count());
    }
}

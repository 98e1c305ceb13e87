using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Store;

public sealed class DosStoreWriterTest
{
    private static readonly DosRecord Good = StoreRecords.RockSalt("mp-1");

    public static TheoryData<DosRecord, string> BadRecords => new()
    {
        { Good with { Id = "" }, "no identifier" },
        { Good with { Id = "half \uD83D" }, "Unicode" },
        { Good with { SpaceGroup = 231 }, "space group 231" },
        { Good with { SpaceGroup = 0 }, "space group 0" },
        { Good with { MinimumFrequency = double.NaN }, "not a finite number" },
        { Good with { MaximumFrequency = double.PositiveInfinity }, "not a finite number" },
        { Good with { System = (CrystalSystem)7 }, "crystal system" },
        { Good with { Dos = WithPart("\uDE00") }, "Unicode" },
    };

    [Theory]
    [MemberData(nameof(BadRecords))]
    public void A_record_that_cannot_stand_in_a_store_is_refused_and_the_others_are_kept(DosRecord record, string problem)
    {
        using var folder = new TemporaryFolder();
        using (var writer = DosStoreWriter.Create(folder.File("a.parquet")))
        {
            writer.Append(Good);
            Should.Throw<InvalidInputException>(() => writer.Append(record)).Message.ShouldContain(problem);
            writer.Complete();
            writer.RowCount.ShouldBe(1);
        }

        StoreRecords.Read(folder.File("a.parquet")).Select(StoreRecords.Text).ShouldBe([StoreRecords.Text(Good)]);
    }

    [Fact]
    public void Nothing_is_left_of_a_store_that_was_not_completed()
    {
        using var folder = new TemporaryFolder();
        using (var writer = DosStoreWriter.Create(folder.File("a.parquet"), new DosStoreOptions { RowsPerGroup = 1 }))
        {
            writer.Append(Good);
            File.Exists(folder.File("a.parquet")).ShouldBeFalse();
        }

        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public void An_older_store_stays_until_the_new_one_is_complete()
    {
        using var folder = new TemporaryFolder();
        StoreRecords.Write(folder.File("a.parquet"), [Good]);
        using (var writer = DosStoreWriter.Create(folder.File("a.parquet")))
        {
            writer.Append(Good with { Id = "other" });
            StoreRecords.Read(folder.File("a.parquet")).ShouldHaveSingleItem().Id.ShouldBe("mp-1");
            writer.Complete();
        }

        StoreRecords.Read(folder.File("a.parquet")).ShouldHaveSingleItem().Id.ShouldBe("other");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void Rows_are_added_behind_those_that_are_there()
    {
        using var folder = new TemporaryFolder();
        var records = Enumerable.Range(0, 10).Select(row => StoreRecords.RockSalt($"mp-{row}")).ToArray();
        StoreRecords.Write(folder.File("a.parquet"), records[..4], 3);
        foreach (var chunk in new[] { records[4..9], [], records[9..] })
        {
            using var writer = DosStoreWriter.Extend(folder.File("a.parquet"), new DosStoreOptions { RowsPerGroup = 2 });
            foreach (var record in chunk)
                writer.Append(record);
            writer.Complete();
        }

        StoreRecords.Read(folder.File("a.parquet")).Select(StoreRecords.Text).ShouldBe(records.Select(StoreRecords.Text));
        DosStore.Open(folder.File("a.parquet")).RowCount.ShouldBe(10);
    }

    [Fact]
    public void Adding_that_is_given_up_leaves_the_store_as_it_was()
    {
        using var folder = new TemporaryFolder();
        StoreRecords.Write(folder.File("a.parquet"), [Good]);
        var before = File.ReadAllBytes(folder.File("a.parquet"));
        using (var writer = DosStoreWriter.Extend(folder.File("a.parquet"), new DosStoreOptions { RowsPerGroup = 1 }))
            writer.Append(Good);
        File.ReadAllBytes(folder.File("a.parquet")).ShouldBe(before);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void The_same_records_make_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in new[] { "a.parquet", "b.parquet" })
            StoreRecords.Write(folder.File(name), [Good, Good with { Id = "mp-2" }]);
        File.ReadAllBytes(folder.File("a.parquet")).ShouldBe(File.ReadAllBytes(folder.File("b.parquet")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100_001)]
    public void The_rows_of_a_group_have_a_range(int rows) => Should.Throw<ArgumentOutOfRangeException>(() =>
        DosStoreWriter.Create("/no/such/folder/a.parquet", new DosStoreOptions { RowsPerGroup = rows }));

    [Fact]
    public void Adding_to_a_store_that_is_not_there_is_refused() =>
        Should.Throw<InvalidInputException>(() => DosStoreWriter.Extend("/no/such.parquet")).Message.ShouldContain("missing");

    [Fact]
    public void Nothing_is_written_after_the_end()
    {
        using var folder = new TemporaryFolder();
        using var writer = DosStoreWriter.Create(folder.File("a.parquet"));
        writer.Complete();
        Should.Throw<ObjectDisposedException>(() => writer.Append(Good));
        StoreRecords.Read(folder.File("a.parquet")).ShouldBeEmpty();
    }

    private static DensityOfStates WithPart(string name) => new(
        Good.Dos.Grid,
        Good.Dos.Values,
        Good.Dos.Normalization,
        ImmutableSortedDictionary.Create<string, ImmutableArray<double>>(StringComparer.Ordinal).Add(name, Good.Dos.Values));
}

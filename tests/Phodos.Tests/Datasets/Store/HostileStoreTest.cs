using CsCheck;
using Parquet.Schema;
using Phodos.Datasets.Store;

namespace Phodos.Tests.Datasets.Store;

public sealed class HostileStoreTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> ColumnNames => [.. DosStoreSchema.Columns.Fields.Select(column => column.Name)];

    // Each loops without end, recurses or allocates gigabytes in a reader that trusts it.
    public static TheoryData<string, byte[]> BadFooters => new()
    {
        { "nothing", [] },
        { "a number without an end", [0x15, 0xFF, 0xFF] },
        { "a list of 2³¹ row groups", [0x15, 0x02, 0x39, 0xFC, 0xFF, 0xFF, 0xFF, 0xFF, 0x07] },
        { "a list of 2³¹ truth values in an unknown field", [0xE9, 0xF1, 0xFF, 0xFF, 0xFF, 0xFF, 0x07, 0x00] },
        { "a text longer than the file", [0x68, 0xFF, 0xFF, 0xFF, 0xFF, 0x07] },
        { "another type than the format's", [0x18, 0x01, 0x41, 0x00] },
        { "bytes after the end", [0x15, 0x02, 0x00, 0x00] },
        {
            "a schema as deep as it is long",
            [
                0x29, 0xFC, 0xA0, 0x8D, 0x06,
                .. Enumerable.Repeat<byte[]>([0x48, 0x01, 0x61, 0x15, 0x02, 0x00], 100_000).SelectMany(element => element), 0x00,
            ]
        },
        { "no fields", [0x00] },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(BadFooters))]
    public void A_footer_that_is_none_is_refused(string what, byte[] footer)
    {
        ForeignParquet.WriteFooter(Path, footer);
        ShouldRefuse().ShouldContain("damaged", customMessage: what);
    }

    [Fact]
    public void A_file_that_is_cut_anywhere_is_refused()
    {
        var bytes = Store(3);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            File.WriteAllBytes(Path, bytes[..length]);
            ShouldRefuse().ShouldNotContain('\n');
        }
    }

    [Fact]
    public void A_changed_byte_in_the_rows_is_always_found()
    {
        var bytes = Store(3);
        var footer = BitConverter.ToInt32(bytes, bytes.Length - 8);
        Gen.Select(Gen.Int[0, bytes.Length - footer - 9], Gen.Byte[1, 255]).Sample(
            (place, change) => Changed(bytes, place, change).ShouldBeFalse(), iter: 500, threads: 1);
    }

    [Fact]
    public void A_changed_byte_anywhere_gives_rows_or_one_clear_line()
    {
        var bytes = Store(3);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte[1, 255]).Sample(
            (place, change) => { Changed(bytes, place, change); }, iter: 2000, threads: 1);
    }

    [Theory]
    [MemberData(nameof(ColumnNames))]
    public void A_missing_column_is_named(string name)
    {
        ForeignParquet.Write(Path, DosStoreSchema.Columns.Fields.Where(field => field.Name != name), Notes("1"));
        ShouldRefuse().ShouldContain($"no column '{name}'");
    }

    [Fact]
    public void A_column_of_another_type_is_named()
    {
        var single = new ListField("dos", new DataField<float>("element"));
        ForeignParquet.Write(Path, DosStoreSchema.Columns.Fields.Select(column => column.Name == "dos" ? single : column), Notes("1"));
        ShouldRefuse().ShouldContain("'dos'");
    }

    [Theory]
    [InlineData("2", "newer")]
    [InlineData("0", "no version")]
    [InlineData("one", "no version")]
    [InlineData("999999999999", "no version")]
    public void Another_version_is_refused(string version, string problem)
    {
        ForeignParquet.Write(Path, DosStoreSchema.Columns.Fields, Notes(version));
        ShouldRefuse().ShouldContain(problem);
    }

    [Fact]
    public void A_Parquet_file_that_is_no_store_is_refused()
    {
        ForeignParquet.Write(Path, [new DataField<int>("a")], []);
        ShouldRefuse().ShouldContain("no data store");
    }

    [Theory]
    [InlineData("")]
    [InlineData("PAR1")]
    [InlineData("mp_id,structure,phfreq,phdos,pdos,crystal_system\n")]
    [InlineData("PAR1 and something else than columns, PAR1")]
    public void A_file_that_is_no_Parquet_is_refused(string text)
    {
        File.WriteAllText(Path, text);
        ShouldRefuse().ShouldContain("Parquet");
    }

    [Fact]
    public void A_missing_file_is_refused() => ShouldRefuse().ShouldContain("missing");

    private string Path => _folder.File("a.parquet");

    private static Dictionary<string, string> Notes(string version) => new() { [DosStoreSchema.VersionKey] = version };

    private byte[] Store(int rows)
    {
        StoreRecords.Write(Path, Enumerable.Range(0, rows).Select(row => StoreRecords.RockSalt($"mp-{row}")), 2);
        return File.ReadAllBytes(Path);
    }

    /// <summary>Whether a store with a changed byte is read; anything but rows or a clear fault fails.</summary>
    private bool Changed(byte[] bytes, int place, byte change)
    {
        var changed = bytes.ToArray();
        changed[place] ^= change;
        File.WriteAllBytes(Path, changed);
        try
        {
            return DosStore.Open(Path).Read().Count() >= 0;
        }
        catch (InvalidInputException fault)
        {
            fault.File.ShouldBe(Path);
            return false;
        }
    }

    private string ShouldRefuse()
    {
        var fault = Should.Throw<InvalidInputException>(() => DosStore.Open(Path).Read(TestContext.Current.CancellationToken).Count());
        fault.File.ShouldBe(Path);
        return fault.Message;
    }
}

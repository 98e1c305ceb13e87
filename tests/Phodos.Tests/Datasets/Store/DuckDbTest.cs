using Phodos.Datasets.Records;
using Phodos.Datasets.Store;

namespace Phodos.Tests.Datasets.Store;

/// <summary>Another implementation of Parquet reads the stores, and writes some that Phodos reads.</summary>
public sealed class DuckDbTest : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly DosRecord[] _records =
    [
        .. Enumerable.Range(0, 5).Select(row => StoreRecords.RockSalt($"mp-{row}")),
        StoreRecords.RockSalt("ἀ 金") with { System = null, SpaceGroup = null, MinimumFrequency = -1.5, HasBornCharges = true },
    ];

    public DuckDbTest() => StoreRecords.Write(Store, _records, 2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Its_columns_are_plain_values_and_lists() => Rows("SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM $)")
        .Select(row => $"{row[0]} {row[1]}").ShouldBe(
        [
            "id VARCHAR", "formula VARCHAR", "space_group INTEGER", "crystal_system VARCHAR", "numbers INTEGER[]", "cell DOUBLE[]",
            "positions DOUBLE[]", "frequency_start DOUBLE", "frequency_step DOUBLE", "frequency_count INTEGER", "normalization VARCHAR",
            "dos DOUBLE[]", "projection_names VARCHAR[]", "projections DOUBLE[][]", "minimum_frequency DOUBLE",
            "maximum_frequency DOUBLE", "has_born_charges BOOLEAN",
        ]);

    [Fact]
    public void It_reads_the_same_numbers()
    {
        Rows("SELECT avg(dos[3]), count(*) FROM $").ShouldHaveSingleItem()
            .ShouldBe([_records.Average(record => record.Dos.Values[2]), (long)_records.Length]);
        var row = Rows("SELECT dos, numbers, cell[2], projections[2][7], projection_names, formula FROM $ WHERE id = 'mp-3'")
            .ShouldHaveSingleItem();
        ((List<double>)row[0]!).ShouldBe(_records[3].Dos.Values);
        ((List<int>)row[1]!).ShouldBe([11, 17]);
        row[2].ShouldBe(2.82);
        row[3].ShouldBe(_records[3].Dos.Projections["Na"][6]);
        ((List<string>)row[4]!).ShouldBe(["Cl", "Na"]);
        row[5].ShouldBe("NaCl");
    }

    [Fact]
    public void It_reads_what_is_absent_as_null() =>
        Rows("SELECT id, space_group, crystal_system, minimum_frequency, maximum_frequency, has_born_charges FROM $ "
            + "WHERE space_group IS NULL").ShouldHaveSingleItem().ShouldBe(["ἀ 金", null, null, -1.5, null, true]);

    [Fact]
    public void It_reads_the_notes() =>
        Rows("SELECT decode(value) FROM parquet_kv_metadata($) WHERE decode(key) = 'phodos.store_version'")
            .ShouldHaveSingleItem().ShouldBe(["1"]);

    [Fact]
    public void What_it_wrote_anew_is_read_to_the_last_bit()
    {
        var copy = _folder.File("copy.parquet");
        Rows($"COPY (SELECT * FROM $ WHERE id <> 'mp-1') TO '{copy}' (FORMAT parquet, KV_METADATA {{'phodos.store_version': '1'}})");
        StoreRecords.Read(copy).Select(StoreRecords.Text).ShouldBe(_records.Where(record => record.Id != "mp-1").Select(StoreRecords.Text));
        Should.Throw<InvalidInputException>(() => DosStoreWriter.Extend(copy)).Message.ShouldContain("another program");
    }

    [Theory]
    [InlineData("dos[2:]", "dos", "50 values")]
    [InlineData("list_concat(numbers, [200])", "numbers", "atomic number 200")]
    [InlineData("numbers[2:]", "numbers", "'positions'")]
    [InlineData("cell[2:]", "cell", "'cell' has 8 numbers")]
    [InlineData("[1.0::DOUBLE, NULL]", "dos", "'dos' has an element without a value")]
    [InlineData("NULL::DOUBLE[]", "dos", "0 values")]
    [InlineData("[dos]", "projections", "do not fit")]
    [InlineData("['Na', 'Na']", "projection_names", "stands twice")]
    [InlineData("'half'", "normalization", "'half' is no normalization")]
    [InlineData("'orthogonal'", "crystal_system", "'orthogonal'")]
    [InlineData("NULL::VARCHAR", "id", "'id' is empty")]
    [InlineData("NULL::DOUBLE", "frequency_step", "'frequency_step' is empty")]
    [InlineData("-1.0::DOUBLE", "frequency_step", "above 0")]
    [InlineData("231::INTEGER", "space_group", "space group 231")]
    public void A_row_that_makes_no_record_is_told_with_its_reason_and_the_others_are_read(string value, string column, string problem)
    {
        var copy = _folder.File("copy.parquet");
        Rows($"COPY (SELECT * REPLACE (CASE WHEN id = 'mp-2' THEN {value} ELSE {column} END AS {column}) FROM $) TO '{copy}' "
            + "(FORMAT parquet, KV_METADATA {'phodos.store_version': '1'})");
        var outcomes = DosStore.Open(copy).Read(TestContext.Current.CancellationToken).ToArray();
        outcomes.Length.ShouldBe(_records.Length);
        outcomes[2].Record.ShouldBeNull();
        outcomes[2].Problem.ShouldNotBeNull().ShouldContain(problem);
        outcomes.Where(outcome => outcome.Row != 2).ShouldAllBe(outcome => outcome.Problem == null);
    }

    private string Store => _folder.File("store.parquet");

    /// <summary>The rows of a query in which $ is the store.</summary>
    private List<object?[]> Rows(string query) => DuckDb.Rows(query.Replace("$", $"'{Store}'", StringComparison.Ordinal));
}

using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Parquet.Schema;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;

namespace Phodos.Tests.Datasets.Store;

/// <summary>What <c>docs/data-format.md</c> says of the store is so.</summary>
public sealed partial class DataFormatPageTest : IDisposable
{
    private static readonly string Page = File.ReadAllText(
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "..", "docs", "data-format.md")));

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_columns_of_its_table_are_those_of_a_store() =>
        ColumnRow().Matches(Page).SelectMany(row => Name().Matches(row.Groups["names"].Value)).Select(name => name.Groups["name"].Value)
            .ShouldBe(DosStoreSchema.Columns.Fields.Select(column => column.Name));

    [Fact]
    public void A_column_is_called_nullable_where_it_is()
    {
        var described = ColumnRow().Matches(Page)
            .SelectMany(row => Name().Matches(row.Groups["names"].Value).Select(name => (name.Groups["name"].Value, row.Groups["type"].Value)));
        foreach (var (name, type) in described)
        {
            var column = DosStoreSchema.Columns.Fields.Single(column => column.Name == name);
            type.Contains("or null", StringComparison.Ordinal).ShouldBe(column is DataField { IsNullable: true }, name);
        }
    }

    [Fact]
    public void Its_queries_run()
    {
        StoreRecords.Write(_folder.File("mine.parquet"), [StoreRecords.RockSalt("mp-1"), StoreRecords.RockSalt("mp-2")]);
        var queries = QueryBlock().Matches(Page).SelectMany(block => block.Groups["queries"].Value.Split(';', StringSplitOptions.TrimEntries))
            .Where(query => query.Length > 0).ToArray();
        queries.Length.ShouldBe(3);
        foreach (var query in queries)
        {
            DuckDb.Rows(query.Replace("'mine", $"'{_folder.File("mine")}", StringComparison.Ordinal)
                .Replace("'cubic", $"'{_folder.File("cubic")}", StringComparison.Ordinal));
        }

        StoreRecords.Read(_folder.File("cubic.parquet")).Length.ShouldBe(2);
    }

    [Fact]
    public void Its_sample_runs_and_is_the_one_shown()
    {
        Sample(_folder.File("mine.parquet"), [StoreRecords.RockSalt("mp-1")]);
        StoreRecords.Read(_folder.File("mine.parquet")).Length.ShouldBe(1);
        foreach (var line in File.ReadLines(ThisFile()).SkipWhile(line => line.Trim() != "// <sample>").Skip(1)
            .TakeWhile(line => line.Trim() != "// </sample>"))
            Page.ShouldContain(line.Trim().Replace("(path)", "(\"mine.parquet\")", StringComparison.Ordinal));
    }

    private static void Sample(string path, IEnumerable<DosRecord> records)
    {
        // <sample>
        using var writer = DosStoreWriter.Create(path);
        foreach (var record in records)
            writer.Append(record);
        writer.Complete();

        foreach (var outcome in DosStore.Open(path).Read())
            Console.WriteLine(outcome.Record?.Id ?? outcome.Problem);
        // </sample>
    }

    [GeneratedRegex(@"^\| (?<names>`[a-z_]+`(?:, `[a-z_]+`)*) \| (?<type>[^|]*(?:string|int32|double|boolean)[^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex ColumnRow();

    [GeneratedRegex("`(?<name>[a-z_]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"```sql\n(?<queries>.*?)```", RegexOptions.Singleline)]
    private static partial Regex QueryBlock();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

using System.Globalization;

namespace Phodos.Cli.Tests.Data;

/// <summary><c>phodos data split</c>, and what index files beside the data do.</summary>
public sealed class DataSplitTest
{
    private static readonly string[] IndexFiles = ["idx_test.txt", "idx_train.txt", "idx_valid.txt"];

    [Theory]
    [InlineData("random")]
    [InlineData("elements")]
    public async Task A_seed_repeats_its_split_and_another_gives_another(string rule)
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        await Split(folder, rule, seed: "1", "first");
        await Split(folder, rule, seed: "1", "again");
        await Split(folder, rule, seed: "2", "other");
        TemporaryFolder.ContentOf(folder["first"]).ShouldBe([.. IndexFiles, "split.json"]);
        foreach (var file in IndexFiles.Append("split.json"))
            Text(folder, "again", file).ShouldBe(Text(folder, "first", file));
        Text(folder, "other", "idx_train.txt").ShouldNotBe(Text(folder, "first", "idx_train.txt"));

        IndexFiles.SelectMany(file => Indices(folder, "first", file)).Order().ShouldBe(Enumerable.Range(0, TinyData.Count));
        var split = JsonFile.Read(folder["first"], "split.json");
        split.GetProperty("rule").GetString().ShouldBe(rule);
        split.GetProperty("seed").GetInt32().ShouldBe(1);
        split.GetProperty("test").EnumerateArray().Select(index => index.GetInt32()).ShouldBe(Indices(folder, "first", "idx_test.txt"));
    }

    [Fact]
    public async Task Formulas_stay_together_and_all_rules_are_shown()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        string[] arguments = ["data", "split", "tiny.csv", "--keep-together", "formula", "--compare-rules", "--out", "whole"];
        var result = (await PhodosProcess.Run(folder.FullPath, arguments)).ShouldSucceed();
        JsonFile.Read(folder["whole"], "split.json").GetProperty("keepTogether").GetString().ShouldBe("formula");

        // The formulas of the made-up data repeat every ten rows.
        var partOfFormula = IndexFiles.SelectMany(file => Indices(folder, "whole", file).Select(index => (Formula: index % 10, file))).Distinct();
        partOfFormula.Count().ShouldBe(10);
        result.Output.ShouldContain("elements missing from train");
        foreach (var choice in new[] { "none", "duplicates", "formula", "chemical-system", "prototype" })
        {
            result.Output.ShouldContain($"random, {choice} ");
            result.Output.ShouldContain($"elements, {choice} ");
        }
    }

    [Fact]
    public async Task Index_files_beside_the_data_are_its_split()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["data.csv"], count: 6);
        WriteIndices(folder, train: "0\n1\n5\n", valid: "2\n", test: "3\n4\n");
        var result = (await PhodosProcess.Run(folder.FullPath, "data", "info", ".", "--json")).ShouldSucceed();
        var split = result.Json.GetProperty("split");
        split.GetProperty("train").GetInt32().ShouldBe(3);
        split.GetProperty("valid").GetInt32().ShouldBe(1);
        split.GetProperty("test").GetInt32().ShouldBe(2);
    }

    [Theory]
    [InlineData("0\n", "1\n", "9\n", "index 9", "6 crystals")]
    [InlineData("0\n", "1\n", "0\n", "idx_test.txt:1", "idx_train.txt:1")]
    [InlineData("0\n", "1\nx\n", "2\n", "idx_valid.txt:2", "'x'")]
    [InlineData("", "1\n", "2\n", "training part", "empty")]
    [InlineData("0\n", "1\n", null, "idx_test.txt", "missing")]
    public async Task Index_files_that_do_not_fit_are_refused(string train, string valid, string? test, params string[] words)
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["data.csv"], count: 6);
        WriteIndices(folder, train, valid, test);
        (await PhodosProcess.Run(folder.FullPath, "data", "info", ".")).ShouldRefuse([folder.FullPath, .. words]);
    }

    [Fact]
    public async Task A_split_that_cannot_be_written_is_refused()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        (await PhodosProcess.Run(folder.FullPath, "data", "split", "tiny.csv", "--out", "tiny.csv/split")).ShouldRefuse("tiny.csv/split", "cannot be made");
        folder.Content().ShouldBe(["tiny.csv"]);
    }

    private static async Task Split(TemporaryFolder folder, string rule, string seed, string output) =>
        (await PhodosProcess.Run(folder.FullPath, "data", "split", "tiny.csv", "--rule", rule, "--split-seed", seed, "--out", output)).ShouldSucceed();

    private static void WriteIndices(TemporaryFolder folder, string train, string valid, string? test)
    {
        File.WriteAllText(folder["idx_train.txt"], train);
        File.WriteAllText(folder["idx_valid.txt"], valid);
        if (test is not null)
            File.WriteAllText(folder["idx_test.txt"], test);
    }

    private static string Text(TemporaryFolder folder, string split, string file) => File.ReadAllText(Path.Combine(folder[split], file));

    private static int[] Indices(TemporaryFolder folder, string split, string file) =>
        [.. File.ReadAllLines(Path.Combine(folder[split], file)).Select(line => int.Parse(line, CultureInfo.InvariantCulture))];
}

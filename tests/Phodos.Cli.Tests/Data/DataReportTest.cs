using System.Globalization;
using System.Text.RegularExpressions;

namespace Phodos.Cli.Tests.Data;

/// <summary><c>phodos data report</c>, from the data to the page.</summary>
public sealed partial class DataReportTest
{
    private static readonly string[] Figures = ["atoms", "crystal", "element-balance", "elements", "lattice", "neighbors", "systems"];
    private static readonly string[] Tables = ["atoms", "element-balance", "lattice", "neighbors", "systems"];

    [Fact]
    public async Task Figures_tables_and_a_page_without_a_network_are_there()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        var result = (await Report(folder, "--data", "tiny.csv", "--crystal", "made-up-2")).ShouldSucceed();
        result.Output.ShouldContain("Neighbours of an atom in tiny.");
        result.Output.ShouldContain("Largest deviation of an element: ");
        TemporaryFolder.ContentOf(folder["report/figures"]).ShouldBe(
            [.. Figures.SelectMany(name => new[] { name + ".png", name + ".svg" }).Order(StringComparer.Ordinal)]);
        TemporaryFolder.ContentOf(folder["report/tables"]).ShouldBe(
            [.. Tables.SelectMany(name => new[] { name + ".csv", name + ".md", name + ".tex" }).Order(StringComparer.Ordinal)]);

        var page = await Page(folder);
        page.Split("<svg ").Length.ShouldBe(1 + Figures.Length);
        page.Split("<table>").Length.ShouldBe(1 + Tables.Length);
        Links().Matches(page).Select(link => link.Groups[1].Value + link.Groups[2].Value)
            .ShouldAllBe(link => link.StartsWith('#') || link.StartsWith("data:", StringComparison.Ordinal));
        page.ShouldNotContain("<script");
        page.ShouldContain("made-up-2 · Fm−3m (225)");
    }

    [Fact]
    public async Task Parts_add_up_and_rock_salts_and_caesium_chlorides_have_their_neighbours()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        (await Report(folder, "--data", "tiny.csv", "--rule", "random", "--split-seed", "3", "--cutoffs", "3.29")).ShouldSucceed();
        var atoms = Rows(folder, "atoms").ToDictionary(row => row[0], row => row[1]);
        atoms["all"].ShouldBe("40");
        new[] { "train", "validation", "test" }.Sum(part => int.Parse(atoms[part], CultureInfo.InvariantCulture)).ShouldBe(40);
        Rows(folder, "systems")[0].ShouldBe(["cubic", "40", "32", "4", "4", "100", "100", "100", "100"]);

        // 20 rock salts with 6 neighbours an atom; 20 caesium chlorides with 8, of which 7 are so small that the next 6 are near too.
        Rows(folder, "neighbors")[0].ShouldBe(["3.29", "all", "80", "6", "7", "8.05", "14"]);
    }

    [Fact]
    public async Task Index_files_are_taken_and_an_empty_part_is_left_out_of_the_figures()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["data.csv"], count: 6);
        await Write(folder, "train", "5\n1\n");
        await Write(folder, "valid", "");
        await Write(folder, "test", "0\n2\n");
        (await Report(folder, "--data", ".", "--quiet")).ShouldSucceed().Error.ShouldBeEmpty();
        Rows(folder, "atoms").Select(row => row[1]).ShouldBe(["6", "2", "0", "2"]);
        var page = await Page(folder);
        page.ShouldContain("the split that came with the data");
        page.ShouldContain("made-up-5 · "); // the first of the training part
    }

    [Theory]
    [InlineData("--crystal", "mp-149", "mp-149", "no crystal of that identifier", "made-up-0")]
    [InlineData("--cutoffs", "2,zero", "--cutoffs", "'2,zero'", "2,4,8")]
    [InlineData("--cutoffs", "0", "--cutoffs", "above 0")]
    [InlineData("--cutoffs", "1000", "--cutoffs", "at most 20")]
    [InlineData("--cutoffs", "", "--cutoffs", "''")]
    public async Task What_cannot_be_is_refused_before_anything_is_written(string option, string value, params string[] words)
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"], count: 6);
        (await Report(folder, "--data", "tiny.csv", option, value)).ShouldRefuse(words);
        folder.Content().ShouldBe(["tiny.csv"]);
    }

    private static Task<CommandResult> Report(TemporaryFolder folder, params string[] arguments) =>
        PhodosProcess.Run(folder.FullPath, ["data", "report", "--out", "report", .. arguments]);

    private static Task<string> Page(TemporaryFolder folder) =>
        File.ReadAllTextAsync(folder["report/report.html"], TestContext.Current.CancellationToken);

    private static Task Write(TemporaryFolder folder, string part, string rows) =>
        File.WriteAllTextAsync(folder[$"idx_{part}.txt"], rows, TestContext.Current.CancellationToken);

    private static string[][] Rows(TemporaryFolder folder, string table) =>
        [.. File.ReadAllLines(folder[$"report/tables/{table}.csv"]).Skip(1).Select(line => line.Split(','))];

    [GeneratedRegex("(?:href|src)\\s*=\\s*\"([^\"]*)\"|url\\(\"?([^)\"]*)")]
    private static partial Regex Links();
}

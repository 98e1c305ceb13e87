namespace Phodos.Cli.Tests.Evaluate;

/// <summary><c>phodos evaluate --breakdown</c> and <c>--out</c> say where a model fails.</summary>
public sealed class BreakdownTest(TrainedRun trained)
{
    private static readonly string[] Command = ["evaluate", "--data", "tiny.csv", "--weights", "run", "--split", "all"];

    [Fact]
    public async Task Json_has_every_property_and_the_mean_of_all()
    {
        var report = (await PhodosProcess.Run(trained.Folder, [.. Command, "--breakdown", "--json"])).ShouldSucceed().Json;
        var breakdown = report.GetProperty("breakdown");
        var all = breakdown.GetProperty("all");
        all.GetProperty("rmse").GetProperty("mean").GetDouble()
            .ShouldBe(report.GetProperty("perCrystalMean").GetProperty("rmse").GetDouble(), 1e-12);
        breakdown.GetProperty("tables").EnumerateArray().Select(table => table.GetProperty("by").GetString())
            .ShouldBe(["crystal system", "atoms", "elements", "element family", "lightest mass", "element"]);
        var cubic = breakdown.GetProperty("tables")[0].GetProperty("groups")[0];
        cubic.GetProperty("name").GetString().ShouldBe("cubic");
        cubic.GetProperty("crystals").GetInt32().ShouldBe(TinyData.Count);
    }

    [Fact]
    public async Task Tables_are_printed_only_when_asked_for()
    {
        var result = (await PhodosProcess.Run(trained.Folder, [.. Command, "--breakdown"])).ShouldSucceed();
        foreach (var word in new[] { "by crystal system", "by lightest mass", "alkali metals", "±" })
            result.Output.ShouldContain(word);
        (await PhodosProcess.Run(trained.Folder, Command)).ShouldSucceed().Output.ShouldNotContain("by crystal system");
    }

    [Fact]
    public async Task Groups_and_crystals_are_written_as_csv()
    {
        using var folder = new TemporaryFolder();
        (await PhodosProcess.Run(trained.Folder, [.. Command, "--out", folder["errors"]])).ShouldSucceed();
        folder.Content().ShouldBe(["errors", "errors/crystals.csv", "errors/groups.csv"]);
        File.ReadAllLines(Path.Combine(folder["errors"], "crystals.csv")).Length.ShouldBe(1 + TinyData.Count);
        File.ReadAllLines(Path.Combine(folder["errors"], "groups.csv"))[1].ShouldStartWith($"all,all,{TinyData.Count},");
    }
}

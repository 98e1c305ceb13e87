using System.Globalization;
using System.Text.Json.Nodes;

namespace Phodos.Cli.Tests.Compare;

/// <summary>Models side by side, from training to report.</summary>
public sealed class CompareTest(SmallComparison comparison) : IClassFixture<SmallComparison>
{
    [Fact]
    public void Everything_is_there_and_the_tables_are_on_the_terminal()
    {
        comparison.Result.ShouldSucceed();
        comparison.Result.Output.ShouldContain("Table 1.");
        comparison.Result.Output.ShouldContain("Table 2.");
        comparison.Result.Output.ShouldContain("mlp-energies");
        TemporaryFolder.ContentOf(In("tables")).ShouldBe(
        [
            "accuracy.csv", "accuracy.md", "accuracy.tex", "cost.csv", "cost.md", "cost.tex", "runs.csv", "settings.csv", "settings.md", "settings.tex",
        ]);
        TemporaryFolder.ContentOf(In("figures")).ShouldBe(
            ["loss.png", "loss.svg", "quartiles-mlp-energies.png", "quartiles-mlp-energies.svg", "quartiles-mlp.png", "quartiles-mlp.svg"]);
        var page = File.ReadAllText(In("report.html"));
        page.Split("<svg ").Length.ShouldBe(4);
        page.ShouldContain("standard deviation over the seeds");
    }

    [Fact]
    public void Figures_are_means_and_deviations_of_the_tests_of_the_runs()
    {
        double[] rmse = [.. new[] { 0, 1 }.Select(seed =>
            JsonFile.Read(In("mlp"), $"seed-{seed}", "test.json").GetProperty("perCrystalMean").GetProperty("rmse").GetDouble())];
        rmse[0].ShouldNotBe(rmse[1]);
        var row = Table("accuracy", "mlp");
        row["rmse"].ShouldBe((rmse[0] + rmse[1]) / 2, 1e-12);
        row["rmse_sd"].ShouldBe(Math.Abs(rmse[0] - rmse[1]) / Math.Sqrt(2), 1e-12);
        row["seeds"].ShouldBe(2);
        row["mse"].ShouldBe(row["pooled_mse"], 1e-12);
    }

    [Fact]
    public void Costs_are_measured()
    {
        var (mlp, energies) = (Table("cost", "mlp"), Table("cost", "mlp-energies"));
        foreach (var row in new[] { mlp, energies })
        {
            row["crystals_per_second"].ShouldBeGreaterThan(0);
            row["seconds_per_epoch"].ShouldBeGreaterThan(0);
            row["peak_memory_mib"].ShouldBeInRange(50, 100_000);
        }

        mlp["parameters"].ShouldNotBe(energies["parameters"]);
    }

    [Fact]
    public async Task Finished_runs_are_taken_as_they_are()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        (await PhodosProcess.Run(
            folder.FullPath, "train", "--data", "tiny.csv", "--out", "c/mlp/seed-0", "--model", "mlp", "--epochs", "2", "--threads", "1", "--set", "hidden=8"))
            .ShouldSucceed();
        var weights = File.GetLastWriteTimeUtc(folder["c/mlp/seed-0/checkpoints/best.safetensors"]);
        var result = (await PhodosProcess.Run(folder.FullPath, SmallComparison.Compare("c", models: "mlp"))).ShouldSucceed();
        result.Error.ShouldNotContain("epoch 1:");
        File.GetLastWriteTimeUtc(folder["c/mlp/seed-0/checkpoints/best.safetensors"]).ShouldBe(weights);
    }

    [Fact]
    public async Task A_model_that_fails_is_named_and_the_others_are_compared()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        (await PhodosProcess.Run(
            folder.FullPath, "train", "--data", "tiny.csv", "--out", "c/mlp/seed-0", "--model", "mlp", "--epochs", "1", "--threads", "1", "--set", "hidden=4"))
            .ShouldSucceed();
        var result = await PhodosProcess.Run(folder.FullPath, SmallComparison.Compare("c"));
        result.ExitCode.ShouldBe(1);
        result.ShouldEndWithOneLine("mlp, seed 0", "other options");
        File.ReadAllLines(folder["c/tables/accuracy.csv"]).Skip(1).Single().ShouldStartWith("mlp-energies,");
        File.ReadAllText(folder["c/report.html"]).ShouldContain("mlp, seed 0");

        // As it is asked for, models whose options differ are reported.
        var report = (await PhodosProcess.Run(folder.FullPath, "compare", "--report-only", "--out", "c", "--threads", "1")).ShouldSucceed();
        report.Output.ShouldContain("hidden=4");
        report.Output.ShouldContain("hidden=8");
        File.ReadAllLines(folder["c/tables/accuracy.csv"]).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_report_leaves_out_what_is_not_finished_or_does_not_fit()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(comparison.Folder, "tiny.csv"), folder["tiny.csv"]);
        Copy("mlp/seed-0", "c/mlp/seed-0");
        Copy("mlp/seed-1", "c/mlp/seed-1");
        Copy("mlp-energies/seed-0", "c/mlp-energies/seed-0");
        File.Delete(folder["c/mlp/seed-1/test.json"]);
        var split = JsonNode.Parse(File.ReadAllText(folder["c/mlp-energies/seed-0/split.json"]))!;
        (split["train"], split["test"]) = (split["test"]!.DeepClone(), split["train"]!.DeepClone());
        await File.WriteAllTextAsync(folder["c/mlp-energies/seed-0/split.json"], split.ToJsonString(), TestContext.Current.CancellationToken);
        var result = await PhodosProcess.Run(folder.FullPath, "compare", "--report-only", "--out", "c", "--data", "tiny.csv", "--models", "mlp,mlp-energies");
        result.ExitCode.ShouldBe(1);
        result.ShouldEndWithOneLine("mlp-energies, seed 0", "split");
        result.Error.ShouldContain("not finished and left out: mlp, seed 1");
        File.ReadAllLines(folder["c/tables/runs.csv"]).Length.ShouldBe(2);

        void Copy(string from, string to)
        {
            foreach (var file in Directory.EnumerateFiles(In(from), "*", SearchOption.AllDirectories))
            {
                var target = Path.Combine(folder[to], Path.GetRelativePath(In(from), file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    [Fact]
    public async Task Runs_on_another_split_are_not_gone_on_with()
    {
        var page = File.GetLastWriteTimeUtc(In("report.html"));
        var result = await PhodosProcess.Run(comparison.Folder, [.. SmallComparison.Compare("both"), "--split-seed", "1"]);
        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain("phodos: mlp, seed 0: both/mlp/seed-0: the run here was made on another split");
        result.Error.ShouldContain("phodos: mlp-energies, seed 0: both/mlp-energies/seed-0: the run here was made on another split");
        File.GetLastWriteTimeUtc(In("report.html")).ShouldBe(page);
    }

    [Fact]
    public async Task A_comparison_that_is_stopped_says_how_to_go_on()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        using var phodos = PhodosProcess.Start(
            folder.FullPath, "compare", "--data", "tiny.csv", "--out", "c", "--models", "mlp", "--epochs", "100000", "--patience", "100000", "--set", "hidden=8");
        while (await phodos.Error.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("epoch 2:", StringComparison.Ordinal))
        {
        }

        await phodos.Interrupt();
        var end = await phodos.End();
        end.ExitCode.ShouldBe(1);
        end.ShouldEndWithOneLine("the state is saved in c", "same command", "--report-only");
        File.Exists(folder["c/mlp/seed-0/checkpoints/last.safetensors"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("--data tiny.csv --models mlp,gnome", "'gnome'", "dostransformer")]
    [InlineData("--data tiny.csv --models mlp --seeds 0,x", "--seeds", "'0,x'")]
    [InlineData("--data tiny.csv --models mlp --set e3nn:layers=1", "e3nn:layers=1", "not compared")]
    [InlineData("--data tiny.csv --models mlp --set mlp:width=1", "no option 'width'")]
    [InlineData("--models mlp", "--data", "--report-only")]
    [InlineData("--report-only --epochs 3", "--epochs")]
    [InlineData("--report-only", "no finished run")]
    public async Task What_cannot_be_compared_leaves_nothing_behind(string options, params string[] words)
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.Combine(comparison.Folder, "tiny.csv"), folder["tiny.csv"]);
        (await PhodosProcess.Run(folder.FullPath, ["compare", "--out", "c", .. options.Split(' ')])).ShouldRefuse(words);
        folder.Content().ShouldBe(["tiny.csv"]);
    }

    private string In(string name) => Path.Combine(comparison.Folder, "both", name);

    private Dictionary<string, double> Table(string name, string model)
    {
        var lines = File.ReadAllLines(Path.Combine(In("tables"), name + ".csv")).Select(line => line.Split(',')).ToArray();
        var row = lines.Single(line => line[0] == model);
        return lines[0].Zip(row).Skip(1).ToDictionary(pair => pair.First, pair => double.Parse(pair.Second, CultureInfo.InvariantCulture));
    }
}

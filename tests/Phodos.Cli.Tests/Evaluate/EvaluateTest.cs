using System.Text.Json;
using System.Text.Json.Nodes;

namespace Phodos.Cli.Tests.Evaluate;

/// <summary><c>phodos evaluate</c> gives the metrics of a part, the same as the run found at its end.</summary>
public sealed class EvaluateTest(TrainedRun trained)
{
    [Fact]
    public async Task The_test_part_has_the_metrics_that_the_run_ended_with()
    {
        var report = await Evaluate("test");
        var ofRun = JsonNode.Parse(JsonFile.Read(trained.Run, "test.json").GetRawText())!.AsObject();
        ofRun.Remove("seconds");
        var ofCommand = JsonNode.Parse(report.GetRawText())!.AsObject();
        ofCommand.Remove("seconds");
        ofCommand.ToJsonString().ShouldBe(ofRun.ToJsonString());
    }

    [Fact]
    public async Task The_parts_are_those_of_the_run_and_make_up_the_whole()
    {
        var split = JsonFile.Read(trained.Run, "split.json");
        double squares = 0;
        foreach (var (part, inSplit) in new[] { ("train", "train"), ("valid", "validation"), ("test", "test") })
        {
            var report = await Evaluate(part);
            var crystals = report.GetProperty("crystals").GetInt32();
            crystals.ShouldBe(split.GetProperty(inSplit).GetArrayLength());
            report.GetProperty("split").GetString().ShouldBe(part);
            squares += crystals * report.GetProperty("pooled").GetProperty("mse").GetDouble();
        }

        var all = await Evaluate("all");
        all.GetProperty("crystals").GetInt32().ShouldBe(TinyData.Count);
        all.GetProperty("atoms").GetInt32().ShouldBe(2 * TinyData.Count);
        all.GetProperty("points").GetInt32().ShouldBe(51);
        all.GetProperty("pooled").GetProperty("mse").GetDouble().ShouldBe(squares / TinyData.Count, 1e-6);
        all.GetProperty("perCrystalMean").GetProperty("mse").GetDouble().ShouldBe(squares / TinyData.Count, 1e-6);
        foreach (var metric in new[] { "rmse", "mse", "mae", "r2", "wasserstein" })
            all.GetProperty("perCrystalMean").GetProperty(metric).ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task Figures_are_written_where_they_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["evaluate", "--data", "tiny.csv", "--weights", "run", "--split", "all", "--figures", folder["figures"]];
        var result = await PhodosProcess.Run(trained.Folder, command);
        result.ShouldSucceed().Output.ShouldContain("Wasserstein-1");
        string[] names = ["best-and-worst", "elements", "median", "quartiles"];
        folder.Content().ShouldBe(["figures", .. names.SelectMany(name => new[] { $"figures/{name}.png", $"figures/{name}.svg" })]);
    }

    [Fact]
    public async Task Figures_are_of_the_kinds_and_the_size_that_are_asked_for()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["evaluate", "--data", "tiny.csv", "--weights", "run", "--split", "all", "--figures", folder["figures"]];
        (await PhodosProcess.Run(trained.Folder, [.. command, "--figure-kinds", "pdf,svg", "--figure-size", "170x110mm", "--no-title"])).ShouldSucceed();
        string[] names = ["best-and-worst", "elements", "median", "quartiles"];
        folder.Content().ShouldBe(["figures", .. names.SelectMany(name => new[] { $"figures/{name}.pdf", $"figures/{name}.svg" })]);
        foreach (var name in names)
            (await File.ReadAllTextAsync(folder[$"figures/{name}.svg"], TestContext.Current.CancellationToken)).ShouldContain("width=\"642.52\"");
    }

    [Fact]
    public async Task Without_weights_the_model_that_is_shipped_is_evaluated()
    {
        var result = await PhodosProcess.Run(trained.Folder, "evaluate", "--data", "tiny.csv", "--split", "all", "--json");
        var report = result.ShouldSucceed().Json;
        report.GetProperty("model").GetString().ShouldBe("force-constants");
        report.GetProperty("crystals").GetInt32().ShouldBe(TinyData.Count);
    }

    [Fact]
    public async Task Quiet_says_nothing_but_the_result()
    {
        var result = (await PhodosProcess.Run(trained.Folder, "evaluate", "--data", "tiny.csv", "--weights", "run", "--quiet")).ShouldSucceed();
        result.Error.ShouldBeEmpty();
        result.Output.ShouldContain("RMSE");
    }

    [Fact]
    public async Task Weights_that_cannot_be_used_are_refused()
    {
        using var folder = new TemporaryFolder();
        var best = Path.Combine(trained.Run, "checkpoints", "best");
        var whole = File.ReadAllBytes(best + ".safetensors");
        Put("lone.safetensors", whole);
        Put("cut.safetensors", whole[..(whole.Length - 1)], config: File.ReadAllText(best + ".json"));
        Put("noise.safetensors", [1, 2, 3], config: File.ReadAllText(best + ".json"));
        Put("other.safetensors", whole, config: File.ReadAllText(best + ".json").Replace("\"hidden\": 8", "\"hidden\": 10", StringComparison.Ordinal));
        Put("empty.safetensors", whole, config: "{}");
        Put("odd.safetensors", whole, config: File.ReadAllText(best + ".json").Replace("dostransformer", "gnome", StringComparison.Ordinal));
        await Refused("nowhere", "no weights");
        await Refused("run.json", "no weights");
        await Refused(trained.Data, ".safetensors");
        await Refused("lone.safetensors", "lone.json");
        await Refused("cut.safetensors", "truncated");
        await Refused("noise.safetensors", "not a safetensors file");
        await Refused("other.safetensors", "do not fit", "[51, 8] for [51, 10]");
        await Refused("empty.safetensors", "empty.json", "missing");
        await Refused("odd.safetensors", "'gnome'");

        void Put(string name, byte[] weights, string? config = null)
        {
            File.WriteAllBytes(folder[name], weights);
            if (config is not null)
                File.WriteAllText(Path.ChangeExtension(folder[name], ".json"), config);
        }

        async Task Refused(string weights, params string[] words) =>
            (await PhodosProcess.Run(folder.FullPath, "evaluate", "--data", trained.Data, "--weights", weights)).ShouldRefuse(words);
    }

    private async Task<JsonElement> Evaluate(string part)
    {
        var result = await PhodosProcess.Run(trained.Folder, "evaluate", "--data", "tiny.csv", "--weights", "run", "--split", part, "--json");
        return result.ShouldSucceed().Json;
    }
}

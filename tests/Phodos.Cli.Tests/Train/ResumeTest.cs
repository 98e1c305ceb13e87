using System.Globalization;
using System.Text.Json.Nodes;

namespace Phodos.Cli.Tests.Train;

/// <summary>A run that is killed at any moment goes on to the same end.</summary>
public sealed class ResumeTest(TrainedRun trained)
{
    private const int Epochs = 24;
    private const int MostStarts = 60;

    // A slow machine may let a few more epochs pass before each kill.
    private const int LeastKills = 2;

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_ends_with_the_same_bits()
    {
        using var folder = new TemporaryFolder();
        (await PhodosProcess.Run(folder.FullPath, TrainedRun.Train(trained.Data, "straight", Epochs))).ShouldSucceed();
        var epoch = Rows(folder["straight"]).Min(row => double.Parse(row.Split(',')[^1], CultureInfo.InvariantCulture));

        (await TrainUnderKills(folder, TimeSpan.FromSeconds(epoch))).ShouldBeGreaterThanOrEqualTo(LeastKills);
        foreach (var weights in new[] { "checkpoints/best.safetensors", "checkpoints/last.safetensors", "checkpoints/best.json", "split.json" })
            File.ReadAllBytes(Path.Combine(folder["killed"], weights)).ShouldBe(File.ReadAllBytes(Path.Combine(folder["straight"], weights)), weights);
        WithoutSeconds(Rows(folder["killed"])).ShouldBe(WithoutSeconds(Rows(folder["straight"])));
        TestMetrics(folder["killed"]).ShouldBe(TestMetrics(folder["straight"]));
        TemporaryFolder.ContentOf(folder["killed"]).ShouldNotContain(entry => entry.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_finished_run_is_only_tested_again()
    {
        using var folder = new TemporaryFolder();
        (await PhodosProcess.Run(folder.FullPath, TrainedRun.Train(trained.Data, "run", 1))).ShouldSucceed();
        var weights = File.ReadAllBytes(Path.Combine(folder["run"], "checkpoints/last.safetensors"));
        var metrics = TestMetrics(folder["run"]);
        var content = TemporaryFolder.ContentOf(folder["run"]);
        File.Delete(Path.Combine(folder["run"], "test.json"));
        var again = (await PhodosProcess.Run(folder.FullPath, "train", "--resume", "run")).ShouldSucceed();
        again.Error.ShouldNotContain("going on");
        File.ReadAllBytes(Path.Combine(folder["run"], "checkpoints/last.safetensors")).ShouldBe(weights);
        TestMetrics(folder["run"]).ShouldBe(metrics);
        TemporaryFolder.ContentOf(folder["run"]).ShouldBe(content);
    }

    [Fact]
    public async Task A_damaged_checkpoint_or_configuration_is_named()
    {
        using var folder = new TemporaryFolder();
        (await PhodosProcess.Run(folder.FullPath, TrainedRun.Train(trained.Data, "run", 1))).ShouldSucceed();
        var checkpoint = Path.Combine(folder["run"], "checkpoints/last.safetensors");
        var whole = File.ReadAllBytes(checkpoint);
        File.WriteAllBytes(checkpoint, whole[..(whole.Length / 2)]);
        (await PhodosProcess.Run(folder.FullPath, "train", "--resume", "run")).ShouldRefuse("last.safetensors", "truncated");
        File.WriteAllText(Path.Combine(folder["run"], "config.json"), "{}");
        (await PhodosProcess.Run(folder.FullPath, "train", "--resume", "run")).ShouldRefuse("config.json", "missing");
        (await PhodosProcess.Run(folder.FullPath, "train", "--resume", "nowhere")).ShouldRefuse("nowhere", "no run here");
    }

    [Fact]
    public async Task Other_data_than_the_run_began_with_are_refused()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["data.csv"]);
        (await PhodosProcess.Run(folder.FullPath, TrainedRun.Train("data.csv", "run", 1))).ShouldSucceed();
        TinyData.Write(folder["data.csv"], TinyData.Count + 1);
        (await PhodosProcess.Run(folder.FullPath, "train", "--resume", "run")).ShouldRefuse("data.csv", "not those of this run");
    }

    // Kills at a random place in one of the next epochs, or before the first of them. Which bytes a kill meets is chance; what comes of it is not.
    private async Task<int> TrainUnderKills(TemporaryFolder folder, TimeSpan epoch)
    {
        var random = new Random(20_240_517);
        var arguments = TrainedRun.Train(trained.Data, "killed", Epochs);
        for (var kills = 0; kills < MostStarts; kills++)
        {
            using var phodos = PhodosProcess.Start(folder.FullPath, arguments);
            await ReadLines(phodos.Error, random.Next(0, 14));
            await Task.Delay(epoch * random.NextDouble(), TestContext.Current.CancellationToken);
            phodos.Kill();
            var end = await phodos.End();
            if (end.ExitCode == 0)
                return kills;
            end.ExitCode.ShouldBe(128 + 9, end.Error);
            if (File.Exists(Path.Combine(folder["killed"], "config.json")))
                arguments = ["train", "--resume", "killed"];
        }

        throw new TimeoutException($"the run was not finished after {MostStarts} starts");
    }

    // Five lines tell of the data and their preparation, each further one of an epoch.
    private static async Task ReadLines(StreamReader reader, int count)
    {
        for (var line = 0; line < count && await reader.ReadLineAsync(TestContext.Current.CancellationToken) is not null; line++)
        {
        }
    }

    private static string[] Rows(string run) => [.. File.ReadLines(Path.Combine(run, "metrics.csv")).Skip(1)];

    private static IEnumerable<string> WithoutSeconds(IEnumerable<string> rows) => rows.Select(row => row[..row.LastIndexOf(',')]);

    private static string TestMetrics(string run)
    {
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "test.json")))!.AsObject();
        report.Remove("seconds");
        return report.ToJsonString();
    }
}

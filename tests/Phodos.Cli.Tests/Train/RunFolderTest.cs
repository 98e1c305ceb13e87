using System.Globalization;
using System.Text.Json;

namespace Phodos.Cli.Tests.Train;

/// <summary>What <c>phodos train</c> leaves in its folder.</summary>
public sealed class RunFolderTest(TrainedRun trained)
{
    [Fact]
    public void A_run_keeps_everything_and_nothing_half_done()
    {
        var content = TemporaryFolder.ContentOf(trained.Run);
        string[] expected =
        [
            "checkpoints/best.json", "checkpoints/best.safetensors", "checkpoints/last.safetensors", "config.json", "figures/loss.png", "figures/loss.svg",
            "figures/median.png", "figures/median.svg", "log.txt", "metrics.csv", "split.json", "test.json",
        ];
        expected.Except(content).ShouldBeEmpty();
        content.ShouldContain(entry => entry.StartsWith("events/", StringComparison.Ordinal) && entry.Contains("tfevents", StringComparison.Ordinal));
        content.ShouldNotContain(entry => entry.EndsWith(".tmp", StringComparison.Ordinal));
        foreach (var figure in content.Where(entry => entry.EndsWith(".png", StringComparison.Ordinal)))
            File.ReadAllBytes(Path.Combine(trained.Run, figure)).AsSpan(0, 4).ToArray().ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
    }

    [Fact]
    public void The_configuration_is_enough_to_repeat_the_run()
    {
        var config = JsonFile.Read(trained.Run, "config.json");
        config.GetProperty("model").GetProperty("options").GetProperty("hidden").GetInt32().ShouldBe(8);
        config.GetProperty("model").GetProperty("graph").GetProperty("cutoff").GetDouble().ShouldBe(4);
        config.GetProperty("training").GetProperty("learningRate").GetDouble().ShouldBe(3e-3);
        config.GetProperty("training").GetProperty("seed").GetInt32().ShouldBe(0);
        config.GetProperty("data").GetProperty("source").GetString().ShouldBe(trained.Data);
        config.GetProperty("data").GetProperty("sha256").GetString()!.Length.ShouldBe(64);
        config.GetProperty("initFrom").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var name in new[] { "phodos", "dotnet", "torchSharp" })
            config.GetProperty("machine").GetProperty(name).GetString()!.ShouldMatch(@"^\d+\.\d+\.\d+");
        config.GetProperty("machine").GetProperty("threads").GetInt32().ShouldBe(2);

        var split = JsonFile.Read(trained.Run, "split.json");
        split.GetProperty("rule").GetString().ShouldBe("elements");
        new[] { "train", "validation", "test" }.Sum(part => split.GetProperty(part).GetArrayLength()).ShouldBe(TinyData.Count);
    }

    [Fact]
    public void The_metrics_have_a_line_an_epoch_with_decimal_points()
    {
        var lines = File.ReadAllLines(Path.Combine(trained.Run, "metrics.csv"));
        lines[0].ShouldBe("epoch,learning_rate,train_loss,valid_rmse,valid_mse,valid_mae,valid_r2,valid_wasserstein,valid_pooled_rmse,valid_pooled_r2,seconds");
        var rows = lines.Skip(1).Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        rows.Select(row => row[0]).ShouldBe(Enumerable.Range(1, TrainedRun.Epochs).Select(epoch => (double)epoch));
        rows.ShouldAllBe(row => row.Length == 11 && row[2] > 0 && row[3] > 0);
        rows[1][1].ShouldBe(3e-3 * 0.96, 1e-12);
        rows[^1][2].ShouldBeLessThan(rows[0][2], "the training loss falls");
    }

    [Fact]
    public void The_log_and_the_notes_tell_each_epoch()
    {
        var log = File.ReadAllText(Path.Combine(trained.Run, "log.txt"));
        foreach (var said in new[] { trained.Training.Error, log })
        {
            said.ShouldContain("training dostransformer on tiny (");
            said.ShouldContain("epoch 3: loss 0.");
            said.ShouldContain("finished after epoch 3; best epoch");
        }

        log.ShouldMatch(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ ");
        trained.Training.Error.ShouldNotContain('\e');
        trained.Training.Output.ShouldNotContain('\e');
        trained.Training.Output.ShouldContain("mean over crystals");
    }
}

namespace Phodos.Cli.Tests.Train;

/// <summary>Ctrl-C saves the state and says how to go on; a second process keeps away from a run in work.</summary>
public sealed class InterruptTest(TrainedRun trained)
{
    [Fact]
    public async Task An_interrupted_run_says_how_to_go_on_and_does()
    {
        using var folder = new TemporaryFolder();
        using var phodos = PhodosProcess.Start(folder.FullPath, TrainedRun.Train(trained.Data, "run", 100_000, "--patience", "100000"));
        while (await phodos.Error.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("epoch 2:", StringComparison.Ordinal))
        {
        }

        (await PhodosProcess.Run(folder.FullPath, "train", "--resume", "run")).ShouldRefuse("run", "another phodos trains");
        await phodos.Interrupt();
        var end = await phodos.End();
        end.ExitCode.ShouldBe(1);
        end.ShouldEndWithOneLine("stopped in epoch", "the state is saved", $"phodos train --resume \"{folder["run"]}\"");
        File.ReadLines(Path.Combine(folder["run"], "log.txt")).Last().ShouldEndWith("stopped on request; the state is saved");

        // From another folder, as the word says.
        using var resumed = PhodosProcess.Start(trained.Folder, "train", "--resume", folder["run"]);
        string? said;
        do
        {
            said = await resumed.Error.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (said is not null && !said.StartsWith("epoch ", StringComparison.Ordinal));
        said.ShouldNotBeNull();
        resumed.Kill();
        var lines = File.ReadAllLines(Path.Combine(folder["run"], "metrics.csv"));
        lines.Skip(1).Select(row => row.Split(',')[0]).ShouldBe(Enumerable.Range(1, lines.Length - 1).Select(epoch => $"{epoch}"));
    }
}

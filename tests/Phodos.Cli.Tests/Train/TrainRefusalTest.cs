namespace Phodos.Cli.Tests.Train;

/// <summary>What a training cannot start with is refused before its folder is made.</summary>
public sealed class TrainRefusalTest(TrainedRun trained)
{
    [Theory]
    [InlineData("--data tiny.csv --model gnome", "'gnome'", "dostransformer")]
    [InlineData("--data tiny.csv --model dostransformer --set width=8", "no option 'width'", "hidden")]
    [InlineData("--data tiny.csv --model dostransformer --set hidden", "--set hidden", "name=value")]
    [InlineData("--data tiny.csv --model dostransformer --set hidden=wide", "hidden cannot be \"wide\"", "256")]
    [InlineData("--data tiny.csv --model dostransformer --set hidden=7", "hidden", "even")]
    [InlineData("--data tiny.csv --model dostransformer --set attention-dropout=0,1", "attention-dropout cannot be \"0,1\"")]
    [InlineData("--data tiny.csv --model dostransformer --set attention-dropout=1", "attention-dropout", "below 1")]
    [InlineData("--data tiny.csv --epochs 0", "epochs", "at least 1")]
    [InlineData("--data tiny.csv --learning-rate 0", "learning-rate", "above 0")]
    [InlineData("--data tiny.csv --batch-size -1", "batch-size")]
    [InlineData("--data tiny.csv --device gpu", "'gpu'", "cpu, cuda or cuda:N")]
    [InlineData("--data tiny.csv --device cuda:x", "'cuda:x'")]
    [InlineData("--data tiny.csv --init-from nowhere", "nowhere", "no weights")]
    [InlineData("--data missing.csv", "missing.csv", "no data set")]
    [InlineData("--data tiny.csv --model force-constants", "tiny.csv", "no Parquet file")]
    [InlineData("--data tiny.csv --model force-constants --cutoff 5", "without --cutoff")]
    [InlineData("--data tiny.csv --model force-constants --set hidden=64", "no option 'hidden'", "pair-cutoff")]
    [InlineData("--data five.csv", "five.csv", "validation part", "empty")]
    public async Task What_cannot_be_trained_leaves_nothing_behind(string options, params string[] words)
    {
        using var folder = new TemporaryFolder();
        File.Copy(trained.Data, folder["tiny.csv"]);
        TinyData.Write(folder["five.csv"], count: 5);
        (await PhodosProcess.Run(folder.FullPath, ["train", "--out", "run", .. options.Split(' ')])).ShouldRefuse(words);
        folder.Content().ShouldBe(["five.csv", "tiny.csv"]);
    }

    [Fact]
    public async Task Cuda_that_is_not_there_is_said_plainly()
    {
        using var folder = new TemporaryFolder();
        var result = await PhodosProcess.Run(folder.FullPath, ["train", "--data", trained.Data, "--out", "run", "--device", "cuda:99"]);
        result.ShouldRefuse("'cuda:99'");
        folder.Content().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["file"], "mine", TestContext.Current.CancellationToken);
        (await PhodosProcess.Run(folder.FullPath, TrainedRun.Train(trained.Data, "file/run", 1))).ShouldRefuse("file/run", "cannot be made");
        folder.Content().ShouldBe(["file"]);
        File.ReadAllText(folder["file"]).ShouldBe("mine");
    }

    [Fact]
    public async Task An_old_run_is_not_trained_over()
    {
        var before = Snapshot();
        (await PhodosProcess.Run(trained.Folder, TrainedRun.Train("tiny.csv", "run", 1))).ShouldRefuse("run", "--resume");
        Snapshot().ShouldBe(before);

        string[] Snapshot() => [.. TemporaryFolder.ContentOf(trained.Run).Select(entry => $"{entry} {File.GetLastWriteTimeUtc(Path.Combine(trained.Run, entry)).Ticks}")];
    }

    [Fact]
    public async Task A_loss_that_explodes_names_the_crystals()
    {
        using var folder = new TemporaryFolder();
        var result = await PhodosProcess.Run(folder.FullPath, TrainedRun.Train(trained.Data, "run", 2)[..^2].Concat(["--learning-rate", "1e30"]).ToArray());
        result.ExitCode.ShouldBe(1);
        result.ShouldEndWithOneLine("not a finite number in epoch 1", "made-up-", "--learning-rate");
    }
}

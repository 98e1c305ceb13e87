using System.Text.Json;

namespace Phodos.Cli.Tests.Study;

public sealed class StudyRunTest(TrainedRun trained)
{
    [Fact]
    public async Task Processes_side_by_side_and_shards_and_a_kill_give_what_one_process_gives()
    {
        using var study = new SmallStudy(trained.Data);
        (await study.Run("one")).ShouldSucceed();
        var expected = study.SettingFolders("one").Select(SmallStudy.Result).ToArray();
        expected.Distinct().Count().ShouldBe(4);

        (await study.Run("parallel", "--parallel", "3")).ShouldSucceed();
        study.SettingFolders("parallel").Select(SmallStudy.Result).ShouldBe(expected);
        study.SettingFolders("parallel").Select(Path.GetFileName).ShouldBe(study.SettingFolders("one").Select(Path.GetFileName));

        (await study.Run("shards", "--shard", "2/2")).ShouldSucceed();
        study.SettingFolders("shards").Length.ShouldBe(2);
        (await study.Run("shards", "--shard", "1/2")).ShouldSucceed();
        study.SettingFolders("shards").Select(SmallStudy.Result).ShouldBe(expected);

        using (var killed = PhodosProcess.Start(study.Folder.FullPath, study.Arguments("killed")))
        {
            while (await killed.Error.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("epoch 2:", StringComparison.Ordinal))
            {
                // The second epoch of the first setting is waited for.
            }

            killed.Kill();
        }

        (await study.Run("killed")).ShouldSucceed();
        study.SettingFolders("killed").Select(SmallStudy.Result).ShouldBe(expected);
    }

    [Fact]
    public async Task What_is_done_is_not_done_again()
    {
        using var study = new SmallStudy(trained.Data);
        (await study.Run("s", "--search", "random", "--samples", "1", "--seed", "3")).ShouldSucceed();
        var again = (await study.Run("s", "--search", "random", "--samples", "1", "--seed", "3")).ShouldSucceed();
        again.Error.ShouldNotContain("training dostransformer");
        var run = study.SettingFolders("s").ShouldHaveSingleItem();
        File.ReadAllLines(Path.Combine(run, "log.txt")).Count(line => line.Contains("training dostransformer", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Halving_goes_on_with_the_best_as_if_it_had_not_paused()
    {
        using var study = new SmallStudy(trained.Data);
        (await study.Run("full")).ShouldSucceed();
        var halved = (await study.Run("halved", "--search", "halving", "--parallel", "2")).ShouldSucceed();

        // 4 settings to epoch 1, 2 to epoch 2, 1 to epoch 4.
        halved.Error.ShouldContain("8 epochs were trained, 50 % of the 16 of all settings");
        var epochs = study.SettingFolders("halved").Select(folder => File.ReadLines(Path.Combine(folder, "metrics.csv")).Count() - 1);
        epochs.Order().ShouldBe([1, 1, 2, 4]);
        foreach (var (one, other) in study.SettingFolders("halved").Zip(study.SettingFolders("full")))
            SmallStudy.Result(other).Metrics.ShouldStartWith(SmallStudy.Result(one).Metrics);
        var finished = study.SettingFolders("halved").Single(folder => File.Exists(Path.Combine(folder, "test.json")));
        SmallStudy.Result(finished).ShouldBe(SmallStudy.Result(finished.Replace("halved", "full", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_failed_setting_is_recorded_and_does_not_stop_the_others()
    {
        using var study = new SmallStudy(trained.Data, "grid:\n  learning-rate: [1e30, 0.003]\n");
        var result = await study.Run("s");
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("phodos: learning-rate 1E+30: the loss is not a finite number");
        result.Error.ShouldContain("1 of 2 settings failed");
        var shown = (await study.Show("s", "--json")).ShouldSucceed().Json;
        shown.EnumerateArray().Select(setting => setting.GetProperty("status").GetString()).ShouldBe(["finished", "failed"]);
        shown[1].GetProperty("failure").GetString().ShouldNotBeNull().ShouldContain("not a finite number");

        (await study.Run("s")).Error.ShouldNotContain("training dostransformer");
        (await study.Run("s", "--retry-failed")).Error.ShouldContain("learning-rate 1E+30 (");
    }

    [Fact]
    public async Task A_dry_run_lists_settings_and_estimates_the_time_from_what_was_trained()
    {
        using var study = new SmallStudy(trained.Data);
        var before = (await study.Run("s", "--dry-run")).ShouldSucceed();
        before.Output.ShouldContain("4 settings, at most 16 epochs");
        before.Output.ShouldContain("for the 16 epochs that are left");
        before.Output.ShouldContain("early stopping makes it less");
        before.Output.ShouldContain("measured: of 4 settings, a few batches of 4 on this machine");
        Directory.Exists(study.Folder["s"]).ShouldBeFalse();
        (await study.Run("s", "--shard", "1/4")).ShouldSucceed();
        var after = (await study.Run("s", "--dry-run", "--search", "halving")).ShouldSucceed();
        after.Output.ShouldContain("50.0 % of the grid's 16");
        after.Output.ShouldContain("for the 4 epochs that are left");
        after.Output.ShouldContain("measured: of 4 settings, the epochs that 1 trained and a few batches of 3 on this machine");
        var shard = (await study.Run("s", "--dry-run", "--shard", "1/4", "--parallel", "2")).ShouldSucceed();
        shard.Output.ShouldContain("time: at most about 0 h 00 min for the 0 epochs that are left");
        shard.Output.ShouldContain("measured: of 1 settings, the epochs that 1 trained\n");
    }

    [Fact]
    public async Task Tables_come_in_every_format_by_validation_rmse()
    {
        using var study = new SmallStudy(trained.Data);
        (await study.Run("s", "--shard", "1/2")).ShouldSucceed();
        JsonElement[] settings = [.. (await study.Show("s", "--json")).ShouldSucceed().Json.EnumerateArray()];
        double[] scores = [.. settings.Take(2).Select(setting => setting.GetProperty("validationRmse").GetDouble())];
        scores.ShouldBe(scores.Order());
        settings.Skip(2).ShouldAllBe(setting => setting.GetProperty("status").GetString() == "waiting");
        var csv = (await study.Show("s", "--csv")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        csv[0].ShouldStartWith("setting,cutoff,seed,validation_rmse,");
        csv.Select(line => line.Split(',').Length).Distinct().ShouldHaveSingleItem();
        csv.Skip(1).Select(line => line.Split(',')[0]).ShouldBe(settings.Select(setting => setting.GetProperty("id").GetString()));
        var markdown = (await study.Show("s", "--markdown")).Output;
        markdown.ShouldContain("| Setting | cutoff | seed | Validation RMSE |");
        var latex = (await study.Show("s", "--latex")).Output;
        latex.ShouldContain(@"\label{tab:settings}");
        var tables = Path.Combine(study.Folder["s"], "tables");
        File.ReadAllText(Path.Combine(tables, "settings.md")).ShouldBe(markdown);
        File.ReadAllText(Path.Combine(tables, "settings.tex")).ShouldBe(latex);
        File.ReadAllLines(Path.Combine(tables, "settings.csv")).ShouldBe(csv);
        new FileInfo(Path.Combine(study.Folder["s"], "effects.png")).Length.ShouldBePositive();
    }

    [Fact]
    public async Task Faults_are_one_line()
    {
        using var study = new SmallStudy(trained.Data, "grid:\n  cutof: [1]\n");
        (await study.Run("s")).ShouldRefuse("study.yaml:2: ", "'cutof'");
        (await study.Run("s", "--set", "epochs")).ShouldRefuse("--set epochs has no value");
        (await study.Run("s", "--shard", "3/2")).ShouldRefuse("--shard cannot be '3/2'");
        (await study.Run("s", "--search", "random")).ShouldRefuse("--samples");
        (await study.Run("s", "--search", "halving", "--shard", "1/2")).ShouldRefuse("--shard");
        (await study.Show("nothing")).ShouldRefuse("nothing", "no study here");
        (await study.Show(".", "--csv", "--json")).ShouldRefuse("one of --csv, --json, --latex and --markdown");
        Directory.Exists(study.Folder["s"]).ShouldBeFalse();
    }
}

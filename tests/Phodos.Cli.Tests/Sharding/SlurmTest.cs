namespace Phodos.Cli.Tests.Sharding;

/// <summary>The scripts of <c>examples/slurm</c> screen on a real Slurm, though tasks are requeued and killed and the node is drained.</summary>
public sealed class SlurmTest(TrainedRun trained)
{
    private const int Crystals = 4000;
    private const int Shards = 4;

    [Fact]
    public async Task An_array_screens_everything_once_whatever_happens_to_its_tasks()
    {
        using var cluster = await SlurmCluster.Start();
        using var folder = new TemporaryFolder();
        Screening.WriteArchive(folder.FullPath, Crystals);
        var environment = new Dictionary<string, string>
        {
            ["PHODOS"] = Path.Combine(AppContext.BaseDirectory, "Phodos.Cli"),
            ["WEIGHTS"] = trained.Run,
            ["MORE"] = "--part-rows 64",
        };
        var submitted = await cluster.Run(
            folder.FullPath, environment, "bash", Script("screen.sh"), $"{Shards}", "out", "all.parquet", Screening.Archive);
        var words = submitted.Split([' ', ',']);
        var (screening, merge) = (words[1], words[^1]);

        // A task is put back into the queue while it works. Slurm would let it wait for two minutes.
        await PartOf(1);
        await cluster.Run("scontrol", "requeue", $"{screening}_1");
        await SlurmCluster.Until(async () => await cluster.State($"{screening}_1") == "PENDING", "the task waits again");
        await cluster.Run("scontrol", "update", $"JobId={screening}_1", "StartTime=now");

        // The node is drained while another works: that one ends, and no further one starts until the node is back.
        await PartOf(2);
        await cluster.Run("scontrol", "update", "NodeName=ALL", "State=DRAIN", "Reason=test");
        await SlurmCluster.Until(async () => (await cluster.Run("sinfo", "-h", "-o", "%T")).StartsWith("drained", StringComparison.Ordinal), "the node is drained");
        (await cluster.State($"{screening}_4")).ShouldBe("PENDING");
        await cluster.Run("scontrol", "update", "NodeName=ALL", "State=RESUME");

        // A task is killed, and stays so: the merge that follows says which shard is not complete.
        await PartOf(3);
        await cluster.Run("scancel", "--signal=KILL", "--full", $"{screening}_3");
        await SlurmCluster.Until(async () => await cluster.State(merge) is "FAILED" or "COMPLETED", "the merge has ended");
        var log = await File.ReadAllTextAsync(folder[$"phodos-merge-{merge}.log"], TestContext.Current.CancellationToken);
        log.ShouldContain("shard 3/4 is not complete", Case.Sensitive, string.Join('\n', folder.Content()));
        File.Exists(folder["all.parquet"]).ShouldBeFalse();

        // Submitted anew by its number, it goes on, and so did the one that was requeued.
        environment["INPUTS"] = Screening.Archive;
        environment["OUT"] = "out";
        environment["SHARDS"] = $"{Shards}";
        environment["TABLE"] = "all.parquet";
        var again = await cluster.Run(folder.FullPath, environment, "sbatch", "--parsable", "--array=3", Script("screening.sbatch"));
        var second = await cluster.Run(folder.FullPath, environment, "sbatch", "--parsable", $"--dependency=afterok:{again}", Script("merge.sbatch"));
        await SlurmCluster.Until(async () => await cluster.State(second) is "FAILED" or "COMPLETED", "the second merge has ended");
        (await File.ReadAllTextAsync(folder[$"phodos-merge-{second}.log"], TestContext.Current.CancellationToken))
            .ShouldContain($"{Shards} of {Shards} shards, {Crystals + 1} rows, 1 of them with a problem");
        foreach (var file in new[] { $"phodos-{screening}-1.log", $"phodos-{again}-3.log" })
            (await File.ReadAllTextAsync(folder[file], TestContext.Current.CancellationToken)).ShouldContain("rows are there already");
        Screening.Rows(folder["all.parquet"]).Select(row => row.File).Distinct(StringComparer.Ordinal).Count().ShouldBe(Crystals + 1);

        Task PartOf(int shard) => SlurmCluster.Until(
            () => Task.FromResult(File.Exists(folder[$"out/shard-{shard}-of-{Shards}/part-000001.parquet"])), $"shard {shard} has a part");
    }

    private static string Script(string name) => Path.Combine(AppContext.BaseDirectory, "examples", "slurm", name);
}

namespace Phodos.Cli.Tests.Sharding;

/// <summary>A screening in shards gives every input one row, whatever is killed on the way.</summary>
public sealed class ShardedPredictionTest(TrainedRun trained)
{
    private const int Crystals = 24;

    [Fact]
    public async Task Shards_have_a_row_for_each_input_between_them_and_merge_joins_them()
    {
        using var folder = new TemporaryFolder();
        Screening.WriteArchive(folder.FullPath, Crystals);
        for (var shard = 1; shard <= 3; shard++)
            (await Predict(folder, $"{shard}/3")).ShouldSucceed().Output.ShouldBeEmpty();

        var merged = (await PhodosProcess.Run(folder.FullPath, "merge", "out", "--out", "all.parquet")).ShouldSucceed();
        merged.Error.ShouldContain("3 of 3 shards, 25 rows, 1 of them with a problem");
        var rows = Screening.Rows(folder["all.parquet"]);
        rows.Select(row => row.File).Order(StringComparer.Ordinal).ShouldBe(
            [.. Enumerable.Range(0, Crystals).Select(number => $"salts.tar/{number:D4}.vasp"), "salts.tar/damaged.vasp"]);
        rows.Single(row => row.HasProblem).File.ShouldBe("salts.tar/damaged.vasp");

        // Run again, they find that nothing is left to do.
        (await Predict(folder, "2/3")).ShouldSucceed().Error.ShouldContain("shard 2/3 is complete");
        (await PhodosProcess.Run(folder.FullPath, "merge", "out", "--out", "again.parquet", "--inputs", Screening.Archive)).ShouldSucceed()
            .Error.ShouldContain("1 of 26 inputs have no row, as they are no structures");
        File.ReadAllBytes(folder["again.parquet"]).ShouldBe(File.ReadAllBytes(folder["all.parquet"]));
    }

    [Fact]
    public async Task A_shard_that_is_killed_goes_on_and_ends_as_one_that_was_not()
    {
        using var folder = new TemporaryFolder();
        Screening.WriteArchive(folder.FullPath, 400);
        foreach (var part in new[] { "part-000002.parquet", "part-000005.parquet" })
        {
            using var killed = PhodosProcess.Start(folder.FullPath, Line("1/1", "--part-rows", "20", "--threads", "1"));
            await killed.Appears(folder[$"out/shard-1-of-1/{part}"]);
            killed.Kill();
            await killed.End();
        }

        // What a kill in the middle of a part leaves.
        File.WriteAllText(folder["out/shard-1-of-1/.part-000099.parquet.0123.tmp"], "half");
        File.Exists(folder["out/shard-1-of-1/complete.json"]).ShouldBeFalse();
        (await PhodosProcess.Run(folder.FullPath, "merge", "out", "--out", "early.parquet")).ShouldRefuseAll("shard 1/1 is not complete", "nothing was written");
        File.Exists(folder["early.parquet"]).ShouldBeFalse();

        (await Predict(folder, "1/1", "--part-rows", "50")).ShouldSucceed().Error.ShouldContain("rows are there already");
        folder.Content().ShouldNotContain(name => name.EndsWith(".tmp", StringComparison.Ordinal));
        (await PhodosProcess.Run(folder.FullPath, "merge", "out", "--out", "killed.parquet")).ShouldSucceed();
        (await PhodosProcess.Run(folder.FullPath, Line("1/1", "--out", "undisturbed"))).ShouldSucceed();
        (await PhodosProcess.Run(folder.FullPath, "merge", "undisturbed", "--out", "undisturbed.parquet")).ShouldSucceed();
        File.ReadAllBytes(folder["killed.parquet"]).ShouldBe(File.ReadAllBytes(folder["undisturbed.parquet"]));
    }

    [Fact]
    public async Task Told_to_stop_it_keeps_what_is_done()
    {
        using var folder = new TemporaryFolder();
        Screening.WriteArchive(folder.FullPath, 2000);
        using var stopped = PhodosProcess.Start(folder.FullPath, Line("1/1", "--part-rows", "64", "--threads", "1"));
        await stopped.Appears(folder["out/shard-1-of-1/part-000001.parquet"]);
        await stopped.Interrupt();
        (await stopped.End()).ExitCode.ShouldBe(1);
        var parts = Directory.GetFiles(folder["out/shard-1-of-1"], "part-*.parquet");
        parts.Sum(part => Screening.Rows(part).Length).ShouldBeInRange(64, 1999);
    }

    [Fact]
    public async Task A_shard_made_otherwise_is_not_gone_on_with()
    {
        using var folder = new TemporaryFolder();
        Screening.WriteArchive(folder.FullPath, 4);
        (await Predict(folder, "1/2")).ShouldSucceed();
        (await Predict(folder, "1/2", "--unit", "THz")).ShouldRefuse("no options, not the options --unit THz");
        (await PhodosProcess.Run(folder.FullPath, "predict", Screening.Archive, "--shard", "1/2", "--out", "out")).ShouldRefuse("the model dostransformer", "not the model force-constants");
        (await Predict(folder, "1/2", "--figure", "png")).ShouldRefuse("--shard writes a table alone");
    }

    [Fact]
    public async Task Merge_says_what_is_missing_and_joins_what_is_there_where_that_is_asked_for()
    {
        using var folder = new TemporaryFolder();
        Screening.WriteArchive(folder.FullPath, Crystals);
        (await Predict(folder, "1/3")).ShouldSucceed();
        (await Predict(folder, "3/3")).ShouldSucceed();
        string[] merge = ["merge", "out", "--out", "all.parquet", "--inputs", Screening.Archive, "--missing", "missing.txt"];
        (await PhodosProcess.Run(folder.FullPath, merge)).ShouldRefuseAll("1 of 3 shards is missing: 2", "inputs have no row: salts.tar/", "nothing was written");
        File.Exists(folder["all.parquet"]).ShouldBeFalse();

        (await PhodosProcess.Run(folder.FullPath, "merge", "out", "--out", "all.parquet", "--partial")).ShouldSucceed();
        Screening.Rows(folder["all.parquet"]).Select(row => row.File).Concat(File.ReadAllLines(folder["missing.txt"])).Order(StringComparer.Ordinal)
            .ShouldBe([.. Enumerable.Range(0, Crystals).Select(number => $"salts.tar/{number:D4}.vasp"), "salts.tar/damaged.vasp", "salts.tar/notes.txt"]);
    }

    [Fact]
    public async Task Merge_refuses_shards_that_do_not_belong_together_and_rows_that_stand_twice()
    {
        using var folder = new TemporaryFolder();
        Screening.WriteArchive(folder.FullPath, Crystals);
        (await Predict(folder, "1/2")).ShouldSucceed();
        (await PhodosProcess.Run(folder.FullPath, Line("2/2", "--temperatures", "300", "--out", "other"))).ShouldSucceed();
        (await Merge(folder, "out", "other")).ShouldRefuse("shard 2/2 was made by the options --temperatures 300, not no options");

        CopyFolder(folder["out/shard-1-of-2"], folder["copy"]);
        (await Merge(folder, "out", "copy")).ShouldRefuse("shard 1/2 is there twice");

        (await Predict(folder, "2/2")).ShouldSucceed();
        (await Merge(folder, "out")).ShouldSucceed();
        File.Copy(folder["out/shard-1-of-2/part-000001.parquet"], folder["out/shard-1-of-2/part-000002.parquet"]);
        (await Merge(folder, "out")).ShouldRefuse("part-000002.parquet", "stands in an earlier part or row too");
        File.Move(folder["out/shard-1-of-2/part-000002.parquet"], folder["out/shard-2-of-2/part-000002.parquet"]);
        (await Merge(folder, "out")).ShouldRefuse("belongs to another shard than 2/2");
        File.WriteAllText(folder["out/shard-2-of-2/part-000002.parquet"], "damaged");
        (await Merge(folder, "out")).ShouldRefuse("this part is damaged");
        File.Delete(folder["out/shard-2-of-2/part-000002.parquet"]);
        File.Delete(folder["out/shard-2-of-2/part-000001.parquet"]);
        (await Merge(folder, "out")).ShouldRefuseAll("a part is missing", "nothing was written");
        (await Predict(folder, "2/2")).ShouldSucceed();
        (await Merge(folder, "out")).ShouldSucceed();
    }

    [Fact]
    public async Task Shards_that_were_given_different_inputs_are_told_of()
    {
        using var folder = new TemporaryFolder();
        Screening.WriteArchive(folder.FullPath, Crystals);
        (await Predict(folder, "1/2")).ShouldSucceed();
        (await PhodosProcess.Run(folder.FullPath, [.. Line("2/2"), Example.PathOf("NaCl.cif")])).ShouldSucceed();
        (await Merge(folder, "out")).ShouldRefuseAll("were given different inputs, 26 and 27", "nothing was written");
    }

    [Fact]
    public async Task An_archive_that_is_cut_leaves_the_shard_incomplete()
    {
        using var folder = new TemporaryFolder();
        Screening.WriteArchive(folder.FullPath, Crystals);
        var bytes = File.ReadAllBytes(folder[Screening.Archive]);
        File.WriteAllBytes(folder[Screening.Archive], bytes[..(bytes.Length / 2)]);
        (await Predict(folder, "1/1")).ShouldRefuseAll("salts.tar: the ", "cut", "shard 1/1 is not complete");
        File.WriteAllBytes(folder[Screening.Archive], bytes);
        (await Predict(folder, "1/1")).ShouldSucceed().Error.ShouldContain("25 rows of 26 inputs");
    }

    [Fact]
    public async Task Lists_of_files_and_lines_of_structures_are_inputs_too()
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["NaCl.cif"], "NaCl.cif");
        var silicon = System.Text.Json.JsonSerializer.Serialize(File.ReadAllText(Example.PathOf("Si.vasp")));
        File.WriteAllText(folder["more.jsonl"], $"{{\"id\":\"mine\",\"text\":{silicon}}}\n");
        File.WriteAllText(folder["list.txt"], "NaCl.cif\n\nmore.jsonl\nmissing.cif\n");
        var printed = await PhodosProcess.Run(folder.FullPath, "predict", "--files-from", "list.txt", "--weights", trained.Run, "--json");
        printed.ExitCode.ShouldBe(2);
        printed.Error.ShouldContain("missing.cif: there is no such file");
        printed.Json.EnumerateArray().Select(crystal => crystal.GetProperty("file").GetString()).ShouldBe(["NaCl.cif", "more.jsonl#1"]);

        var files = await PhodosProcess.Run(folder.FullPath, "predict", "more.jsonl", "--weights", trained.Run, "--write", "csv", "--figure", "none");
        files.ShouldSucceed();
        File.Exists(folder["predictions/more.csv"]).ShouldBeTrue(string.Join(' ', folder.Content()));
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static Task<CommandResult> Merge(TemporaryFolder folder, params string[] shards) =>
        PhodosProcess.Run(folder.FullPath, ["merge", .. shards, "--out", "all.parquet"]);

    private Task<CommandResult> Predict(TemporaryFolder folder, string shard, params string[] more) => PhodosProcess.Run(folder.FullPath, Line(shard, more));

    private string[] Line(string shard, params string[] more) =>
    [
        "predict", Screening.Archive, "--weights", trained.Run, "--shard", shard, .. more.Contains("--out") ? Array.Empty<string>() : ["--out", "out"], .. more,
    ];
}

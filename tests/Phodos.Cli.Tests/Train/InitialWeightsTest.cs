namespace Phodos.Cli.Tests.Train;

/// <summary><c>--init-from</c>: a new run starts from weights, and says what it took.</summary>
public sealed class InitialWeightsTest(TrainedRun trained)
{
    [Fact]
    public async Task A_run_starts_where_its_weights_ended()
    {
        using var folder = new TemporaryFolder();
        var result = await PhodosProcess.Run(folder.FullPath, TrainedRun.Train(trained.Data, "tuned", 1, "--init-from", trained.Run, "--json"));
        result.ShouldSucceed();
        result.Error.ShouldMatch(@"initial weights from \S+: \d+ weights taken\s");
        FirstLoss(folder["tuned"]).ShouldBeLessThan(FirstLoss(trained.Run));
        JsonFile.Read(folder["tuned"], "config.json").GetProperty("initFrom").GetString().ShouldBe(trained.Run);
        result.Json.GetProperty("split").GetString().ShouldBe("test");
    }

    [Fact]
    public async Task Weights_of_other_shapes_are_not_taken_and_named()
    {
        using var folder = new TemporaryFolder();
        var same = TrainedRun.Train(trained.Data, "wider", 1, "--init-from", trained.Run);
        string[] wider = [.. same.Select(word => word == "hidden=8" ? "hidden=12" : word)];
        var result = (await PhodosProcess.Run(folder.FullPath, wider)).ShouldSucceed();
        result.Error.ShouldMatch(@"initial weights from \S+: \d+ weights taken, \d+ of another shape \(\S+ \[\d+, 8\] for \[\d+, 12\]");
    }

    [Fact]
    public async Task Weights_of_which_none_fits_are_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllBytesAsync(folder["alien.safetensors"], OneTensor("alien"), TestContext.Current.CancellationToken);
        (await PhodosProcess.Run(folder.FullPath, TrainedRun.Train(trained.Data, "run", 1, "--init-from", "alien.safetensors")))
            .ShouldRefuse("alien.safetensors", "none of these weights fits");
        folder.Content().ShouldBe(["alien.safetensors"]);
    }

    private static byte[] OneTensor(string name)
    {
        var header = System.Text.Encoding.UTF8.GetBytes($$"""{ "{{name}}": { "dtype": "F32", "shape": [1], "data_offsets": [0, 4] } }""");
        return [.. BitConverter.GetBytes((long)header.Length), .. header, 0, 0, 0, 0];
    }

    private static double FirstLoss(string run) =>
        double.Parse(File.ReadLines(Path.Combine(run, "metrics.csv")).ElementAt(1).Split(',')[2], System.Globalization.CultureInfo.InvariantCulture);
}

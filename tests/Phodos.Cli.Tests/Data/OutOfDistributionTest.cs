namespace Phodos.Cli.Tests.Data;

/// <summary><c>phodos data split</c> with the rules that leave crystals out.</summary>
public sealed class OutOfDistributionTest
{
    [Fact]
    public async Task An_element_that_is_left_out_is_in_the_test_part_alone()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"]);
        string[] arguments =
            ["data", "split", "tiny.csv", "--rule", "leave-elements-out", "--leave", "Na, Zn", "--compare-rules", "--out", "split"];
        var result = (await PhodosProcess.Run(folder.FullPath, arguments)).ShouldSucceed();
        result.Output.ShouldContain("leave-elements-out Na Zn, none");
        var split = JsonFile.Read(folder["split"], "split.json");
        split.GetProperty("rule").GetString().ShouldBe("leave-elements-out");
        split.GetProperty("leftOut").EnumerateArray().Select(word => word.GetString()).ShouldBe(["Na", "Zn"]);

        // Sodium is in rows 0, 10, 20 and so on of the made-up data, zinc in rows 5, 15, 25.
        split.GetProperty("test").EnumerateArray().Select(index => index.GetInt32())
            .ShouldBe(Enumerable.Range(0, TinyData.Count).Where(row => row % 5 == 0));
    }

    [Fact]
    public async Task What_is_left_out_takes_the_place_of_index_files()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["data.csv"]);
        foreach (var (name, row) in new[] { ("train", "0\n"), ("valid", "1\n"), ("test", "2\n") })
            File.WriteAllText(folder[$"idx_{name}.txt"], row);
        string[] arguments = TrainedRun.Train(".", "run", epochs: 1, "--rule", "leave-elements-out", "--leave", "Na");
        (await PhodosProcess.Run(folder.FullPath, arguments)).ShouldSucceed();
        var split = JsonFile.Read(folder["run"], "split.json");
        split.GetProperty("test").EnumerateArray().Select(index => index.GetInt32()).ShouldBe([0, 10, 20, 30]);
    }

    [Theory]
    [InlineData("leave-elements-out", null, "--leave")]
    [InlineData("leave-elements-out", "Qq", "'Qq'")]
    [InlineData("leave-elements-out", "Fe", "no crystal")]
    [InlineData("leave-systems-out", "cubic", "nothing to learn from")]
    [InlineData("leave-element-counts-out", "2.5", "'2.5'")]
    [InlineData("random", "Na", "--rule random")]
    public async Task What_cannot_be_left_out_is_refused(string rule, string? leave, string word)
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"], count: 10);
        string[] leaving = leave is null ? [] : ["--leave", leave];
        (await PhodosProcess.Run(folder.FullPath, ["data", "split", "tiny.csv", "--rule", rule, .. leaving, "--out", "split"])).ShouldRefuse(word);
        folder.Content().ShouldBe(["tiny.csv"]);
    }
}

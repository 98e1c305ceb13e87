namespace Phodos.Cli.Tests.Demo;

/// <summary><c>phodos demo</c> runs the whole line, and again in the same folder, but over nothing else.</summary>
public sealed class DemoTest
{
    [Fact]
    public async Task The_demo_trains_evaluates_and_predicts_in_place_of_an_earlier_one()
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["demo/TiO2-rutile.cif"], "TiO2-rutile.cif");
        Directory.CreateDirectory(folder["demo/run/of-before"]);
        File.WriteAllText(folder["demo/run/config.json"], "of before");
        var result = (await PhodosProcess.Run(folder.FullPath, "demo", "--epochs", "1", "--threads", "2")).ShouldSucceed();
        result.Output.ShouldContain("not DFT");
        result.Error.ShouldContain("epoch 1: loss");
        result.Error.ShouldContain("TiO2-rutile.cif");
        var content = TemporaryFolder.ContentOf(folder["demo"]);
        string[] expected =
        [
            "TiO2-rutile.cif", "TiO2-rutile.csv", "TiO2-rutile.json", "TiO2-rutile.png", "run/config.json", "run/figures/loss.png", "run/figures/quartiles.png", "run/metrics.csv",
            "run/test.json",
        ];
        expected.Except(content).ShouldBeEmpty();
        content.ShouldNotContain("run/of-before");
    }

    [Theory]
    [InlineData("run/config.json")]
    [InlineData("thesis.tex")]
    [InlineData("TiO2-rutile.cif", "thesis.tex")]
    public async Task Somebody_elses_folder_is_left_as_it_is(params string[] files)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[file])!);
            File.WriteAllText(folder[file], "mine");
        }

        var before = folder.Content();
        (await PhodosProcess.Run(folder.FullPath, "demo", "--out", ".")).ShouldRefuse("other than an earlier demo", "--out");
        folder.Content().ShouldBe(before);
    }
}

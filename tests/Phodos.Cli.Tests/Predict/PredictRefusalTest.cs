namespace Phodos.Cli.Tests.Predict;

/// <summary>Where nothing can be predicted, one line says why and nothing is made.</summary>
public sealed class PredictRefusalTest(TrainedRun trained)
{
    [Theory]
    [InlineData("missing.cif", "missing.cif")]
    [InlineData("nothing", "nothing", "no files in this folder")]
    [InlineData("nothing/*.cif", "nothing/*.cif", "no file matches")]
    [InlineData("garbage.cif", "garbage.cif:1")]
    [InlineData("empty.cif", "empty.cif", "empty")]
    [InlineData("noise.cif", "noise.cif", "binary")]
    [InlineData("good.cif --format no-format", "'no-format'", "it is cif")]
    [InlineData("good.cif --format poscar", "good.cif:")]
    [InlineData("good.cif --device cuda:99", "'cuda:99'")]
    [InlineData("good.cif --out good.cif/x", "good.cif/x", "cannot be made")]
    public async Task What_cannot_be_predicted_is_said_in_one_line(string arguments, params string[] words)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["nothing"]);
        Example.CopyTo(folder["good.cif"], "NaCl.cif");
        File.WriteAllText(folder["garbage.cif"], "once upon a time\n");
        File.WriteAllText(folder["empty.cif"], "");
        File.WriteAllBytes(folder["noise.cif"], [0, 1, 2, 3, 0xff, 0xfe]);
        var before = folder.Content();
        var result = await PhodosProcess.Run(folder.FullPath, ["predict", "--weights", trained.Run, .. arguments.Split(' ')]);
        result.ShouldRefuse(words);
        folder.Content().ShouldBe(before);
    }
}

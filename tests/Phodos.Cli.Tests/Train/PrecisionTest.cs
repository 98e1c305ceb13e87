using System.Text;

namespace Phodos.Cli.Tests.Train;

/// <summary>Training in float64 keeps its weights so, and they are evaluated so.</summary>
public sealed class PrecisionTest(TrainedRun trained)
{
    [Fact]
    public async Task A_run_in_float64_keeps_weights_in_float64()
    {
        using var folder = new TemporaryFolder();
        (await PhodosProcess.Run(folder.FullPath, [.. TrainedRun.Train(trained.Data, "run", 1), "--precision", "float64"])).ShouldSucceed();
        JsonFile.Read(folder["run"], "config.json").GetProperty("machine").GetProperty("precision").GetString().ShouldBe("float64");
        var weights = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder["run"], "checkpoints/best.safetensors")));
        weights.ShouldContain("\"F64\"");
        weights.ShouldNotContain("\"F32\"");
        (await PhodosProcess.Run(folder.FullPath, "evaluate", "--data", trained.Data, "--weights", "run", "--json")).ShouldSucceed();
    }
}

using System.Text.Json;
using Phodos.Learning.Models.Forces;

namespace Phodos.Cli.Tests.Prediction;

/// <summary><c>phodos predict</c> and <c>evaluate</c> with weights that predict force constants.</summary>
public sealed class PredictModesTest
{
    [Fact]
    public async Task Modes_give_bands_stability_and_the_files_of_calculations()
    {
        using var folder = new TemporaryFolder();
        WriteWeights(folder);
        Example.CopyTo(folder["quartz.cif"], "SiO2-quartz.cif");
        string[] command = ["predict", "quartz.cif", "--weights", "forces.safetensors"];
        var printed = (await PhodosProcess.Run(folder.FullPath, [.. command, "--json", "--bands"])).ShouldSucceed().Json[0];
        printed.GetProperty("model").GetString().ShouldBe("force-constants");
        printed.GetProperty("cellAtoms").GetInt32().ShouldBe(9);
        printed.GetProperty("stability").GetProperty("statesBelow").ValueKind.ShouldBe(JsonValueKind.Number);
        printed.GetProperty("bands").GetProperty("frequencies")[0].GetArrayLength().ShouldBe(27);
        printed.GetProperty("bands").GetProperty("lattice").GetString().ShouldBe("hP2");

        (await PhodosProcess.Run(folder.FullPath, [.. command, "--write", "csv,website,cif"])).ShouldSucceed();
        folder.Content().Where(name => name.StartsWith("predictions/", StringComparison.Ordinal)).ShouldBe(
        [
            "predictions/quartz-bands.csv", "predictions/quartz-bands.png", "predictions/quartz-thermodynamics.csv",
            "predictions/quartz-thermodynamics.png", "predictions/quartz-website.json", "predictions/quartz.cif", "predictions/quartz.csv",
            "predictions/quartz.png",
        ]);
    }

    [Theory]
    [InlineData("--json --bands", "--bands needs modes")]
    [InlineData("--write json,cif", "--write cif needs modes")]
    public async Task Weights_that_predict_the_DOS_alone_say_so(string arguments, string words)
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["good.cif"], "NaCl.cif");
        var result = await PhodosProcess.Run(folder.FullPath, ["predict", "good.cif", .. arguments.Split(' ')]);
        result.ShouldRefuse(words, "force constants");
        folder.Content().ShouldBe(["good.cif"]);
    }

    [Fact]
    public async Task Their_labels_are_compared_with_those_of_data()
    {
        using var folder = new TemporaryFolder();
        WriteWeights(folder);
        TinyData.Write(folder["tiny.csv"], count: 6);
        string[] command = ["evaluate", "--data", "tiny.csv", "--weights", "forces.safetensors", "--split", "all", "--json", "--out", "errors"];
        var report = (await PhodosProcess.Run(folder.FullPath, command)).ShouldSucceed().Json;
        report.GetProperty("model").GetString().ShouldBe("force-constants");
        report.GetProperty("crystals").GetInt32().ShouldBe(6);
        report.GetProperty("perCrystalMean").GetProperty("rmse").GetDouble().ShouldBeInRange(0.01, 1);
        folder.Content().ShouldContain("errors/crystals.csv");
    }

    private static void WriteWeights(TemporaryFolder folder)
    {
        using var model = ForceConstantsModel.Create(
            new ForceNetworkOptions { Cutoff = 4, PairCutoff = 4.5, Scalars = 12, Tensors = 6, Layers = 2, PairWidth = 10, PairTensors = 4 }, seed: 1);
        model.Save(folder["forces.safetensors"]);
    }
}

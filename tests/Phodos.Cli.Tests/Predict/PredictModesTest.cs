using System.Text.Json;
using Phodos.Learning.Models.Forces;

namespace Phodos.Cli.Tests.Predict;

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

    [Fact]
    public async Task What_calculations_tell_on_request_predictions_tell_too()
    {
        using var folder = new TemporaryFolder();
        WriteWeights(folder);
        Example.CopyTo(folder["salt.cif"], "NaCl.cif");
        string[] command = ["predict", "salt.cif", "--weights", "forces.safetensors", "--also", "all", "--temperatures", "100,300"];
        (await PhodosProcess.Run(folder.FullPath, [.. command, "--write", "csv,phonopy", "--figure", "svg"])).ShouldSucceed();
        folder.Content().Where(name => name.StartsWith("predictions/", StringComparison.Ordinal)).ShouldBe(
        [
            "predictions/salt", "predictions/salt-bands.csv", "predictions/salt-bands.svg", "predictions/salt-conductivity.csv", "predictions/salt-directions.csv",
            "predictions/salt-displacements.csv", "predictions/salt-displacements.svg", "predictions/salt-neutrons.csv",
            "predictions/salt-participation.csv", "predictions/salt-thermodynamics.csv", "predictions/salt-thermodynamics.svg",
            "predictions/salt.csv", "predictions/salt.svg", "predictions/salt/FORCE_CONSTANTS", "predictions/salt/band.yaml",
            "predictions/salt/mesh.yaml", "predictions/salt/phonopy.yaml", "predictions/salt/projected_dos.dat",
            "predictions/salt/thermal_displacement_matrices.yaml", "predictions/salt/thermal_displacements.yaml",
            "predictions/salt/thermal_properties.yaml", "predictions/salt/total_dos.dat",
        ]);
        File.ReadAllText(folder["predictions/salt/mesh.yaml"]).ShouldContain("eigenvector");

        // The force constants that are written are a calculation with the same bands.
        var printed = (await PhodosProcess.Run(folder.FullPath, [.. command, "--json", "--write", "phonopy"])).ShouldSucceed().Json[0];
        printed.GetProperty("displacements").GetProperty("atoms").GetArrayLength().ShouldBe(2);
        var read = (await PhodosProcess.Run(folder.FullPath, "phonons", "predictions/salt", "--json", "--bands")).ShouldSucceed().Json[0];
        var (predicted, calculated) = (Frequencies(printed), Frequencies(read));
        predicted.Length.ShouldBeGreaterThan(100);
        predicted.ShouldBe(calculated, 0.02); // cm⁻¹; those at Γ are near zero, where roots magnify the digits of the file

        static double[] Frequencies(JsonElement crystal) =>
        [
            .. crystal.GetProperty("bands").GetProperty("frequencies").EnumerateArray()
                .SelectMany(point => point.EnumerateArray().Select(value => value.GetDouble()).Order()),
        ];
    }

    [Theory]
    [InlineData("--json --also neutrons", "--also needs modes")]
    [InlineData("--json --bands", "--bands needs modes")]
    [InlineData("--write json,cif", "--write cif needs modes")]
    public async Task Weights_that_predict_the_DOS_alone_say_so(string arguments, string words)
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["good.cif"], "NaCl.cif");
        var result = await PhodosProcess.Run(folder.FullPath, ["predict", "good.cif", "--weights", "site-states", .. arguments.Split(' ')]);
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

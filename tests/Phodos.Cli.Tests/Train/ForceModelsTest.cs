using System.Text.Json;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Polar;
using Phodos.Learning.Tests.Training.Forces;

namespace Phodos.Cli.Tests.Train;

/// <summary>From a store of force constants to an ensemble with error bars.</summary>
public sealed class ForceModelsTest
{
    private static readonly (string First, string Second, double Stiffness)[] Salts = [.. ForceRecords.Salts, ("Na", "Br", 19)];

    [Fact]
    public async Task Two_runs_become_a_model_whose_predictions_have_error_bars()
    {
        using var folder = new TemporaryFolder();
        WriteStore(folder["forces.parquet"], "train", "valid", "test");
        foreach (var seed in new[] { "0", "1" })
            (await PhodosProcess.Run(folder.FullPath, Train(seed))).ShouldSucceed().Output.ShouldContain("best epoch");
        (await PhodosProcess.Run(folder.FullPath, "ensemble", "run-0", "run-1", "--out", "both.safetensors")).ShouldSucceed().Error.ShouldContain("2 members");
        (await PhodosProcess.Run(folder.FullPath, "ensemble", "run-0", "run-1", "--element-width", "4", "--out", "both.safetensors"))
            .ShouldRefuse("--element-width", "site-states");
        var calibrated = await PhodosProcess.Run(folder.FullPath, "calibrate", "--data", "forces.parquet", "--weights", "both.safetensors", "--json");
        var report = calibrated.ShouldSucceed().Json;
        report.GetProperty("test").GetInt32().ShouldBe(Salts.Length);
        report.GetProperty("quantities").EnumerateArray().ShouldAllBe(quantity => quantity.GetProperty("meanHalfWidth").GetDouble() > 0);
        calibrated.Error.ShouldNotContain("warning"); // the weights know what they learnt from

        var printed = (await PhodosProcess.Run(
            folder.FullPath, "predict", Example.PathOf("NaCl.cif"), "--weights", "both.safetensors", "--json")).ShouldSucceed().Json[0];
        printed.GetProperty("label").GetProperty("expectedRmse").GetDouble().ShouldBeGreaterThan(0);
        printed.GetProperty("dosError").GetArrayLength().ShouldBe(printed.GetProperty("dos").GetArrayLength());
        printed.GetProperty("stability").TryGetProperty("probabilityUnstable", out _).ShouldBeFalse(); // none of these crystals is unstable

        WriteStore(folder["other.parquet"], "train", "valid", "test", "train-too");
        (await PhodosProcess.Run(folder.FullPath, "calibrate", "--data", "other.parquet", "--weights", "both.safetensors"))
            .ShouldRefuse("the model learnt from forces (", "not from other");
    }

    [Fact]
    public async Task A_run_is_fine_tuned_on_a_store_and_takes_no_option_that_it_would_not_follow()
    {
        using var folder = new TemporaryFolder();
        WriteStore(folder["forces.parquet"], "train", "valid");
        (await PhodosProcess.Run(folder.FullPath, Train("0"))).ShouldSucceed();
        string[] command = ["finetune", "--from", "run-0", "--data", "forces.parquet", "--epochs", "1", "--out", "tuned"];
        (await PhodosProcess.Run(folder.FullPath, [.. command, "--fresh-head"])).ShouldRefuse("force-constants is trained without --fresh-head");
        var report = (await PhodosProcess.Run(folder.FullPath, [.. command, "--json"])).ShouldSucceed().Json;
        report.GetProperty("epochs").GetInt32().ShouldBe(1);
        report.GetProperty("validationRmse").GetDouble().ShouldBeInRange(0, 1);
    }

    [Fact]
    public async Task A_run_of_Born_charges_joins_one_of_force_constants_and_its_crystals_have_charges()
    {
        using var folder = new TemporaryFolder();
        WriteStore(folder["forces.parquet"], "train", "valid");
        (await PhodosProcess.Run(folder.FullPath, Train("0"))).ShouldSucceed();
        string[] train =
        [
            "train", "--data", "forces.parquet", "--model", "born-charges", "--out", "born", "--set", "cutoff=4", "--set", "scalars=12",
            "--set", "tensors=6", "--set", "layers=1", "--set", "width=10", "--set", "charge-tensors=4",
        ];
        (await PhodosProcess.Run(folder.FullPath, [.. train, "--epochs", "1", "--cutoff", "4"])).ShouldRefuse("born-charges is trained without --cutoff");
        (await PhodosProcess.Run(folder.FullPath, [.. train, "--set", "pair-cutoff=7"])).ShouldRefuse("born-charges has no option 'pair-cutoff'");
        var trained = (await PhodosProcess.Run(folder.FullPath, [.. train, "--epochs", "2"])).ShouldSucceed();
        trained.Output.ShouldContain("best epoch 2 of 2 with validation error of fields ");
        trained.Error.ShouldContain("validation: Z* ");
        var resumed = (await PhodosProcess.Run(folder.FullPath, "train", "--resume", "born", "--json")).ShouldSucceed().Json;
        resumed.GetProperty("validationErrorOfFields").GetDouble().ShouldBeGreaterThan(0);
        resumed.TryGetProperty("validationRmse", out _).ShouldBeFalse();

        (await PhodosProcess.Run(folder.FullPath, "ensemble", "run-0", "--born", "run-0", "--out", "no.safetensors"))
            .ShouldRefuse("does not predict Born charges");
        (await PhodosProcess.Run(folder.FullPath, "ensemble", "run-0", "--born", "born", "--out", "joint.safetensors")).ShouldSucceed();
        (await PhodosProcess.Run(folder.FullPath, "ensemble", "run-0", "--born", "joint.safetensors", "--out", "again.safetensors")).ShouldSucceed();
        File.ReadAllBytes(folder["again.safetensors"]).ShouldBe(File.ReadAllBytes(folder["joint.safetensors"]));

        string[] predict = ["predict", Example.PathOf("NaCl.cif"), "--weights", "joint.safetensors", "--also", "charges"];
        var printed = (await PhodosProcess.Run(folder.FullPath, [.. predict, "--json", "--bands"])).ShouldSucceed().Json[0];
        var charges = printed.GetProperty("bornCharges");
        charges.GetProperty("dielectric")[0][0].GetDouble().ShouldBeGreaterThan(1);
        var atoms = charges.GetProperty("atoms");
        atoms.GetArrayLength().ShouldBe(2);
        (atoms[0].GetProperty("charge")[1][1].GetDouble() + atoms[1].GetProperty("charge")[1][1].GetDouble()).ShouldBe(0, 1e-6);
        printed.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()!)
            .ShouldContain(warning => warning.StartsWith("the Born charges by which LO and TO modes split", StringComparison.Ordinal));

        (await PhodosProcess.Run(folder.FullPath, [.. predict, "--write", "csv,phonopy", "--figure", "none"])).ShouldSucceed();
        File.ReadAllLines(folder["predictions/NaCl-charges.csv"])[..2].Select(line => line.Split(',')[0]).ShouldBe(["tensor", "dielectric"]);
        File.Exists(folder["predictions/NaCl/BORN"]).ShouldBeTrue();

        // What is written is a calculation with nearly the same bands: its supercell is another than that of the correction.
        var read = (await PhodosProcess.Run(folder.FullPath, "phonons", "predictions/NaCl", "--json", "--bands")).ShouldSucceed().Json[0];
        var (predicted, calculated) = (Frequencies(printed), Frequencies(read));
        predicted.Length.ShouldBeGreaterThan(100);
        predicted.ShouldBe(calculated, 0.03 * predicted.Max());

        static double[] Frequencies(JsonElement crystal) =>
        [
            .. crystal.GetProperty("bands").GetProperty("frequencies").EnumerateArray()
                .SelectMany(point => point.EnumerateArray().Select(value => value.GetDouble()).Order()),
        ];
    }

    private static string[] Train(string seed) =>
    [
        "train", "--data", "forces.parquet", "--model", "force-constants", "--out", $"run-{seed}", "--seed", seed, "--epochs", "1",
        "--set", "cutoff=4", "--set", "pair-cutoff=4.5", "--set", "scalars=12", "--set", "tensors=6", "--set", "layers=1", "--set", "pair-width=10",
        "--set", "pair-tensors=4",
    ];

    // A part may be given twice: the crystals of the second, with "-too", are others.
    private static void WriteStore(string path, params string[] parts) => ForceRecords.WriteStore(
        path,
        from part in parts
        from salt in Salts
        let springs = ForceRecords.Springs(salt.First, salt.Second, salt.Stiffness)
        select ForceRecords.Of(
            $"{part}-{salt.First}{salt.Second}",
            springs,
            IntegerMatrix.Diagonal(3, 3, 3),
            part.Replace("-too", "", StringComparison.Ordinal)) with
        {
            Born = new BornCharges(springs.Crystal, 2.5 * Matrix3.Identity, [1.1 * Matrix3.Identity, -1.1 * Matrix3.Identity]),
        });
}

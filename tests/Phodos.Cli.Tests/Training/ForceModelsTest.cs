using Phodos.Crystals;
using Phodos.Learning.Tests.Training.Forces;

namespace Phodos.Cli.Tests.Training;

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
        select ForceRecords.Of(
            $"{part}-{salt.First}{salt.Second}",
            ForceRecords.Springs(salt.First, salt.Second, salt.Stiffness),
            IntegerMatrix.Diagonal(3, 3, 3),
            part.Replace("-too", "", StringComparison.Ordinal)));
}

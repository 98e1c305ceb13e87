using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;
using Phodos.Spectra;

namespace Phodos.Cli.Tests.Calibrate;

/// <summary><c>phodos calibrate</c> gives an ensemble error bars, which predictions then have.</summary>
public sealed class CalibrateTest(TrainedRun trained)
{
    [Fact]
    public async Task An_ensemble_gets_error_bars_and_its_predictions_with_it()
    {
        using var folder = new TemporaryFolder();
        WriteData(folder["data.parquet"]);
        foreach (var seed in new[] { "0", "1" })
            (await PhodosProcess.Run(folder.FullPath, Train(seed))).ShouldSucceed();
        (await PhodosProcess.Run(folder.FullPath, "ensemble", "run-0", "run-1", "--out", "both.safetensors")).ShouldSucceed();
        var report = (await PhodosProcess.Run(
            folder.FullPath, "calibrate", "--data", "data.parquet", "--weights", "both.safetensors", "--figure", "reliability.svg", "--json")).ShouldSucceed().Json;
        report.GetProperty("quantities").EnumerateArray().ShouldAllBe(quantity => quantity.GetProperty("meanHalfWidth").GetDouble() > 0);
        File.Exists(folder["both.calibration.json"]).ShouldBeTrue();
        File.ReadAllText(folder["reliability.svg"]).ShouldContain("</svg>");

        var predicted = await PhodosProcess.Run(folder.FullPath, "predict", Example.PathOf("NaCl.cif"), "--weights", "both.safetensors", "--json");
        predicted.ShouldSucceed().Json[0].GetProperty("dosError").EnumerateArray().ShouldAllBe(error => error.GetDouble() > 0);

        // Error bars and errors of crystals that it learnt from are none.
        foreach (var verb in new[] { "calibrate", "evaluate" })
        {
            (await PhodosProcess.Run(folder.FullPath, verb, "--data", "data.parquet", "--weights", "both.safetensors", "--split-seed", "3"))
                .ShouldRefuse("under another split (rule elements, seed 0");
        }

        (await PhodosProcess.Run(folder.FullPath, "evaluate", "--data", "data.parquet", "--weights", "both.safetensors")).ShouldSucceed();
        (await PhodosProcess.Run(folder.FullPath, "evaluate", "--data", "data.parquet", "--weights", "run-1/checkpoints/best.safetensors", "--split-seed", "3"))
            .ShouldSucceed().Error.ShouldContain("Taking the split of run-1");

        // A calibration of before the weights, with one number a quantity.
        var calibration = JsonNode.Parse(File.ReadAllText(folder["both.calibration.json"]))!;
        calibration["quantities"]!["entropy"] = 2.4;
        File.WriteAllText(folder["both.calibration.json"], calibration.ToJsonString());
        (await PhodosProcess.Run(folder.FullPath, "predict", Example.PathOf("NaCl.cif"), "--weights", "both.safetensors"))
            .ShouldRefuse("both.calibration.json", "calibrate the weights again");
        File.WriteAllText(folder["both.calibration.json"], "{}");
        (await PhodosProcess.Run(folder.FullPath, "predict", Example.PathOf("NaCl.cif"), "--weights", "both.safetensors"))
            .ShouldRefuse("both.calibration.json");
    }

    [Fact]
    public async Task One_model_alone_is_refused()
    {
        using var folder = new TemporaryFolder();
        (await PhodosProcess.Run(folder.FullPath, "calibrate", "--data", trained.Data, "--weights", trained.Run, "--out", "x.json"))
            .ShouldRefuse("several members");
        folder.Content().ShouldBeEmpty();
    }

    private static string[] Train(string seed) =>
    [
        "train", "--data", "data.parquet", "--out", $"run-{seed}", "--seed", seed, "--epochs", "1", "--threads", "1",
        "--set", "channels=8", "--set", "embedding=8", "--set", "element-width=8", "--set", "multiplicity=4", "--set", "layers=1",
        "--set", "radial-width=8",
    ];

    // Rock salts with one peak each, in states per cell, to 1000 cm⁻¹ in steps of 5.
    private static void WriteData(string path)
    {
        var grid = new FrequencyGrid(0, 5, 201);
        using var writer = DosStoreWriter.Create(path);
        for (var row = 0; row < 120; row++)
        {
            var half = 2.5 + 0.003 * row;
            var crystal = new Crystal(
                new Lattice(new Vector3D(0, half, half), new Vector3D(half, 0, half), new Vector3D(half, half, 0)),
                [Element.FromSymbol("Na"), Element.FromSymbol("Cl")],
                [new Vector3D(0, 0, 0), new Vector3D(0.5, 0.5, 0.5)]);
            double[] shape = [.. grid.Frequencies.Select(frequency => Math.Exp(-0.5 * Math.Pow((frequency - 200 - 2 * row) / 40, 2)))];
            ImmutableArray<double> dos = [.. shape.Select(value => 6 * value / (5 * shape.Sum()))];
            writer.Append(new DosRecord($"row-{row}", crystal, new DensityOfStates(grid, dos, DosNormalization.PerCell)));
        }

        writer.Complete();
    }
}

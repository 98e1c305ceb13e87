using System.Globalization;
using Phodos.Learning.Training;

namespace Phodos.Web.Tests.Support;

/// <summary>A folder of training runs of its own for one test, removed after it.</summary>
internal sealed class SampleRuns : IDisposable
{
    private const string Config =
        """
        {
          "model": {
            "architecture": "mlp",
            "options": { "hidden": 32, "layers": 3 },
            "graph": { "cutoff": 4, "selfInteraction": true, "canonicalCell": true },
            "grid": { "start": 0, "step": 20, "count": 51 }
          },
          "training": { "epochs": 30, "batchSize": 8, "learningRate": 0.0001, "seed": 0, "frozenStages": [], "stageRates": [] },
          "data": { "source": "builtin", "sha256": "fa3608fe", "crystals": 815, "symmetryTolerance": 0.001, "skipFaulty": false },
          "initFrom": null,
          "machine": {
            "phodos": "0.1.0", "dotnet": "10.0.12", "torchSharp": "0.107.0", "system": "linux-x64", "device": "cpu", "threads": 1,
            "precision": "float32"
          },
          "take": "what-fits",
          "trainLimit": null
        }
        """;

    private const string Head =
        "epoch,learning_rate,train_loss,valid_rmse,valid_mse,valid_mae,valid_r2,valid_wasserstein,valid_pooled_rmse,valid_pooled_r2,seconds\n";

    internal string FullPath { get; } = Directory.CreateTempSubdirectory("phodos-runs-").FullName;

    /// <summary>Makes a run of some epochs; the validation RMSE falls from 0.3 and is lowest in the last.</summary>
    internal RunFolder Add(string name, int epochs)
    {
        var path = Directory.CreateDirectory(Path.Combine(FullPath, name)).FullName;
        File.WriteAllText(Path.Combine(path, "config.json"), Config);
        var run = RunFolder.Open(path);
        File.WriteAllText(run.MetricsFile, Head);
        for (var epoch = 1; epoch <= epochs; epoch++)
            Train(run, epoch);
        return run;
    }

    /// <summary>Writes an epoch.</summary>
    internal static void Train(RunFolder run, int epoch)
    {
        var rmse = RmseOf(epoch);
        File.AppendAllText(
            run.MetricsFile,
            string.Create(CultureInfo.InvariantCulture, $"{epoch},0.0001,{rmse + 0.05},{rmse},{rmse * rmse},0.15,0.5,40,{rmse},0.5,0.2\n"));
    }

    /// <summary>The validation RMSE of an epoch.</summary>
    internal static double RmseOf(int epoch) => 0.1 + 0.2 / epoch;

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}

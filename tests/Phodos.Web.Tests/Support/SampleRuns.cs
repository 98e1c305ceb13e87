using System.Globalization;
using System.Text.Json;
using Phodos.Learning;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Training;
using Phodos.Spectra;

namespace Phodos.Web.Tests.Support;

/// <summary>A folder of training runs of its own for one test, removed after it.</summary>
internal sealed class SampleRuns : IDisposable
{
    private const string Head =
        "epoch,learning_rate,train_loss,valid_rmse,valid_mse,valid_mae,valid_r2,valid_wasserstein,valid_pooled_rmse,valid_pooled_r2,seconds\n";

    internal string FullPath { get; } = Directory.CreateTempSubdirectory("phodos-runs-").FullName;

    internal string this[string name] => Path.Combine(FullPath, name);

    /// <summary>Writes a file, and the folders that it needs.</summary>
    internal void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    /// <summary>Makes a run of some epochs; the validation RMSE falls from 0.3 and is lowest in the last.</summary>
    internal RunFolder Add(string name, int epochs)
    {
        var run = Add(name, "");
        for (var epoch = 1; epoch <= epochs; epoch++)
            Train(run, epoch);
        return run;
    }

    /// <summary>Makes a run of 7 epochs, of which these lines of the metrics are there.</summary>
    internal RunFolder Add(string name, string epochs)
    {
        Write($"{name}/config.json", JsonSerializer.Serialize(
            new RunConfig(
                new ModelConfig("mlp", JsonSerializer.SerializeToElement(new { hidden = 32 }), new GraphOptions(), FrequencyGrid.Paper),
                new TrainingOptions { Epochs = 7 },
                new RunData("builtin", "abc", 600, 1e-3, SkipFaulty: true),
                InitFrom: null,
                RunMachine.Current("cpu", 2, "float32")),
            LearningJson.Options));
        Write($"{name}/metrics.csv", Head + epochs);
        return RunFolder.Open(this[name]);
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

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Learning;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Training;

namespace Phodos.Cli.Compare;

/// <summary>Measures a model in a process of its own, a second <c>phodos</c>: memory that other work took would count for it.</summary>
internal static class MeasurementProcess
{
    /// <summary>The hidden command that the process runs.</summary>
    internal const string Command = "measure";

    /// <summary>Measures the model of a finished run.</summary>
    /// <exception cref="InvalidInputException">It cannot be measured; the message is what the process said.</exception>
    /// <exception cref="OperationCanceledException">The user stopped it.</exception>
    internal static ModelCost Measure(RunFolder run, string source, ComputeRequest computing, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "compare", Command, run.FullPath, "--data", source,
            "--device", computing.Device, "--threads", computing.Threads.ToString(CultureInfo.InvariantCulture), "--quiet",
        ];
        var start = OwnProcess.With(arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var stopping = cancellation.Register(() => process.Kill());
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<ModelCost>(output, LearningJson.Options)!
            : throw new InvalidInputException("its cost cannot be measured: " + error.Result.Trim().ReplaceLineEndings(" "));
    }
}

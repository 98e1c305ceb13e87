using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Learning.Experiments.Forces;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Training;

namespace Phodos.Cli.Training;

/// <summary>A training of a network of force constants, new or resumed.</summary>
internal sealed class ForceTrainingSession(Terminal terminal, CancellationToken cancellation)
{
    private readonly ForceTraining _training = new(new TrainingProgress(terminal, cancellation), cancellation);

    /// <summary>Starts a new run and trains it to the end.</summary>
    internal ForceTrainingReport Start(string store, ForceNetworkOptions model, TrainingOptions training, string folder, int threads) =>
        Finish(_training.Start(store, model, training, folder, threads), folder);

    /// <summary>Starts a new run from weights and trains it to the end.</summary>
    internal ForceTrainingReport StartFrom(string weights, string store, TrainingOptions training, string folder, int threads) =>
        Finish(_training.StartFrom(weights, store, training, folder, threads), folder);

    /// <summary>Goes on with a run that was stopped.</summary>
    internal ForceTrainingReport Resume(RunFolder run) => Finish(_training.Resume(run), run.FullPath);

    /// <summary>Prints what a training came to.</summary>
    internal static void Print(ForceTrainingReport report, bool asJson)
    {
        if (asJson)
            Terminal.PrintJson(report);
        else
            Terminal.PrintLine(report.Line);
    }

    private static ForceTrainingReport Finish(TrainingState end, string folder) => end.IsFinished
        ? new ForceTrainingReport(ForceConstantsModel.Architecture, Path.GetFullPath(folder), end.Epoch - 1, end.BestEpoch, end.BestRmse)
        : throw new TrainingStoppedException(string.Create(
            CultureInfo.InvariantCulture,
            $"stopped in epoch {end.Epoch}; the state is saved, go on with: phodos train --resume \"{Path.GetFullPath(folder)}\""));
}

/// <summary>What a training of force constants came to.</summary>
/// <param name="Model">The name of the architecture.</param>
/// <param name="Run">The folder of the run.</param>
/// <param name="Epochs">How many epochs it had.</param>
/// <param name="BestEpoch">The epoch whose weights are kept.</param>
/// <param name="ValidationRmse">The RMSE of its labels over the validation part, the mean over crystals.</param>
internal sealed record ForceTrainingReport(string Model, string Run, int Epochs, int BestEpoch, double? ValidationRmse)
{
    /// <summary>The report in one line.</summary>
    internal string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Model}: best epoch {BestEpoch} of {Epochs} with validation RMSE {ValidationRmse:F4}; its weights are in {Run}");
}

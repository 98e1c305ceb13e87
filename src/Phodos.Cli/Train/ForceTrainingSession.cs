using System.Globalization;
using System.Text.Json.Serialization;
using Phodos.Cli.Console;
using Phodos.Learning.Experiments.Forces;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Training;

namespace Phodos.Cli.Train;

/// <summary>A training of a network of force constants or of Born charges, new or resumed.</summary>
internal sealed class ForceTrainingSession(Terminal terminal, CancellationToken cancellation)
{
    private readonly ForceTraining _training = new(new TrainingProgress(terminal, cancellation), cancellation);
    private readonly BornTraining _bornTraining = new(new TrainingProgress(terminal, cancellation), cancellation);

    /// <summary>Whether a run is one of these.</summary>
    internal static bool IsRun(RunFolder run) => ForceTraining.IsRun(run) || BornTraining.IsRun(run);

    /// <summary>Starts a new run and trains it to the end.</summary>
    internal ForceTrainingReport Start(string store, ForceNetworkOptions model, TrainingOptions training, string folder, int threads) =>
        Finish(_training.Start(store, model, training, folder, threads), folder);

    /// <summary>Starts a new run of Born charges and trains it to the end.</summary>
    internal ForceTrainingReport Start(string store, BornNetworkOptions model, TrainingOptions training, string folder, int threads) =>
        FinishBorn(_bornTraining.Start(store, model, training, folder, threads), folder);

    /// <summary>Starts a new run from weights and trains it to the end.</summary>
    internal ForceTrainingReport StartFrom(string weights, string store, TrainingOptions training, string folder, int threads) =>
        Finish(_training.StartFrom(weights, store, training, folder, threads), folder);

    /// <summary>Goes on with a run that was stopped.</summary>
    internal ForceTrainingReport Resume(RunFolder run) => BornTraining.IsRun(run)
        ? FinishBorn(_bornTraining.Resume(run), run.FullPath)
        : Finish(_training.Resume(run), run.FullPath);

    /// <summary>Prints what a training came to.</summary>
    internal static void Print(ForceTrainingReport report, bool asJson)
    {
        if (asJson)
            Terminal.PrintJson(report);
        else
            Terminal.PrintLine(report.Line);
    }

    private static ForceTrainingReport Finish(TrainingState end, string folder) =>
        Finished(end, folder, ForceConstantsModel.Architecture) with { ValidationRmse = end.BestRmse };

    private static ForceTrainingReport FinishBorn(TrainingState end, string folder) =>
        Finished(end, folder, BornChargesModel.Architecture) with { ValidationErrorOfFields = end.BestRmse };

    private static ForceTrainingReport Finished(TrainingState end, string folder, string model) => end.IsFinished
        ? new ForceTrainingReport(model, Path.GetFullPath(folder), end.Epoch - 1, end.BestEpoch)
        : throw new TrainingStoppedException(string.Create(
            CultureInfo.InvariantCulture,
            $"stopped in epoch {end.Epoch}; the state is saved, go on with: phodos train --resume \"{Path.GetFullPath(folder)}\""));
}

/// <summary>What a training on a store of calculations came to.</summary>
/// <param name="Model">The name of the architecture.</param>
/// <param name="Run">The folder of the run.</param>
/// <param name="Epochs">How many epochs it had.</param>
/// <param name="BestEpoch">The epoch whose weights are kept.</param>
internal sealed record ForceTrainingReport(string Model, string Run, int Epochs, int BestEpoch)
{
    /// <summary>Of force constants: the RMSE of their labels over the validation part, the mean over crystals.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ValidationRmse { get; init; }

    /// <summary>Of Born charges: the relative error of the fields of long waves over the validation part, the mean over crystals.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? ValidationErrorOfFields { get; init; }

    /// <summary>The report in one line.</summary>
    internal string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{Model}: best epoch {BestEpoch} of {Epochs} with validation {Error}; its weights are in {Run}");

    private string Error => ValidationErrorOfFields is { } fields
        ? string.Create(CultureInfo.InvariantCulture, $"error of fields {fields:F4}")
        : string.Create(CultureInfo.InvariantCulture, $"RMSE {ValidationRmse:F4}");
}

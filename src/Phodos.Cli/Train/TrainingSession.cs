using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Cli.Evaluate;
using Phodos.Cli.Inputs;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Experiments;
using Phodos.Learning.Training;

namespace Phodos.Cli.Train;

/// <summary>A training run from data to test metrics and figures, new or resumed.</summary>
internal sealed class TrainingSession(Terminal terminal, CancellationToken cancellation)
{
    private readonly MemoizingSymmetryFinder _symmetry = new(MoyoSymmetryFinder.Shared);
    private readonly TrainingProgress _progress = new(terminal, cancellation);

    /// <summary>Starts a new run and trains it to the end.</summary>
    internal EvaluationReport Start(TrainingSettings settings)
    {
        RunFolder.RequireFree(settings.Output);
        var plan = settings.Plan;
        plan.Validate(); // a faulty option is told before large data are read
        var data = DataLoading.OpenForRuns(settings.Data, settings.Splitting, _symmetry, terminal, cancellation);
        return Finish(
            new TrainingRun(data, _progress, cancellation).Start(plan, settings.Output), data.Dataset, data.Split, settings.FigureFiles);
    }

    /// <summary>Goes on with a run that was stopped.</summary>
    internal EvaluationReport Resume(string folder, FigureFiles figures)
    {
        var run = RunFolder.Open(folder);
        var data = DataLoading.OpenOfRun(run, null, _symmetry, terminal, cancellation);
        return Finish(new TrainingRun(data, _progress, cancellation).Resume(run), data.Dataset, data.Split, figures);
    }

    private static EvaluationReport Finish(RunOutcome outcome, DosDataset dataset, DataSplit split, FigureFiles figures)
    {
        if (outcome.Test is not { } test)
        {
            throw new TrainingStoppedException(string.Create(
                CultureInfo.InvariantCulture,
                $"stopped in epoch {outcome.End.Epoch}; the state is saved, go on with: "
                + $"phodos train --resume \"{outcome.Run.FullPath}\""));
        }

        RunFigures.WriteLossCurves(outcome.Run, figures, outcome.End.BestEpoch);
        EvaluationOutput.WriteFigures(outcome.Run.In("figures"), figures, dataset, split.Test, test.Result);
        return test.Report;
    }
}

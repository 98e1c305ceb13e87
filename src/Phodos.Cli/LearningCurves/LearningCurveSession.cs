using Phodos.Cli.Compare;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Train;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Experiments.LearningCurves;

namespace Phodos.Cli.LearningCurves;

/// <summary>A learning curve from data to table and figure.</summary>
internal sealed class LearningCurveSession(Terminal terminal, CancellationToken cancellation)
{
    /// <summary>Trains what is not trained yet, and reports.</summary>
    /// <returns>The exit code.</returns>
    internal int Run(LearningCurveSettings settings)
    {
        foreach (var start in settings.Starts)
            start.Plan.Validate(); // a faulty option is told before large data are read
        var progress = new TrainingProgress(terminal, cancellation);
        var symmetry = new MemoizingSymmetryFinder(MoyoSymmetryFinder.Shared);
        var data = DataLoading.OpenForRuns(settings.Data, settings.Splitting, symmetry, terminal, cancellation);

        // Small sizes first, and both starts of a size one after the other: what is finished early can be looked at early.
        (ComparedRun Run, RunPlan Plan)[] runs =
        [
            .. from seed in settings.Seeds
               from size in settings.Sizes
               from start in settings.Starts
               select start.RunOf(size, seed, settings.Output),
        ];
        foreach (var (_, plan) in runs)
            plan.ValidateFor(data);
        OutputFolder.Make(settings.Output);
        var result = ComparedRuns.Complete(
            runs,
            new ComparisonTraining(data, progress, cancellation),
            $"the state is saved in {settings.Output}, go on with the same command");
        var points = CurvePoint.Of(result, settings.Starts, settings.Sizes);
        if (points.Count > 0)
            LearningCurveOutput.Write(terminal, points, settings.Output, settings.FigureFiles);
        return ComparedRuns.Finish(result);
    }
}

using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Train;
using Phodos.Crystals.Symmetry;
using Phodos.Learning.Experiments.Comparison;
using Phodos.Learning.Models;

namespace Phodos.Cli.Compare;

/// <summary>A comparison of models from data to report.</summary>
internal sealed class CompareSession(Terminal terminal, CancellationToken cancellation)
{
    private readonly MemoizingSymmetryFinder _symmetry = new(MoyoSymmetryFinder.Shared);
    private readonly TrainingProgress _progress = new(terminal, cancellation);

    /// <summary>Trains what is not trained yet, and reports.</summary>
    /// <returns>The exit code.</returns>
    internal int Run(CompareSettings settings)
    {
        foreach (var (_, plan) in settings.Runs)
            plan.Validate(); // a faulty option is told before large data are read
        var data = DataLoading.OpenForRuns(settings.Data, settings.Splitting, _symmetry, terminal, cancellation);
        OutputFolder.Make(settings.Output);
        var result = ComparedRuns.Complete(
            settings.Runs,
            new ComparisonTraining(data, _progress, cancellation),
            $"the state is saved in {settings.Output}, go on with the same command, or report what is finished by --report-only");
        if (!result.Models.IsEmpty)
        {
            result = new CompareReport(data, settings.Computing, settings.FigureFiles, terminal, _progress, cancellation)
                .Make(result, settings.Output);
        }

        return ComparedRuns.Finish(result);
    }

    /// <summary>Reports the runs that are finished.</summary>
    /// <returns>The exit code.</returns>
    internal int Report(CompareReportSettings settings)
    {
        var result = ComparisonResult.Read(Chosen(settings));
        if (result.Models.IsEmpty && result.Failures.IsEmpty)
            throw new InvalidInputException("there is no finished run here; runs are looked for in MODEL/seed-N", settings.Output);
        foreach (var run in result.Unfinished)
            terminal.Note($"not finished and left out: {run}");
        if (!result.Models.IsEmpty)
        {
            var data = DataLoading.OpenOfRun(result.Models[0].First.Folder, settings.Source, _symmetry, terminal, cancellation);
            result = new CompareReport(data, settings.Computing, settings.FigureFiles, terminal, _progress, cancellation)
                .Make(result, settings.Output);
        }

        return ComparedRuns.Finish(result);
    }

    // Models that have no name of ours stand last.
    private static IEnumerable<ComparedRun> Chosen(CompareReportSettings settings)
    {
        var order = settings.Models ?? [.. ModelRegistry.All.Select(model => model.Name)];
        return ComparedRun.AllIn(settings.Output)
            .Where(run => settings.Models?.Contains(run.Model) != false && settings.Seeds?.Contains(run.Seed) != false)
            .OrderBy(run => order.Contains(run.Model) ? order.TakeWhile(name => name != run.Model).Count() : int.MaxValue);
    }
}

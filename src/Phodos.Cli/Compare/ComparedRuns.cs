using Phodos.Cli.Console;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Comparison;

namespace Phodos.Cli.Compare;

/// <summary>The runs of a command that trains several, from their plans to the exit code.</summary>
internal static class ComparedRuns
{
    /// <summary>Trains what is not trained yet, and reads all.</summary>
    /// <param name="runs">The runs with their plans, in the order of training.</param>
    /// <param name="training">Trains them.</param>
    /// <param name="whenStopped">What a user is told who stops it.</param>
    /// <exception cref="TrainingStoppedException">The user stopped it.</exception>
    internal static ComparisonResult Complete(
        IReadOnlyList<(ComparedRun Run, RunPlan Plan)> runs, ComparisonTraining training, string whenStopped)
    {
        IReadOnlyList<ComparisonFailure> failures;
        try
        {
            failures = training.Complete(runs);
        }
        catch (OperationCanceledException)
        {
            throw new TrainingStoppedException("stopped; " + whenStopped);
        }

        var failed = failures.Select(failure => failure.Run).ToHashSet();
        var result = ComparisonResult.Read(runs.Select(run => run.Run).Where(run => !failed.Contains(run)));
        return result with { Failures = [.. failures, .. result.Failures] };
    }

    /// <summary>Tells what failed.</summary>
    /// <returns>The exit code.</returns>
    internal static int Finish(ComparisonResult result)
    {
        foreach (var failure in result.Failures)
            Terminal.Warn(failure.ToString());
        return result.Failures.IsEmpty ? CommandRunner.Succeeded : CommandRunner.WorkFailed;
    }
}

using System.Runtime.InteropServices;
using Phodos.Datasets.Splits;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments.Comparison;

/// <summary>Trains the runs of a comparison, one after the other. A run that fails does not stop the others.</summary>
/// <param name="data">The data, and the split that all share.</param>
/// <param name="observer">Is told how it goes.</param>
/// <param name="cancellation">The request to stop; the state of the run under way is saved first.</param>
public sealed class ComparisonTraining(ExperimentData data, IRunObserver observer, CancellationToken cancellation)
{
    /// <summary>Completes runs: starts new ones, goes on with stopped ones, takes finished ones as they are.</summary>
    /// <param name="runs">The runs with their plans, in the order in which they are trained.</param>
    /// <returns>The runs that could not be completed.</returns>
    /// <exception cref="OperationCanceledException">It was stopped on request. Called again, it goes on.</exception>
    public IReadOnlyList<ComparisonFailure> Complete(IEnumerable<(ComparedRun Run, RunPlan Plan)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var all = runs.ToArray();
        var training = new TrainingRun(data, observer, cancellation);
        List<ComparisonFailure> failures = [];
        foreach (var ((run, plan), index) in all.Select((each, index) => (each, index)))
        {
            cancellation.ThrowIfCancellationRequested();
            observer.Say($"{run} ({index + 1} of {all.Length})");
            try
            {
                RequireSameSplit(run.Folder, plan);
                if (training.Complete(plan, run.Folder).Test is null)
                    throw new OperationCanceledException(cancellation);
            }
            catch (Exception fault) when (IsOfRun(fault))
            {
                var failure = new ComparisonFailure(run, fault.Message.ReplaceLineEndings(" "));
                failures.Add(failure);
                observer.Say($"failed: {failure}");
            }
        }

        return failures;
    }

    // Options and data are in the configuration of a run, which is compared when it goes on; its split stands beside it.
    private void RequireSameSplit(string folder, RunPlan plan)
    {
        if (RunFolder.TryOpen(folder) is { } run
            && !ComparisonResult.AreSame(SplitJson.Read(run.SplitFile), data.SplitOf(plan.ConfigFor(data))))
        {
            throw new InvalidInputException(
                $"the run here was made on another split; remove it, {LearningRemedies.NameAnotherFolder}, or give its split", folder);
        }
    }

    // libtorch tells of a lack of memory, among others, by an ExternalException.
    private static bool IsOfRun(Exception fault) => fault
        is InvalidInputException or TrainingFailedException or IOException or UnauthorizedAccessException or ExternalException;
}

using System.Collections.Immutable;
using Phodos.Datasets.Splits;

namespace Phodos.Learning.Experiments.Comparison;

/// <summary>
/// The finished runs of a comparison, all on the same data and split. Where runs learn from a limited number of crystals, these
/// may be others from run to run; what they are validated and tested on is the same.
/// </summary>
/// <param name="Models">The models, in the order of their first runs.</param>
/// <param name="Unfinished">Runs that are not finished.</param>
/// <param name="Failures">Runs that cannot be compared.</param>
public sealed record ComparisonResult(
    ImmutableArray<ComparedModel> Models, ImmutableArray<ComparedRun> Unfinished, ImmutableArray<ComparisonFailure> Failures)
{
    /// <summary>
    /// Reads runs. Options may differ from model to model, but not the data and the split; and seeds of a model not in their options.
    /// </summary>
    /// <param name="runs">The runs; the first that is finished says what the data and the split are.</param>
    public static ComparisonResult Read(IEnumerable<ComparedRun> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        List<FinishedRun> finished = [];
        List<ComparedRun> unfinished = [];
        List<ComparisonFailure> failures = [];
        foreach (var run in runs)
        {
            try
            {
                if (FinishedRun.TryRead(run) is not { } read)
                    unfinished.Add(run);
                else if (Misfit(read, finished) is { } reason)
                    failures.Add(new ComparisonFailure(run, reason));
                else
                    finished.Add(read);
            }
            catch (InvalidInputException fault)
            {
                failures.Add(new ComparisonFailure(run, fault.Message));
            }
        }

        var models = finished.GroupBy(run => run.Run.Model, (model, ofModel) =>
            new ComparedModel(model, [.. ofModel.OrderBy(run => run.Run.Seed)]));
        return new ComparisonResult([.. models], [.. unfinished], [.. failures]);
    }

    internal static bool AreSame(DataSplit one, DataSplit other) =>
        one.Train.SequenceEqual(other.Train) && AreTestedAlike(one, other);

    private static bool AreTestedAlike(DataSplit one, DataSplit other) =>
        one.Validation.SequenceEqual(other.Validation) && one.Test.SequenceEqual(other.Test);

    private static bool AreComparable(FinishedRun one, FinishedRun other) =>
        one.Config.TrainLimit is null && other.Config.TrainLimit is null
            ? AreSame(one.Split, other.Split)
            : AreTestedAlike(one.Split, other.Split);

    private static string? Misfit(FinishedRun run, List<FinishedRun> others)
    {
        if (others is [var first, ..])
        {
            if (run.Config.Data.Sha256 != first.Config.Data.Sha256)
                return $"its data are not those of {first.Run}; compare runs on the same data";
            if (!AreComparable(run, first))
                return $"its split is not that of {first.Run}; compare runs on the same split";
        }

        var sibling = others.Find(other => other.Run.Model == run.Run.Model);
        if (sibling is null)
            return null;
        var seed = sibling.Config.Training.Seed;
        return run.Config.IsSameWorkAs(sibling.Config with { Training = sibling.Config.Training with { Seed = run.Config.Training.Seed } })
            ? run.Config.Training.Seed == seed ? $"its seed is that of {sibling.Run}; train it with another" : null
            : $"its options are not those of {sibling.Run}; seeds of a model differ in nothing else";
    }
}

using System.Collections.Immutable;

namespace Phodos.Learning.Experiments.Comparison;

/// <summary>A model of a comparison with its finished runs, which differ in nothing but the seed.</summary>
/// <param name="Name">What it is called in the comparison.</param>
/// <param name="Runs">At least one run, by seed.</param>
public sealed record ComparedModel(string Name, ImmutableArray<FinishedRun> Runs)
{
    /// <summary>The run that stands for the model where one must be shown: that of the first seed.</summary>
    public FinishedRun First => Runs[0];

    /// <summary>A figure of the model: mean and standard deviation over its seeds.</summary>
    /// <param name="figure">The figure of a run; null where it has none.</param>
    public SeedStatistic Over(Func<FinishedRun, double?> figure) => SeedStatistic.Of(Runs.Select(figure));
}

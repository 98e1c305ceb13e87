using System.Collections.Immutable;

namespace Phodos.Learning.Experiments.Studies;

/// <summary>How settings are chosen from a grid.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Samples">How many settings are drawn from the grid, at least 1; null takes all.</param>
/// <param name="Seed">The seed of the drawing.</param>
public sealed record StudySearch(SearchKind Kind = SearchKind.Grid, int? Samples = null, int Seed = 0)
{
    /// <summary>The settings that are tried, in the order of the grid.</summary>
    public ImmutableArray<StudySetting> Choose(StudyDefinition study)
    {
        ArgumentNullException.ThrowIfNull(study);
        var all = study.Settings();
        if (Samples is not { } samples || samples >= all.Length)
            return all;
        var order = Enumerable.Range(0, all.Length).ToArray();
        new Random(Seed).Shuffle(order);
        return [.. order.Take(samples).Order().Select(index => all[index])];
    }
}

/// <summary>A way to search a grid.</summary>
public enum SearchKind
{
    /// <summary>Every setting, to its end.</summary>
    Grid,

    /// <summary>Some settings, drawn without repetition, to their end.</summary>
    Random,

    /// <summary>Every setting for some epochs, the better ones for more (<see cref="HalvingPlan"/>).</summary>
    Halving,
}

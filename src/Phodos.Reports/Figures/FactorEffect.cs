using System.Collections.Immutable;

namespace Phodos.Reports.Figures;

/// <summary>The scores of a study, parted by the values of one of its factors.</summary>
/// <param name="Name">The factor.</param>
/// <param name="Levels">Its values, in the order of the axis.</param>
public sealed record FactorEffect(string Name, ImmutableArray<FactorLevel> Levels);

/// <summary>The settings of a study in which a factor has one value.</summary>
/// <param name="Label">The value.</param>
/// <param name="Scores">The score of each of these settings, finite.</param>
public sealed record FactorLevel(string Label, ImmutableArray<double> Scores);

using System.Collections.Immutable;

namespace Phodos.Reports.Figures;

/// <summary>How many crystals of a part of a data set are of each of some kinds.</summary>
/// <param name="Name">The part.</param>
/// <param name="Counts">The number of crystals of each kind.</param>
public sealed record PartCounts(string Name, ImmutableArray<int> Counts);

using System.Collections.Immutable;

namespace Phodos.Datasets;

/// <summary>Which entries train, validate and test a model.</summary>
/// <param name="Rule">How the parts were made: <c>files</c>, <c>random</c> or <c>elements</c>.</param>
/// <param name="Seed">The seed of the rule; 0 for <c>files</c>.</param>
/// <param name="Train">Indices of the training part.</param>
/// <param name="Validation">Indices of the validation part.</param>
/// <param name="Test">Indices of the test part.</param>
public sealed record DataSplit(
    string Rule, int Seed, ImmutableArray<int> Train, ImmutableArray<int> Validation, ImmutableArray<int> Test);

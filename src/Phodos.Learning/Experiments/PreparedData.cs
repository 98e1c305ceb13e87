using Phodos.Learning.Targets;

namespace Phodos.Learning.Experiments;

/// <summary>The three parts of a data set, ready to train on and to test.</summary>
/// <param name="Training">What a model learns from.</param>
/// <param name="Validation">What chooses its best epoch.</param>
/// <param name="Test">What it is tested on.</param>
public sealed record PreparedData(
    IReadOnlyList<LabelledGraph> Training, IReadOnlyList<LabelledGraph> Validation, IReadOnlyList<LabelledGraph> Test);

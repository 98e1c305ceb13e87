using System.Collections.Immutable;

namespace Phodos.Reports.Figures;

/// <summary>One quantity over the epochs of a run.</summary>
/// <param name="Name">What it is, with its unit where it has one: the label of the axis, such as <c>Validation RMSE</c>.</param>
/// <param name="Epochs">The epochs at which it was measured, ascending.</param>
/// <param name="Values">One finite value an epoch.</param>
public sealed record LossCurve(string Name, ImmutableArray<int> Epochs, ImmutableArray<double> Values);

/// <summary>The curves of one training run.</summary>
/// <param name="Name">The name of the run in the legend.</param>
/// <param name="Curves">At least one curve; curves of the same name share their axes with those of other runs.</param>
/// <param name="BestEpoch">The epoch whose weights were kept, or null.</param>
public sealed record TrainingRunCurves(string Name, ImmutableArray<LossCurve> Curves, int? BestEpoch = null);

namespace Phodos.Learning.Experiments.Comparison;

/// <summary>A run that is missing from a comparison, and why.</summary>
/// <param name="Run">The run.</param>
/// <param name="Reason">The reason, on one line.</param>
public sealed record ComparisonFailure(ComparedRun Run, string Reason)
{
    /// <summary>The run and the reason.</summary>
    public override string ToString() => $"{Run}: {Reason}";
}

namespace Phodos.Learning.Evaluation;

/// <summary>The errors of some crystals by one property of theirs.</summary>
/// <param name="By">The property, such as <c>crystal system</c>.</param>
/// <param name="Definition">What is counted, in words.</param>
/// <param name="Groups">The groups that have crystals, in their natural order.</param>
public sealed record ErrorTable(string By, string Definition, IReadOnlyList<ErrorGroup> Groups)
{
    /// <summary>The groups by mean RMSE, the worst first.</summary>
    public IEnumerable<ErrorGroup> WorstFirst() => Groups.OrderByDescending(group => group.Rmse.Mean);
}

using Phodos.Datasets;
using Phodos.Spectra;

namespace Phodos.Learning.Evaluation;

/// <summary>
/// Where a model fails: its errors by crystal system, numbers of atoms and of elements, element family, lightest mass and element.
/// </summary>
/// <param name="All">All crystals as one group.</param>
/// <param name="Tables">One table a property; a group without crystals is left out.</param>
public sealed record ErrorBreakdown(ErrorGroup All, IReadOnlyList<ErrorTable> Tables)
{
    /// <summary>The table of the elements, whose groups are named by symbol.</summary>
    public ErrorTable ElementTable() => Tables.Single(table => table.By == CrystalGrouping.ByElement.By);

    /// <summary>Breaks errors down.</summary>
    /// <param name="entries">The crystals, at least one.</param>
    /// <param name="metrics">The metrics of each, in the same order.</param>
    /// <exception cref="InvalidInputException">There are no crystals.</exception>
    public static ErrorBreakdown Of(IReadOnlyList<DosEntry> entries, IReadOnlyList<SpectrumMetrics> metrics)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(metrics);
        if (entries.Count != metrics.Count)
            throw new ArgumentException($"{metrics.Count} metrics do not fit {entries.Count} crystals.", nameof(metrics));
        if (entries.Count == 0)
            throw new InvalidInputException("there are no crystals to look for errors in; choose a part of the data set that is not empty");
        return new ErrorBreakdown(
            ErrorGroup.Of("all", [.. metrics]), [.. CrystalGrouping.All.Select(grouping => TableOf(grouping, entries, metrics))]);
    }

    private static ErrorTable TableOf(CrystalGrouping grouping, IReadOnlyList<DosEntry> entries, IReadOnlyList<SpectrumMetrics> metrics)
    {
        var members = entries.Zip(metrics)
            .SelectMany(pair => grouping.Of(pair.First).Select(name => (Name: name, Metrics: pair.Second)))
            .ToLookup(pair => pair.Name, pair => pair.Metrics);
        return new ErrorTable(
            grouping.By,
            grouping.Definition,
            [.. grouping.Names.Where(members.Contains).Select(name => ErrorGroup.Of(name, [.. members[name]]))]);
    }
}

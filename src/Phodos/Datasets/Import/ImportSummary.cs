using System.Collections.Immutable;
using Phodos.Datasets.Import.Findings;
using Phodos.Spectra;

namespace Phodos.Datasets.Import;

/// <summary>How an import went.</summary>
/// <param name="Source">The source.</param>
/// <param name="Unit">The unit that the frequencies were read in, or null where no row could be read.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="Kept">How many of them were kept.</param>
/// <param name="FirstFaults">The first errors, one line each.</param>
/// <param name="Faulty">How many rows are faulty.</param>
/// <param name="Counts">The findings by kind and severity, with the first of each.</param>
public sealed record ImportSummary(
    string Source,
    FrequencyUnit? Unit,
    int Rows,
    int Kept,
    int Faulty,
    ImmutableArray<Finding> FirstFaults,
    ImmutableArray<FindingCount> Counts)
{
    /// <summary>How many rows were left out, faulty ones and those that a policy drops.</summary>
    public int LeftOut => Rows - Kept;
}

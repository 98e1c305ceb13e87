using System.Collections.Immutable;
using Phodos.Spectra;

namespace Phodos.Datasets.Records;

/// <summary>What came of one row, line or file of a source: a record, or the reason why there is none.</summary>
/// <param name="Row">The place in the source, counted from 0.</param>
/// <param name="Id">The identifier, empty where it could not be read.</param>
public sealed record RecordOutcome(int Row, string Id)
{
    /// <summary>The record, or null where it cannot be used.</summary>
    public DosRecord? Record { get; init; }

    /// <summary>The unit of the frequencies of the record, or null where the source leaves it to be told from them.</summary>
    public FrequencyUnit? Unit { get; init; }

    /// <summary>Why there is no record, in one line, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The file at fault, where the source is made of several, or null.</summary>
    public string? File { get; init; }

    /// <summary>The line of the file that the row begins at, counted from 1, or null.</summary>
    public int? Line { get; init; }

    /// <summary>What was assumed, changed or left out while the record was read, one line each; empty for a plain one.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

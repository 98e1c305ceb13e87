namespace Phodos.Datasets.Import.Findings;

/// <summary>Something that the import of a data set noticed.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Severity">What becomes of the row.</param>
/// <param name="Row">The row in the source, counted from 0, or null where the finding is about the source as a whole.</param>
/// <param name="Id">The identifier of the row, empty where there is none.</param>
/// <param name="Message">What it is and what to do, in one line.</param>
public sealed record Finding(FindingKind Kind, FindingSeverity Severity, int? Row, string Id, string Message)
{
    /// <summary>The file of the row, where the source is made of several, or null.</summary>
    public string? File { get; init; }

    /// <summary>The line of the file that the row begins at, counted from 1, or null.</summary>
    public int? Line { get; init; }

    /// <summary>Whether the row is not kept.</summary>
    public bool LeavesOut => Severity >= FindingSeverity.Omission;

    /// <summary>Such as <c>row 3 (mp-22): the density of states is negative …</c>.</summary>
    public override string ToString()
    {
        if (Row is not { } row)
            return Message;
        var name = Id.Length > 0 ? Excerpt.Of(Id) : File is null ? "no identifier" : Excerpt.Of(File);
        return $"row {row} ({name}): {Message}";
    }
}

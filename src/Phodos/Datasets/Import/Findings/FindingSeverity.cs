namespace Phodos.Datasets.Import.Findings;

/// <summary>What becomes of the row that a finding is about.</summary>
public enum FindingSeverity
{
    /// <summary>The row is kept; something was assumed or converted.</summary>
    Note,

    /// <summary>The row is kept; somebody should look at it.</summary>
    Warning,

    /// <summary>The row is left out, as was asked for.</summary>
    Omission,

    /// <summary>The row is faulty: it ends the import, or is left out where faulty rows are skipped.</summary>
    Error,
}

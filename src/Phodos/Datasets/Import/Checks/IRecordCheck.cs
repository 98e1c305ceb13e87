using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;

namespace Phodos.Datasets.Import.Checks;

/// <summary>Looks at single records for one kind of fault. Implementations are safe to call from several threads.</summary>
public interface IRecordCheck
{
    /// <summary>What the check looks for.</summary>
    FindingKind Kind { get; }

    /// <summary>What is wrong with a record; nothing where all is well.</summary>
    /// <param name="record">The record, with frequencies in cm⁻¹.</param>
    IEnumerable<Observation> Examine(DosRecord record);
}

/// <summary>What a check says of a record.</summary>
/// <param name="Severity">What is to become of the record.</param>
/// <param name="Message">What is wrong and what to do, in one line.</param>
public readonly record struct Observation(FindingSeverity Severity, string Message);

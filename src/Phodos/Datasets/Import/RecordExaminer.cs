using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Datasets.Duplicates;
using Phodos.Datasets.Import.Checks;
using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import;

/// <summary>A row of the source with what was found in it.</summary>
/// <param name="Outcome">What the source gave.</param>
/// <param name="Record">The record with frequencies in cm⁻¹, or null where there is none.</param>
/// <param name="Fingerprint">The fingerprint of the structure, or null where there is no record.</param>
/// <param name="Findings">The findings of the checks that look at single records.</param>
internal sealed record ExaminedRow(
    RecordOutcome Outcome, DosRecord? Record, StructureFingerprint? Fingerprint, ImmutableArray<Finding> Findings);

/// <summary>Converts single records and runs the checks on them; safe to call from several threads.</summary>
internal sealed class RecordExaminer
{
    private readonly FrequencyUnit _unit;
    private readonly StateCount _stateCount;
    private readonly ImmutableArray<IRecordCheck> _checks;

    /// <param name="options">How it is done.</param>
    /// <param name="symmetry">Finds primitive cells and checks labels.</param>
    /// <param name="unit">The unit of the records whose source does not know it.</param>
    internal RecordExaminer(ImportOptions options, ISymmetryFinder symmetry, FrequencyUnit unit)
    {
        _unit = unit;
        _stateCount = new StateCount(symmetry, options.SymmetryTolerance, options.LostStatesTolerance);
        _checks =
        [
            new NegativeValuesCheck(),
            new ImaginaryModesCheck(options.Imaginary),
            new LostStatesCheck(options.LostStatesTolerance),
            new ProjectionsCheck(),
            new LabelCheck(symmetry, options.SymmetryTolerance),
        ];
    }

    internal ExaminedRow Examine(RecordOutcome outcome)
    {
        var notes = outcome.Notes.Select(note => FindingOf(outcome, FindingKind.Reading, FindingSeverity.Note, note));
        if (outcome.Record is null)
        {
            var problem = outcome.Problem
                ?? throw new ArgumentException("The outcome has neither a record nor a problem.", nameof(outcome));
            return new(outcome, null, null, [.. notes, FindingOf(outcome, FindingKind.Unreadable, FindingSeverity.Error, problem)]);
        }

        var unit = outcome.Unit ?? _unit;
        var (record, conversion) = _stateCount.OfWholeCell(UnitConversion.ToWavenumbers(outcome.Record, unit));
        if (conversion is not null)
            notes = notes.Append(FindingOf(outcome, FindingKind.LostStates, FindingSeverity.Note, conversion));
        var found = _checks.Prepend(new UnitCheck(unit)).SelectMany(check =>
            check.Examine(record).Select(observation => FindingOf(outcome, check.Kind, observation.Severity, observation.Message)));
        return new(outcome, record, StructureFingerprint.Of(record.Crystal), [.. notes, .. found]);
    }

    internal static Finding FindingOf(RecordOutcome outcome, FindingKind kind, FindingSeverity severity, string message) =>
        new(kind, severity, outcome.Row, outcome.Id, message) { File = outcome.File, Line = outcome.Line };
}

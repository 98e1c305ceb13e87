using Phodos.Datasets.Duplicates;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import;

/// <summary>
/// Takes the examined rows of a source one after the other: gives on the good ones, counts the findings, and knows what the rows before
/// were, so that it sees the same identifier and the same structure twice.
/// </summary>
/// <param name="skipsFaultyRows">Whether good rows are given on when others are faulty.</param>
/// <param name="keep">Is given the records that are kept.</param>
/// <param name="tell">Is told each finding, or null.</param>
internal sealed class ImportTally(bool skipsFaultyRows, Action<DosRecord> keep, Action<Finding>? tell)
{
    private const int FaultsInSummary = 5;

    private readonly FindingCounts _counts = new();
    private readonly List<Finding> _firstFaults = [];
    private readonly Dictionary<string, int> _rowsById = new(StringComparer.Ordinal);
    private readonly DuplicateFinder _duplicates = new();
    private readonly List<(int Row, string Id)> _kept = [];
    private int _rows;
    private int _faulty;

    internal void Add(Finding finding)
    {
        _counts.Add(finding);
        tell?.Invoke(finding);
    }

    internal void Add(ExaminedRow row)
    {
        _rows++;
        var findings = SameId(row.Outcome) is { } twice ? row.Findings.Add(twice) : row.Findings;
        if (!findings.Any(finding => finding.LeavesOut) && Refusal(row) is { } refusal)
            findings = findings.Add(refusal);
        foreach (var finding in findings)
            Add(finding);
        if (findings.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error) is { } fault)
        {
            _faulty++;
            if (_firstFaults.Count < FaultsInSummary)
                _firstFaults.Add(fault);
        }

        if (findings.Any(finding => finding.LeavesOut))
            return;
        _kept.Add((row.Outcome.Row, row.Outcome.Id));
        _duplicates.Add(row.Fingerprint!);
    }

    internal ImportSummary Finish(string source, FrequencyUnit? unit)
    {
        foreach (var group in _duplicates.Groups())
        {
            var first = _kept[group[0]];
            foreach (var (row, id) in group.Skip(1).Select(index => _kept[index]))
            {
                Add(new Finding(
                    FindingKind.DuplicateStructure,
                    FindingSeverity.Warning,
                    row,
                    id,
                    $"the structure is that of row {first.Row} ({Excerpt.Of(first.Id)}); keep both in the same part of a split"));
            }
        }

        return new ImportSummary(source, unit, _rows, _kept.Count, _faulty, [.. _firstFaults], _counts.ToImmutable());
    }

    // Once a row is faulty and faulty ones are not skipped, nothing will come of the records that follow.
    private Finding? Refusal(ExaminedRow row)
    {
        if (_faulty > 0 && !skipsFaultyRows)
            return null;
        try
        {
            keep(row.Record!);
            return null;
        }
        catch (InvalidInputException fault)
        {
            return RecordExaminer.FindingOf(
                row.Outcome, FindingKind.Unreadable, FindingSeverity.Error, $"it cannot be kept: {fault.Problem}");
        }
    }

    private Finding? SameId(RecordOutcome outcome)
    {
        if (outcome.Record is null || _rowsById.TryAdd(outcome.Id, outcome.Row))
            return null;
        return RecordExaminer.FindingOf(
            outcome,
            FindingKind.DuplicateId,
            FindingSeverity.Error,
            $"row {_rowsById[outcome.Id]} has the same identifier; give each its own");
    }
}

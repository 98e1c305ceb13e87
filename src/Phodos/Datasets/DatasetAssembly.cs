using System.Collections.Immutable;
using Phodos.Spectra;

namespace Phodos.Datasets;

/// <summary>Puts the rows of a file together to a data set and its report.</summary>
internal static class DatasetAssembly
{
    private const int FaultsInMessage = 5;

    /// <summary>The name of the data set of a file: the file's, or its folder's where the file is called <c>data</c>.</summary>
    internal static string NameOf(string path)
    {
        // The published files are all called data.csv; their folders tell them apart.
        var name = Path.GetFileNameWithoutExtension(path);
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
        return name == "data" && !string.IsNullOrEmpty(folder) ? folder : name;
    }

    /// <summary>Puts the rows together.</summary>
    /// <exception cref="InvalidInputException">No row can be used, or one is faulty and faulty ones are not skipped.</exception>
    internal static ImportedDataset Assemble(
        string name, string sha256, List<EntryOutcome> outcomes, CsvImportOptions options, bool isChecked)
    {
        var grid = outcomes.Where(outcome => outcome.Content is not null).CountBy(outcome => outcome.Content!.Label.Dos.Grid)
            .OrderByDescending(count => count.Value).Select(count => count.Key).FirstOrDefault();
        List<(EntryOutcome Outcome, EntryContent Content)> good = [];
        var faults = ImmutableArray.CreateBuilder<RowFault>();
        var firstRows = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var outcome in outcomes)
        {
            if (FaultOf(outcome, grid, firstRows) is { } problem)
                faults.Add(new RowFault(outcome.Row, outcome.Line, outcome.Id, problem));
            else
                good.Add((outcome, outcome.Content!));
        }

        if (faults.Count > 0 && (!options.SkipFaultyRows || good.Count == 0))
            throw Faulty(faults, outcomes.Count);
        if (grid is null)
            throw new InvalidInputException("the file has no rows");

        var entries = good.Select(row => new DosEntry(
            row.Outcome.Id, row.Content.Crystal, row.Content.SystemInFile ?? row.Content.SystemOfStructure!.Value, row.Content.Label.Dos)
        {
            Spectrum = options.KeepSpectra ? row.Content.Spectrum : null,
        });
        return new ImportedDataset(
            new DosDataset(name, sha256, grid, [.. entries]),
            new ImportReport(
                outcomes.Count,
                faults.ToImmutable(),
                good.Count(row => row.Content.SystemInFile is not null),
                good.Count(row => row.Content.SystemInFile is null),
                [.. good.Where(Disagrees).Select(row => new SystemDisagreement(
                    row.Outcome.Row, row.Outcome.Id, row.Content.SystemInFile!.Value, row.Content.SystemOfStructure!.Value))],
                [.. good.Where(row => isChecked && row.Content.SystemOfStructure is null).Select(row => row.Outcome.Id)],
                good.Count(row => row.Content.Label.Making == LabelMaking.Normalized),
                good.Count(row => row.Content.Label.Making == LabelMaking.Prepared)));
    }

    private static bool Disagrees((EntryOutcome Outcome, EntryContent Content) row) =>
        row.Content is { SystemInFile: { } inFile, SystemOfStructure: { } ofStructure } && inFile != ofStructure;

    private static string? FaultOf(EntryOutcome outcome, FrequencyGrid? grid, Dictionary<string, int> firstRows)
    {
        if (outcome.Content is null)
            return outcome.Problem;
        if (outcome.Content.Label.Dos.Grid is var own && own != grid)
            return $"its frequencies ({own}) are not the grid that most rows have ({grid})";
        return firstRows.TryAdd(outcome.Id, outcome.Row) ? null : $"row {firstRows[outcome.Id]} has the same identifier";
    }

    private static InvalidInputException Faulty(ImmutableArray<RowFault>.Builder faults, int rows)
    {
        var listed = string.Join("; ", faults.Take(FaultsInMessage));
        var more = faults.Count > FaultsInMessage ? $"; and {faults.Count - FaultsInMessage} more" : "";
        return new InvalidInputException(
            $"{faults.Count} of {rows} rows cannot be used (counted from 0): {listed}{more}. "
            + $"Mend them, or {Remedies.LeaveOutFaultyRows}",
            line: faults[0].Line);
    }
}

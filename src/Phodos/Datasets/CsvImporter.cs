using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Phodos.Crystals;
using Phodos.Spectra;

namespace Phodos.Datasets;

/// <summary>
/// Reads data sets in the published layout: comma-separated values with the columns <c>mp_id, structure, phfreq, phdos, pdos[,
/// crystal_system]</c> in any order, structures and spectra written as Python literals. They are parsed, never evaluated.
/// </summary>
public static class CsvImporter
{
    private const int FaultsInMessage = 5;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file, in UTF-8.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="symmetry">
    /// Gives the crystal system of rows that have none in the file, and checks the others. Without it every row must have one.
    /// </param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    /// <exception cref="InvalidInputException">
    /// The file is missing or no such table, no row can be used, or a row is
    /// faulty and faulty rows are not skipped; the message lists the first ones.
    /// </exception>
    public static CsvImportResult Import(
        string path, CsvImportOptions? options = null, ISymmetryFinder? symmetry = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!File.Exists(path))
            throw new InvalidInputException("the data file is missing", path);
        options ??= new CsvImportOptions();
        try
        {
            var (sha256, outcomes) = ReadRows(path, options, symmetry, cancellationToken);
            return Assemble(NameOf(path), sha256, outcomes, options, symmetry is not null);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (DecoderFallbackException fault)
        {
            throw new InvalidInputException("the file is not text in UTF-8", path, innerException: fault);
        }
    }

    // The published files are all called data.csv; their folders tell them apart.
    private static string NameOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
        return name == "data" && !string.IsNullOrEmpty(folder) ? folder : name;
    }

    private static (string Sha256, List<CsvRowOutcome> Outcomes) ReadRows(
        string path, CsvImportOptions options, ISymmetryFinder? symmetry, CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        using var stream = new CryptoStream(File.OpenRead(path), hash, CryptoStreamMode.Read);
        List<CsvRowOutcome> outcomes = [.. CsvOutcomes.Read(stream, options, symmetry, cancellationToken)];
        return (Convert.ToHexStringLower(hash.Hash!), outcomes);
    }

    private static CsvImportResult Assemble(
        string name, string sha256, List<CsvRowOutcome> outcomes, CsvImportOptions options, bool isChecked)
    {
        var grid = outcomes.Where(outcome => outcome.Content is not null).CountBy(outcome => outcome.Content!.Dos.Grid)
            .OrderByDescending(count => count.Value).Select(count => count.Key).FirstOrDefault();
        List<(CsvRowOutcome Outcome, CsvRowContent Content)> good = [];
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
            throw new InvalidInputException("the file has a header but no rows");

        var entries = good.Select(row => new DosEntry(
            row.Outcome.Id, row.Content.Crystal, row.Content.SystemInFile ?? row.Content.SystemOfStructure!.Value, row.Content.Dos));
        return new CsvImportResult(
            new DosDataset(name, sha256, grid, [.. entries]),
            new ImportReport(
                outcomes.Count,
                faults.ToImmutable(),
                good.Count(row => row.Content.SystemInFile is not null),
                good.Count(row => row.Content.SystemInFile is null),
                [.. good.Where(Disagrees).Select(row => new SystemDisagreement(
                    row.Outcome.Row, row.Outcome.Id, row.Content.SystemInFile!.Value, row.Content.SystemOfStructure!.Value))],
                [.. good.Where(row => isChecked && row.Content.SystemOfStructure is null).Select(row => row.Outcome.Id)],
                good.Count(row => !row.Content.WasNormalized)));
    }

    private static bool Disagrees((CsvRowOutcome Outcome, CsvRowContent Content) row) =>
        row.Content is { SystemInFile: { } inFile, SystemOfStructure: { } ofStructure } && inFile != ofStructure;

    private static string? FaultOf(CsvRowOutcome outcome, FrequencyGrid? grid, Dictionary<string, int> firstRows)
    {
        if (outcome.Content is null)
            return outcome.Problem;
        if (outcome.Content.Dos.Grid != grid)
            return $"phfreq is not the grid that most rows have ({grid})";
        return firstRows.TryAdd(outcome.Id, outcome.Row) ? null : $"row {firstRows[outcome.Id]} has the same mp_id";
    }

    private static InvalidInputException Faulty(ImmutableArray<RowFault>.Builder faults, int rows)
    {
        var listed = string.Join("; ", faults.Take(FaultsInMessage));
        var more = faults.Count > FaultsInMessage ? $"; and {faults.Count - FaultsInMessage} more" : "";
        return new InvalidInputException(
            $"{faults.Count} of {rows} rows cannot be used (counted from 0): {listed}{more}. "
            + "Mend them, or leave them out with --skip-faulty",
            line: faults[0].Line);
    }
}

using Phodos.Crystals;
using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import;

/// <summary>
/// Reads a source, examines every record and gives on the good ones. Records are not kept in memory; what the search for duplicates
/// needs of each is: its identifier and a fingerprint of its structure, about half a kilobyte.
/// </summary>
/// <param name="options">How it is done.</param>
/// <param name="symmetry">Finds primitive cells and checks labels; it is asked more than once of a crystal, so let it remember.</param>
public sealed class RecordImport(ImportOptions options, ISymmetryFinder symmetry)
{
    private const int RowsAtOnce = 256;

    /// <summary>Imports a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="keep">
    /// Is given each record that is kept, in the order of the source, with frequencies in cm⁻¹. Throwing an
    /// <see cref="InvalidInputException"/> makes the row a faulty one.
    /// </param>
    /// <param name="tell">Is told each finding; of a million only the first few are in the summary.</param>
    /// <param name="cancellation">Ends the import early.</param>
    /// <returns>
    /// What was found. Where <see cref="ImportSummary.Faulty"/> is not 0 and faulty rows are not skipped, what was given to
    /// <paramref name="keep"/> is to be thrown away.
    /// </returns>
    /// <exception cref="InvalidInputException">The source as a whole cannot be read, or the unit is not clear.</exception>
    public ImportSummary Run(
        IRecordSource source, Action<DosRecord> keep, Action<Finding>? tell = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(keep);
        var tally = new ImportTally(options.SkipFaultyRows, keep, tell);
        var parallel = new ParallelOptions { CancellationToken = cancellation };
        FrequencyUnit? unit = null, known = null;
        foreach (var outcomes in source.Read(cancellation).Chunk(RowsAtOnce))
        {
            unit ??= UnitOf(outcomes.Where(outcome => outcome.Unit is null), tally);
            known ??= outcomes.Select(outcome => outcome.Unit).FirstOrDefault(stated => stated is not null);
            var examiner = new RecordExaminer(options, symmetry, unit ?? FrequencyUnit.Wavenumber);
            var examined = new ExaminedRow[outcomes.Length];
            Parallel.For(0, outcomes.Length, parallel, row => examined[row] = examiner.Examine(outcomes[row]));
            foreach (var row in examined)
                tally.Add(row);
        }

        foreach (var (message, isFolder) in source.PassedOver)
            tally.Add(new Finding(FindingKind.PassedOver, isFolder ? FindingSeverity.Warning : FindingSeverity.Note, null, "", message));
        return tally.Finish(source.Name, unit ?? known);
    }

    private FrequencyUnit? UnitOf(IEnumerable<RecordOutcome> outcomes, ImportTally tally)
    {
        if (options.Unit is { } stated)
            return stated;
        var unit = UnitGuess.Of(outcomes.Select(outcome => outcome.Record).OfType<DosRecord>());
        if (unit is not null && unit != FrequencyUnit.Wavenumber)
        {
            tally.Add(new Finding(
                FindingKind.Unit,
                FindingSeverity.Note,
                null,
                "",
                $"the frequencies are those of crystals only in {unit} and were converted to cm⁻¹; if that is wrong, {Remedies.NameUnit}"));
        }

        return unit;
    }
}

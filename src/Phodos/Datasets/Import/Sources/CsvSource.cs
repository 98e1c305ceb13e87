using System.Text;
using Phodos.Crystals;
using Phodos.Datasets.Records;

namespace Phodos.Datasets.Import.Sources;

/// <summary>The crystals of a CSV in the published layout (<see cref="CsvImporter"/>); their spectra are divided by the maximum.</summary>
/// <param name="path">The file, in UTF-8.</param>
/// <param name="symmetry">Searched on the way, so that what remembers it searches once.</param>
/// <param name="symmetryTolerance">The tolerance of the search (angstrom).</param>
public sealed class CsvSource(string path, ISymmetryFinder symmetry, double symmetryTolerance = 1e-3) : IRecordSource
{
    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public IEnumerable<RecordOutcome> Read(CancellationToken cancellation = default)
    {
        using var stream = File.OpenRead(path);
        var options = new CsvImportOptions { SymmetryTolerance = symmetryTolerance };
        using var rows = CsvOutcomes.Read(stream, options, symmetry, cancellation).GetEnumerator();
        while (Next(rows))
            yield return Outcome(rows.Current);
    }

    private bool Next(IEnumerator<EntryOutcome> rows)
    {
        try
        {
            return rows.MoveNext();
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

    private static RecordOutcome Outcome(EntryOutcome row)
    {
        var outcome = new RecordOutcome(row.Row, row.Id) { Line = row.Line, Problem = row.Problem };
        return row.Content is not { } content ? outcome : outcome with
        {
            Record = new DosRecord(row.Id, content.Crystal, content.Label.Dos) { System = content.SystemInFile },
            Notes = content.Label.Making == LabelMaking.AsGiven
                ? []
                : ["the density of states did not have the maximum 1 and was divided by it"],
        };
    }
}

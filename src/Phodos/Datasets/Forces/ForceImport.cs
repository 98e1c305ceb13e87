using Phodos.Formats.Forces;

namespace Phodos.Datasets.Forces;

/// <summary>
/// Gathers calculations as phonopy leaves them, a folder each, into a store: force constants are solved for and symmetrised, Born charges
/// taken where there are any. The name of a folder is the identifier.
/// </summary>
/// <param name="index">Which calculations are wanted, with their parts; null for all, without parts.</param>
/// <param name="maximumAtoms">The most atoms of a primitive cell; larger ones are left out.</param>
public sealed class ForceImport(ForceIndex? index, int maximumAtoms)
{
    private const int CalculationsAtOnce = 32;

    /// <summary>Reads the calculations and writes the store, whole or not at all.</summary>
    /// <param name="folders">The folders of calculations, in the order of the rows.</param>
    /// <param name="path">The store.</param>
    /// <param name="threads">How many are solved side by side.</param>
    /// <param name="tellFault">Is told of every calculation that cannot be used: its folder and why.</param>
    /// <param name="progress">Is told how many folders were done since the last call.</param>
    /// <param name="cancellation">Stops the work; nothing is written then.</param>
    /// <exception cref="InvalidInputException">No calculation is left.</exception>
    public ForceImportSummary Run(
        IEnumerable<string> folders, string path, int threads, Action<string> tellFault, Action<int> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(tellFault);
        ArgumentNullException.ThrowIfNull(progress);
        using var writer = ForceStoreWriter.Create(path);
        var (faulty, tooLarge, notWanted) = (0, 0, 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        foreach (var chunk in folders.Chunk(CalculationsAtOnce))
        {
            var outcomes = new Outcome[chunk.Length];
            Parallel.For(0, chunk.Length, options, place =>
            {
                outcomes[place] = Read(chunk[place]);
                progress(1);
            });
            foreach (var (outcome, folder) in outcomes.Zip(chunk))
            {
                notWanted += outcome.IsNotWanted ? 1 : 0;
                tooLarge += outcome.IsTooLarge ? 1 : 0;
                var problem = outcome.Problem;
                if (outcome.Record is { } record)
                    problem = Append(writer, record);
                if (problem is null)
                    continue;
                faulty++;
                tellFault($"{folder}: {problem}");
            }
        }

        if (writer.RowCount == 0)
            throw new InvalidInputException($"no calculation is left of those given: {faulty} faulty, {tooLarge} too large, {notWanted} not in the index");
        writer.Complete();
        return new ForceImportSummary(writer.RowCount, faulty, tooLarge, notWanted);
    }

    private static string? Append(ForceStoreWriter writer, ForceRecord record)
    {
        try
        {
            writer.Append(record);
            return null;
        }
        catch (InvalidInputException fault)
        {
            return fault.Problem;
        }
    }

    private Outcome Read(string folder)
    {
        var id = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        (string? Split, double Weight) entry = (null, 1);
        if (index is not null && !index.TryFind(id, out entry))
            return new Outcome(null, null, IsNotWanted: true);
        try
        {
            var calculation = ForceCalculation.Read(folder);
            return calculation.Crystal.AtomCount > maximumAtoms
                ? new Outcome(null, null, IsTooLarge: true)
                : new Outcome(
                    new ForceRecord(id, calculation.ForceConstants)
                    {
                        Masses = calculation.Masses,
                        Born = calculation.BornCharges,
                        Split = entry.Split,
                        Weight = entry.Weight,
                    },
                    null);
        }
        catch (InvalidInputException fault)
        {
            return new Outcome(null, fault.Message);
        }
    }

    private readonly record struct Outcome(ForceRecord? Record, string? Problem, bool IsNotWanted = false, bool IsTooLarge = false);
}

/// <summary>What came of gathering calculations.</summary>
/// <param name="Kept">Those in the store.</param>
/// <param name="Faulty">Those that could not be used.</param>
/// <param name="TooLarge">Those with too many atoms.</param>
/// <param name="NotWanted">Those that the index does not name.</param>
public sealed record ForceImportSummary(int Kept, int Faulty, int TooLarge, int NotWanted);

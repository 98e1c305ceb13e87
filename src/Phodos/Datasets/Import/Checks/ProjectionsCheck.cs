using Phodos.Crystals;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Checks;

/// <summary>
/// Finds projected parts that do not add up to the total or belong to other elements. Parts are often summed on a coarser mesh of wave
/// vectors than the total, so single points differ by much; the number of states up to each frequency does not, and is compared. The part
/// of an element holds three states an atom, whatever the forces, because the displacements of all modes are a complete basis.
/// </summary>
public sealed class ProjectionsCheck : IRecordCheck
{
    /// <summary>The part of all states by which the two counts may differ at any frequency: 10 %.</summary>
    public const double Tolerance = 0.1;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.Projections;

    /// <inheritdoc/>
    public IEnumerable<Observation> Examine(DosRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var parts = record.Dos.Projections;
        if (parts.IsEmpty)
            yield break;
        var symbols = record.Crystal.Species.Select(element => element.Symbol).ToHashSet(StringComparer.Ordinal);
        var foreign = parts.Keys.Where(name => Element.TryFromSymbol(name) is not null && !symbols.Contains(name)).ToArray();
        if (foreign.Length > 0)
        {
            yield return new Observation(
                FindingSeverity.Error,
                $"there are parts of {Excerpt.List(foreign)}, which the structure has not; check which file belongs to it");
        }

        var (difference, frequency) = LargestDifference(record.Dos);
        if (difference > Tolerance)
        {
            yield return new Observation(FindingSeverity.Warning, FormattableString.Invariant(
                $"up to {frequency:F0} cm⁻¹ the parts and the total differ by {difference:P0} of all states; ")
                + "check that none is missing and that all are normalised as the total is");
        }

        foreach (var message in OfCounts(record))
            yield return new Observation(FindingSeverity.Warning, message);
    }

    private static IEnumerable<string> OfCounts(DosRecord record)
    {
        var (dos, species) = (record.Dos, record.Crystal.Species);
        var all = dos.Values.Sum();
        if (!(all > 0))
            yield break;
        foreach (var (symbol, part) in dos.Projections)
        {
            var atoms = species.Count(element => element.Symbol == symbol);
            var held = part.Sum() / all * species.Length;
            if (dos.Normalization == DosNormalization.PerCell && atoms > 0 && Math.Abs(held - atoms) > Tolerance * species.Length)
            {
                yield return FormattableString.Invariant(
                    $"the part of {symbol} holds the states of {held:F1} atoms, the structure has {atoms}; check their order");
            }
        }
    }

    private static (double Part, double Frequency) LargestDifference(DensityOfStates dos)
    {
        var total = dos.Values.Sum(value => Math.Max(0, value));
        var (sum, largest, frequency) = (0.0, 0.0, 0.0);
        for (var point = 0; point < dos.Grid.Count; point++)
        {
            sum += dos.Projections.Values.Sum(part => part[point]) - dos.Values[point];
            if (Math.Abs(sum) > largest)
                (largest, frequency) = (Math.Abs(sum), dos.Grid[point]);
        }

        return total > 0 ? (largest / total, frequency) : (0, 0);
    }
}

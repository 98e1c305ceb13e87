using System.Collections.Immutable;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Checks;

/// <summary>
/// Finds densities of states that are negative somewhere, as smoothing without clipping leaves them, or nowhere above zero. What is
/// smaller than a millionth of the maximum is rounding.
/// </summary>
public sealed class NegativeValuesCheck : IRecordCheck
{
    private const double Rounding = 1e-6;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.NegativeValues;

    /// <inheritdoc/>
    public IEnumerable<Observation> Examine(DosRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var dos = record.Dos;
        if (dos.Maximum <= 0)
        {
            yield return new Observation(
                FindingSeverity.Error, "the density of states is nowhere above zero; give one that has states on its grid");
            yield break;
        }

        foreach (var (name, values) in dos.Projections.Prepend(new("", dos.Values)))
        {
            if (LowestPoint(values) is var point && values[point] < -Rounding * dos.Maximum)
                yield return new Observation(FindingSeverity.Error, Message(name, values[point], dos.Grid[point], dos));
        }
    }

    private static int LowestPoint(ImmutableArray<double> values) => values.IndexOf(values.Min());

    private static string Message(string part, double value, double frequency, DensityOfStates dos)
    {
        var what = part.Length == 0 ? "the density of states" : $"the part of {Excerpt.Of(part)}";
        return FormattableString.Invariant(
            $"{what} is negative ({value / dos.Maximum:P2} of the maximum) at {frequency:G6} cm⁻¹; clip a smoothed one at zero");
    }
}

using System.Collections.Immutable;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>A predicted DOS as it is shown.</summary>
/// <param name="Unit">The unit of the axis.</param>
/// <param name="Normalization">What the values are; states per cell or atom are per unit of the axis.</param>
/// <param name="Frequencies">The axis.</param>
/// <param name="Values">The DOS.</param>
/// <param name="Errors">Half the width of its 90 % band at each point; empty where the model is not calibrated.</param>
/// <param name="Elements">The part of each element by its symbol; empty where the model does not tell.</param>
/// <param name="Sites">The part of each site, in the order of the cell; empty where it is not asked for or not told.</param>
public sealed record ShownSpectrum(
    FrequencyUnit Unit,
    DosNormalization Normalization,
    ImmutableArray<double> Frequencies,
    ImmutableArray<double> Values,
    ImmutableArray<double> Errors,
    ImmutableSortedDictionary<string, ImmutableArray<double>> Elements,
    ImmutableArray<ImmutableArray<double>> Sites)
{
    /// <summary>Brings another DOS, in states per cm⁻¹ on the grid of the prediction, into the same form.</summary>
    internal Func<ImmutableArray<double>, ImmutableArray<double>> InForm { get; init; } = values => values;

    /// <summary>The unit in plain characters, for names of columns.</summary>
    internal string PlainUnit => Unit == FrequencyUnit.Wavenumber ? "cm-1" : Unit.Symbol;

    /// <summary>The normalisation as in names of columns: <c>per_cell</c>, <c>per_atom</c>, <c>max_normalized</c> or <c>sum_normalized</c>.</summary>
    internal string NormalizationName => Normalization switch
    {
        DosNormalization.MaxNormalized => "max_normalized",
        DosNormalization.SumNormalized => "sum_normalized",
        DosNormalization.PerAtom => "per_atom",
        _ => "per_cell",
    };
}

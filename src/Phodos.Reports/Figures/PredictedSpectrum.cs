using System.Collections.Immutable;

namespace Phodos.Reports.Figures;

/// <summary>A predicted DOS as a figure shows it.</summary>
/// <param name="Unit">The symbol of the unit of the axis.</param>
/// <param name="ValueLabel">The label of the other axis.</param>
/// <param name="Frequencies">The axis, ascending.</param>
/// <param name="Values">The DOS, one value a frequency.</param>
/// <param name="Errors">Half the width of the band at each frequency, or empty.</param>
/// <param name="Parts">The part of each element by its symbol, or empty.</param>
public sealed record PredictedSpectrum(
    string Unit,
    string ValueLabel,
    ImmutableArray<double> Frequencies,
    ImmutableArray<double> Values,
    ImmutableArray<double> Errors,
    ImmutableSortedDictionary<string, ImmutableArray<double>> Parts);

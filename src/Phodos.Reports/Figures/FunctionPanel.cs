using System.Collections.Immutable;

namespace Phodos.Reports.Figures;

/// <summary>A function of the temperature as a figure shows it.</summary>
/// <param name="Label">The label of its axis, with the unit.</param>
/// <param name="Values">Its values, one a temperature.</param>
/// <param name="Errors">Half the width of the band at each temperature, or empty.</param>
public sealed record FunctionPanel(string Label, ImmutableArray<double> Values, ImmutableArray<double> Errors);

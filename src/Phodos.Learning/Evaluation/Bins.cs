using System.Collections.Immutable;
using System.Globalization;

namespace Phodos.Learning.Evaluation;

/// <summary>Ranges of a number that follow each other without gaps: below the first edge, between edges, from the last edge on.</summary>
/// <param name="edges">Where a range ends and the next begins, ascending; an edge is in the range above it.</param>
/// <param name="names">The names of the ranges, one more than edges.</param>
internal sealed class Bins(ImmutableArray<double> edges, ImmutableArray<string> names)
{
    internal ImmutableArray<string> Names => names;

    /// <summary>Ranges of whole numbers from 1 on, given by the highest of each but the last: 1–2, 3–4, more than 4.</summary>
    internal static Bins OfCounts(params int[] highest) => new(
        [.. highest.Select(last => last + 1.0)],
        [.. highest.Select((last, bin) => Range(bin == 0 ? 1 : highest[bin - 1] + 1, last)), Text($"> {highest[^1]}")]);

    /// <summary>Ranges of a quantity with a unit: below 10 u, 10–15 u, from 15 u on.</summary>
    internal static Bins OfQuantity(string unit, params double[] edges) => new(
        [.. edges],
        [
            Text($"< {edges[0]} {unit}"),
            .. edges.Zip(edges.Skip(1), (low, high) => Text($"{low}–{high} {unit}")),
            Text($"≥ {edges[^1]} {unit}"),
        ]);

    internal string NameOf(double value) => names[edges.Count(edge => value >= edge)];

    private static string Range(int first, int last) => first == last ? Text($"{first}") : Text($"{first}–{last}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Globalization;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>
/// Temperatures (K) as a user writes them: one such as 298.15, several such as 100,200,300, evenly spaced ones such as 0:1000:10, or any of
/// these with commas between.
/// </summary>
public sealed class TemperatureList
{
    /// <summary>How it is written, for messages.</summary>
    public const string Meaning = "one such as 298.15, several such as 100,200,300, or start:end:step in whole steps such as 0:1000:10";

    private const int MaximumCount = 100_000;

    private readonly string _text;

    private TemperatureList(string text, ImmutableArray<double> values) => (_text, Values) = (text, values);

    /// <summary>The usual temperatures: 0 to 1,000 K in steps of 10.</summary>
    public static TemperatureList Usual { get; } = TryParse("0:1000:10")!;

    /// <summary>The temperatures, ascending, each once.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Reads at most 100,000 temperatures; their order does not matter.</summary>
    /// <returns>The temperatures; null where the text is none.</returns>
    public static TemperatureList? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        SortedSet<double> values = [];
        foreach (var item in text.Split(','))
        {
            if (double.TryParse(item, NumberStyles.Float, CultureInfo.InvariantCulture, out var single) && double.IsFinite(single))
                values.Add(single);
            else if (SteppedRange.TryParse(item) is { } range)
                values.UnionWith(range.Values);
            else
                return null;
            if (values.Count > MaximumCount)
                return null;
        }

        return new TemperatureList(text, [.. values]);
    }

    /// <summary>As it was written.</summary>
    public override string ToString() => _text;
}

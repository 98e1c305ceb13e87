using System.CommandLine;
using System.Globalization;

namespace Phodos.Cli.Console;

/// <summary>Evenly spaced values, written <c>start:end:step</c>.</summary>
/// <param name="Start">The first value.</param>
/// <param name="End">The last value, at least the first; the step divides what is between them.</param>
/// <param name="Step">The distance of neighbours, above 0.</param>
internal sealed record SteppedRange(double Start, double End, double Step)
{
    private const int MaximumCount = 100_000;
    private const double Rounding = 1e-6;

    /// <summary>The number of values.</summary>
    internal int Count => (int)Math.Round((End - Start) / Step) + 1;

    /// <summary>The values, ascending.</summary>
    internal IEnumerable<double> Values => Enumerable.Range(0, Count).Select(place => Start + place * Step);

    /// <summary>An option that takes such a range.</summary>
    /// <param name="name">The name of the option.</param>
    /// <param name="description">What it does.</param>
    /// <param name="usual">The range without it; null for none.</param>
    internal static Option<SteppedRange?> Option(string name, string description, SteppedRange? usual) => new(name)
    {
        Description = description,
        HelpName = "start:end:step",
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            var text = string.Join(' ', result.Tokens.Select(token => token.Value));
            if (Parse(text) is { } range)
                return range;
            result.AddError($"{name} cannot be '{text}'; give start:end:step in whole steps, such as 0:1000:10");
            return null;
        },
    };

    /// <summary>As it is written.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start}:{End}:{Step}");

    private static SteppedRange? Parse(string text)
    {
        double[] numbers = [.. text.Split(':').Select(part =>
            double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)];
        if (numbers is not [var start, var end, var step] || !numbers.All(double.IsFinite) || step <= 0 || end < start)
            return null;
        var steps = (end - start) / step;
        var areWhole = Math.Abs(steps - Math.Round(steps)) <= Rounding * Math.Max(1, steps);
        return steps < MaximumCount && areWhole ? new SteppedRange(start, end, step) : null;
    }
}

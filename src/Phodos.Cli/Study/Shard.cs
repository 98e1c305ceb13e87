using System.CommandLine.Parsing;
using System.Globalization;

namespace Phodos.Cli.Study;

/// <summary>One of several equal parts of the settings, for one of several machines.</summary>
/// <param name="Index">Which part, counted from 1.</param>
/// <param name="Count">How many parts there are.</param>
internal sealed record Shard(int Index, int Count)
{
    /// <summary>All settings.</summary>
    internal static Shard Whole { get; } = new(1, 1);

    internal static Shard Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (text.Split('/') is [var first, var second]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && index >= 1
            && index <= count)
        {
            return new Shard(index, count);
        }

        result.AddError($"--shard cannot be '{text}'; give part and number of parts, such as 1/4 … 4/4");
        return Whole;
    }

    /// <summary>The items of this part: every one is in exactly one part, and neighbours are in different ones.</summary>
    internal IEnumerable<T> Of<T>(IEnumerable<T> items) => items.Where((_, position) => position % Count == Index - 1);
}

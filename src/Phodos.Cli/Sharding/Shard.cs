using System.CommandLine.Parsing;
using System.Globalization;

namespace Phodos.Cli.Sharding;

/// <summary>One of several equal parts of the work, for one of several machines.</summary>
/// <param name="Index">Which part, counted from 1.</param>
/// <param name="Count">How many parts there are.</param>
internal sealed record Shard(int Index, int Count)
{
    internal const int MaximumCount = 1_000_000;

    /// <summary>All of the work.</summary>
    internal static Shard Whole { get; } = new(1, 1);

    internal static Shard Parse(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TryParse(text) is { } shard)
            return shard;
        result.AddError($"--shard cannot be '{text}'; give part and number of parts, such as 1/4 … 4/4");
        return Whole;
    }

    /// <summary>The shard of a text such as 1/4; null where it is none.</summary>
    internal static Shard? TryParse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && index >= 1
        && index <= count
        && count <= MaximumCount
            ? new Shard(index, count)
            : null;

    /// <summary>The items of this part: every one is in exactly one part, and neighbours are in different ones.</summary>
    internal IEnumerable<T> Of<T>(IEnumerable<T> items) => items.Where((_, position) => position % Count == Index - 1);

    /// <summary>Whether an input is in this part. It depends on the name of the input alone: not on the others, nor on their order.</summary>
    internal bool Has(InputKey key) => (ulong)(key.Hash >> 64) % (ulong)Count == (ulong)(Index - 1);

    public override string ToString() => FormattableString.Invariant($"{Index}/{Count}");
}

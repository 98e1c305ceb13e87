using System.Collections.Frozen;
using System.Globalization;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>Works out a coordinate: a number, a fraction, or a sum with a parameter, such as <c>-1/2</c>, <c>0.25</c>, <c>1/2+H</c>.</summary>
internal static class PathCoordinate
{
    /// <summary>The value, or null where the text is none.</summary>
    internal static double? TryEvaluate(ReadOnlySpan<char> text, FrozenDictionary<char, double>? parameters = null)
    {
        var sum = 0.0;
        var isFirst = true;
        while (!text.IsEmpty)
        {
            var sign = text[0] == '-' ? -1 : 1;
            if (text[0] is '+' or '-')
                text = text[1..];
            else if (!isFirst)
                return null;
            var length = text.IndexOfAny('+', '-');
            var term = length < 0 ? text : text[..length];
            if (Term(term, parameters) is not { } value)
                return null;
            sum += sign * value;
            text = text[term.Length..];
            isFirst = false;
        }

        return isFirst ? null : sum;
    }

    private static double? Term(ReadOnlySpan<char> term, FrozenDictionary<char, double>? parameters)
    {
        if (term.Length == 1 && parameters is not null && parameters.TryGetValue(term[0], out var parameter))
            return parameter;
        var slash = term.IndexOf('/');
        if (slash < 0)
            return Number(term);
        return Number(term[..slash]) is { } numerator && Number(term[(slash + 1)..]) is { } denominator && denominator != 0
            ? numerator / denominator
            : null;
    }

    private static double? Number(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;
}

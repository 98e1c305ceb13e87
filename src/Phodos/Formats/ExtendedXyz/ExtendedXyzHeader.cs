using System.Text;

namespace Phodos.Formats.ExtendedXyz;

/// <summary>The second line of a structure in extended XYZ: <c>key=value</c>, with keys in any case.</summary>
internal sealed class ExtendedXyzHeader
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    private ExtendedXyzHeader(int line) => Line = line;

    /// <summary>The number of the line.</summary>
    internal int Line { get; }

    /// <summary>
    /// Parses the line. A value is bare or stands in quotation marks, braces or brackets, which may be nested; a key alone has no value.
    /// </summary>
    internal static ExtendedXyzHeader Parse(ReadOnlySpan<char> text, int line)
    {
        var header = new ExtendedXyzHeader(line);
        var rest = text.Trim();
        while (!rest.IsEmpty)
        {
            var key = header.TakeWord(ref rest, endsAtEquals: true);
            rest = rest.TrimStart();
            if (!rest.StartsWith('='))
                continue;
            rest = rest[1..].TrimStart();
            header._values.TryAdd(key, header.TakeWord(ref rest, endsAtEquals: false));
            rest = rest.TrimStart();
        }

        return header;
    }

    /// <summary>The value of a key, or null.</summary>
    internal string? Find(string key) => _values.GetValueOrDefault(key);

    internal InvalidInputException Fault(string problem) => new(problem, line: Line);

    private string TakeWord(ref ReadOnlySpan<char> rest, bool endsAtEquals)
    {
        var word = new StringBuilder();
        var closing = new Stack<char>();
        var length = 0;
        for (; length < rest.Length; length++)
        {
            var character = rest[length];
            if (closing.Count == 0 && (char.IsWhiteSpace(character) || (endsAtEquals && character == '=')))
                break;
            if (character == '\\' && length + 1 < rest.Length)
                word.Append(rest[++length]);
            else if (closing.TryPeek(out var close) && character == close)
                closing.Pop();
            else if (Closing(character, closing) is { } opened)
                closing.Push(opened);
            else
                word.Append(character);
        }

        if (closing.TryPop(out var missing))
            throw Fault($"a value lacks its closing {missing}");
        rest = rest[length..];
        return word.ToString();
    }

    // Within quotation marks brackets mean nothing; within brackets everything nests.
    private static char? Closing(char character, Stack<char> open) => character switch
    {
        _ when open.TryPeek(out var close) && close is '"' or '\'' => null,
        '"' or '\'' => character,
        '{' => '}',
        '[' => ']',
        _ => null,
    };
}

using System.Globalization;
using Phodos.Formats.Reading;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>
/// Reads a Fortran namelist: <c>name = value</c>, separated by commas, blanks or line ends, up to <c>/</c>. Several values behind a name
/// fill an array from the element that is named, or from the first. What stands in quotation marks is one value; <c>!</c> begins a comment,
/// and <c>#</c> where a word could begin.
/// </summary>
internal sealed class Namelist
{
    private readonly Action<string, string, int> _take;
    private string? _name;
    private int _element;
    private (string Word, int Line)? _pending;
    private bool _isAfterComma;

    private Namelist(Action<string, string, int> take) => _take = take;

    /// <summary>Reads from the current line, which begins with the name of the namelist, to the line with its end.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="take">
    /// Is given each name in lower case, with its index (<c>celldm(1)</c>) where it is that of an array; its value; and the line.
    /// </param>
    internal static void Read(TextLines lines, Action<string, string, int> take)
    {
        var (namelist, group, start) = (new Namelist(take), lines.Words[0], lines.Number);
        var rest = lines.Line.TrimStart()[group.Length..];
        while (!namelist.ReadLine(rest, lines))
        {
            if (!lines.TryMoveNext())
                throw new InvalidInputException($"the namelist {Excerpt.Of(group)} has no end; write / on a line of its own", line: start);
            rest = lines.Line;
        }
    }

    // True where the namelist ends on this line.
    private bool ReadLine(ReadOnlySpan<char> rest, TextLines lines)
    {
        while (true)
        {
            rest = rest.TrimStart();
            if (rest.IsEmpty || rest[0] is '!' or '#')
                return false;
            if (rest[0] == '/' || rest.StartsWith("&end", StringComparison.OrdinalIgnoreCase))
            {
                Assign();
                return true;
            }

            if (rest[0] == '=')
            {
                _name = _pending is { } name ? TakeIndex(name.Word) : throw lines.Fault("a value without a name in a namelist");
                _pending = null;
                _isAfterComma = false;
                rest = rest[1..];
            }
            else if (rest[0] == ',')
            {
                Assign();
                // Two commas skip an element of an array.
                if (_isAfterComma)
                    _element++;
                _isAfterComma = true;
                rest = rest[1..];
            }
            else
            {
                Assign();
                var length = WordLength(rest, lines);
                _pending = (rest[..length].ToString(), lines.Number);
                _isAfterComma = false;
                rest = rest[length..];
            }
        }
    }

    private static int WordLength(ReadOnlySpan<char> rest, TextLines lines)
    {
        if (rest[0] is '\'' or '"')
        {
            var end = rest[1..].IndexOf(rest[0]);
            return end >= 0 ? end + 2 : throw lines.Fault("a text in a namelist lacks its closing quotation mark");
        }

        // Blanks may stand within the parentheses of an index.
        var (length, isInIndex) = (0, false);
        while (length < rest.Length && (isInIndex || !IsEnd(rest[length])))
        {
            isInIndex = rest[length] != ')' && (isInIndex || rest[length] == '(');
            length++;
        }

        return length;
    }

    private static bool IsEnd(char character) => char.IsWhiteSpace(character) || character is ',' or '=' or '/' or '!';

    private string TakeIndex(string word)
    {
        var name = string.Concat(word.Where(character => !char.IsWhiteSpace(character))).ToLowerInvariant();
        var open = name.IndexOf('(', StringComparison.Ordinal);
        _element = 0;
        if (open < 0 || !name.EndsWith(')') || !InvariantNumber.TryParseCount(name.AsSpan()[(open + 1)..^1], out _element))
            return name;
        return name[..open];
    }

    private void Assign()
    {
        if (_pending is not { } value)
            return;
        _pending = null;
        if (_name is null)
            return;
        // The first value of a name without an index is that of a plain variable, too.
        if (_element == 0)
            _take(_name, value.Word, value.Line);
        _element = Math.Max(_element, 1);
        _take(string.Create(CultureInfo.InvariantCulture, $"{_name}({_element})"), value.Word, value.Line);
        _element++;
    }
}

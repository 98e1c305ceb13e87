using System.Globalization;
using System.Text;

namespace Phodos.Formats.Documents;

/// <summary>Reads one string of Python, in single or double quotes, with the escapes that <c>repr</c> writes.</summary>
internal static class PythonStringLiteral
{
    /// <summary>The string whose opening quote is at the position; the position moves behind its closing quote.</summary>
    internal static string Read(ReadOnlySpan<char> text, ref int position)
    {
        var start = position;
        var quote = text[position++];
        var value = new StringBuilder();
        while (position < text.Length)
        {
            var character = text[position++];
            if (character == quote)
                return value.ToString();
            if (character is '\n' or '\r')
                break;
            value.Append(character == '\\' ? Escaped(text, ref position) : character);
        }

        throw new InvalidInputException($"a string is not closed, at character {start + 1}");
    }

    private static char Escaped(ReadOnlySpan<char> text, ref int position)
    {
        var character = position < text.Length ? text[position++] : '\0';
        return character switch
        {
            '\\' or '\'' or '"' => character,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'x' => Hexadecimal(text, ref position, 2),
            'u' => Hexadecimal(text, ref position, 4),
            _ => throw new InvalidInputException($"a string has an escape that is not read, at character {position}"),
        };
    }

    private static char Hexadecimal(ReadOnlySpan<char> text, ref int position, int digits)
    {
        if (position + digits > text.Length
            || !ushort.TryParse(text.Slice(position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            throw new InvalidInputException($"a string has a broken escape, at character {position + 1}");
        }

        position += digits;
        return (char)code;
    }
}

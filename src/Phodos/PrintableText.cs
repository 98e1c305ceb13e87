using System.Globalization;
using System.Text;

namespace Phodos;

/// <summary>
/// A text as it may be shown on a terminal: one line that cannot move the cursor, change colours or turn the writing round.
/// </summary>
public static class PrintableText
{
    /// <summary>
    /// The text with its line breaks, control and formatting characters and halves of characters written as their
    /// code, such as <c>\u001B</c>. File names may hold any of them. A text without them comes back as it is.
    /// </summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!NeedsCare(text))
            return text;
        var printable = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out var rune) && IsPlain(rune))
            {
                printable.Append(text, i, rune.Utf16SequenceLength);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
        }

        return printable.ToString();
    }

    /// <summary>Whether a character may stand in such a text by itself; halves of characters may not.</summary>
    internal static bool IsPlain(char character) => Rune.TryCreate(character, out var rune) && IsPlain(rune);

    private static bool NeedsCare(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAscii(character) || char.IsControl(character))
                return true;
        }

        return false;
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}

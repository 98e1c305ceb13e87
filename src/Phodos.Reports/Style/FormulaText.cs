using System.Text;

namespace Phodos.Reports.Style;

/// <summary>Writes names from files as the text of a figure.</summary>
internal static class FormulaText
{
    /// <summary>A formula with its counts as subscripts: <c>Fe2O3</c> becomes <c>Fe₂O₃</c>.</summary>
    internal static string Subscripted(string formula)
    {
        var text = new StringBuilder(Clean(formula));
        for (var i = 1; i < text.Length; i++)
        {
            var follows = char.IsAsciiLetter(text[i - 1]) || text[i - 1] is ')' or ']' or (>= '₀' and <= '₉');
            if (follows && char.IsAsciiDigit(text[i]))
                text[i] = (char)('₀' + (text[i] - '0'));
        }

        return text.ToString();
    }

    /// <summary>A space-group symbol with its screw axes as subscripts: <c>P6_3/mmc</c> becomes <c>P6₃/mmc</c>.</summary>
    internal static string SpaceGroup(string symbol)
    {
        var text = new StringBuilder(Clean(symbol).Replace('-', '−'));
        for (var i = text.Length - 2; i >= 0; i--)
        {
            if (text[i] == '_' && char.IsAsciiDigit(text[i + 1]))
                text.Remove(i, 1)[i] = (char)('₀' + (text[i] - '0'));
        }

        return text.ToString();
    }

    /// <summary>On one line and without control characters, which an SVG file may not hold.</summary>
    internal static string Clean(string text) =>
        string.Concat(text.Select(character => char.IsControl(character) || char.IsSurrogate(character) ? ' ' : character)).Trim();
}

using System.Text;

namespace Phodos.Reports.Tables;

/// <summary>Plain text as LaTeX, for pdfLaTeX too, which knows few characters beyond ASCII.</summary>
internal static class LatexText
{
    private static readonly Dictionary<char, string> Replacements = new()
    {
        ['\\'] = @"\textbackslash{}",
        ['{'] = @"\{",
        ['}'] = @"\}",
        ['$'] = @"\$",
        ['&'] = @"\&",
        ['#'] = @"\#",
        ['%'] = @"\%",
        ['_'] = @"\_",
        ['~'] = @"\textasciitilde{}",
        ['^'] = @"\textasciicircum{}",
        ['<'] = "$<$",
        ['>'] = "$>$",
        ['±'] = @"$\pm$",
        ['−'] = "$-$",
        ['×'] = @"$\times$",
        ['·'] = @"$\cdot$",
        ['–'] = "--",
        ['…'] = @"\dots{}",
        ['Å'] = @"\AA{}",
    };

    private static readonly Dictionary<char, char> Superscripts =
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁻".Zip("0123456789-").ToDictionary(pair => pair.First, pair => pair.Second);

    internal static string Escape(string text)
    {
        var latex = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (Superscripts.ContainsKey(text[i]))
            {
                latex.Append("$^{");
                for (; i < text.Length && Superscripts.TryGetValue(text[i], out var raised); i++)
                    latex.Append(raised);
                latex.Append("}$");
                i--;
            }
            else if (Replacements.TryGetValue(text[i], out var replacement))
            {
                latex.Append(replacement);
            }
            else
            {
                latex.Append(char.IsControl(text[i]) ? ' ' : text[i]);
            }
        }

        return latex.ToString();
    }
}

using System.Text;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>How the names of wave vectors are written: inside with Greek letters and an underscore before an index.</summary>
internal static class BandLabels
{
    internal const string Gamma = "Γ";

    private static readonly (string Letter, string Name)[] Greek = [(Gamma, "Gamma"), ("Σ", "Sigma"), ("Δ", "Delta"), ("Λ", "Lambda")];

    /// <summary>A label as users and programs write it: <c>GAMMA</c>, <c>\Gamma</c>, <c>$\Sigma_{0}$</c>, <c>X1</c>.</summary>
    internal static string Parse(string text)
    {
        var plain = text.Replace("$", "", StringComparison.Ordinal).Replace("{", "", StringComparison.Ordinal)
            .Replace("}", "", StringComparison.Ordinal).Replace(@"\mathrm", "", StringComparison.Ordinal).TrimStart('\\');
        foreach (var (letter, name) in Greek)
        {
            if (plain.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return letter + plain[name.Length..];
        }

        return plain;
    }

    /// <summary>The label with low digits for the index.</summary>
    internal static string Display(string label)
    {
        var text = new StringBuilder(label.Length);
        var isIndex = false;
        foreach (var character in label)
        {
            if (character == '_')
                isIndex = true;
            else
                text.Append(isIndex && char.IsAsciiDigit(character) ? (char)('₀' + character - '0') : character);
        }

        return text.ToString();
    }

    /// <summary>The label for TeX, within mathematics: <c>\Gamma</c>, <c>X_{1}</c>.</summary>
    internal static string Tex(string label)
    {
        foreach (var (letter, name) in Greek)
            label = label.Replace(letter, $@"\{name}", StringComparison.Ordinal);
        var index = label.IndexOf('_', StringComparison.Ordinal);
        return index < 0 ? label : $"{label[..index]}_{{{label[(index + 1)..]}}}";
    }
}

using System.Text.RegularExpressions;
using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>The formula that a data block states, such as <c>C12 H22 O11</c>.</summary>
internal static partial class CifFormula
{
    // Formulas round the amounts of a mixture; they do not miss a whole atom of a formula unit.
    private const double AmountTolerance = 0.02;

    private const int MaximumLength = 1_000;

    /// <summary>The amount of each element, or null where the block states no formula that can be read.</summary>
    internal static Dictionary<Element, double>? Read(CifBlock block)
    {
        if (block.FirstOf([CifTags.FormulaTag]) is not { Text.Length: <= MaximumLength } formula)
            return null;
        var amounts = new Dictionary<Element, double>();
        foreach (var word in Words(formula))
        {
            var number = word.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
            var amount = 1.0;
            if (ElementLabel.TryExact(word.AsSpan(0, word.Length - number.Length)) is not { } element
                || !(number.IsEmpty || InvariantNumber.TryParse(number, out amount)))
            {
                return null;
            }

            amounts[element] = amounts.GetValueOrDefault(element) + amount;
        }

        return amounts.Values.Sum() > 0 ? amounts : null;
    }

    /// <summary>
    /// The elements of the formula of the block: of the sum, else of the moieties (<c>'C8 H20 N 1+, Cl 1-'</c>), else of the structure.
    /// Null where no formula can be read.
    /// </summary>
    internal static IReadOnlySet<Element>? Elements(CifBlock block)
    {
        if (Read(block) is { } amounts)
            return amounts.Keys.ToHashSet();
        return new[] { CifTags.FormulaTag, CifTags.FormulaMoietyTag, CifTags.FormulaStructuralTag }
            .Select(tag => block.FirstOf([tag]) is { Text.Length: <= MaximumLength } formula ? ElementsOf(formula.Text.ToString()) : null)
            .FirstOrDefault(elements => elements is not null);
    }

    /// <summary>Whether a crystal has the elements of a formula in its ratio.</summary>
    internal static bool Agrees(IReadOnlyDictionary<Element, double> stated, Crystal crystal)
    {
        var counts = crystal.Species.CountBy(element => element).ToDictionary(pair => pair.Key, pair => (double)pair.Value);
        var first = crystal.Species.MaxBy(element => counts[element])!;
        var scale = stated.GetValueOrDefault(first) / counts[first];
        return stated.Keys.Union(counts.Keys).All(element =>
            Math.Abs(stated.GetValueOrDefault(element) - scale * counts.GetValueOrDefault(element))
            <= AmountTolerance * Math.Max(scale, stated.GetValueOrDefault(element)));
    }

    /// <summary>Warns where the crystal has other elements than the formula, or in another ratio.</summary>
    internal static void Compare(CifBlock block, Crystal crystal, List<string> warnings)
    {
        if (Read(block) is { } stated && !Agrees(stated, crystal))
        {
            var value = block.FirstOf([CifTags.FormulaTag])!.Value;
            warnings.Add(
                $"line {value.Line}: the file gives the formula {Excerpt.Quoted(value.Text)}, but its sites make {crystal.ReducedFormula}");
        }
    }

    private static string[] Words(CifValue formula) =>
        formula.Text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    // Every run of letters must be symbols in their usual case; other texts, with names or unknown amounts, are no formula.
    private static HashSet<Element>? ElementsOf(string formula)
    {
        var elements = new HashSet<Element>();
        foreach (Match symbol in Symbol().Matches(formula))
        {
            if ((symbol.Value is "D" or "T" ? Element.FromSymbol("H") : Element.TryFromSymbol(symbol.Value)) is not { } element)
                return null;
            elements.Add(element);
        }

        return elements.Count == 0 ? null : elements;
    }

    [GeneratedRegex("[A-Z][a-z]*|[a-z]+")]
    private static partial Regex Symbol();
}

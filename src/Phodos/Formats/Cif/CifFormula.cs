using Phodos.Crystals;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>The formula that a data block states, such as <c>C12 H22 O11</c>.</summary>
internal static class CifFormula
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
        foreach (var word in formula.Text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var number = word.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
            var amount = 1.0;
            if (ElementLabel.TryTypeSymbol(word) is not { } element || !(number.IsEmpty || InvariantNumber.TryParse(number, out amount)))
                return null;
            amounts[element] = amounts.GetValueOrDefault(element) + amount;
        }

        return amounts;
    }

    /// <summary>Warns where the crystal has other elements than the formula, or in another ratio.</summary>
    internal static void Compare(CifBlock block, Crystal crystal, List<string> warnings)
    {
        if (Read(block) is not { Count: > 0 } stated || stated.Values.Sum() is not > 0)
            return;
        var counts = crystal.Species.CountBy(element => element).ToDictionary(pair => pair.Key, pair => (double)pair.Value);
        var first = crystal.Species.MaxBy(element => counts[element])!;
        var scale = stated.GetValueOrDefault(first) / counts[first];
        var agrees = stated.Keys.Union(counts.Keys).All(element =>
            Math.Abs(stated.GetValueOrDefault(element) - scale * counts.GetValueOrDefault(element))
            <= AmountTolerance * Math.Max(scale, stated.GetValueOrDefault(element)));
        if (!agrees)
        {
            var value = block.FirstOf([CifTags.FormulaTag])!.Value;
            warnings.Add(
                $"line {value.Line}: the file gives the formula {Excerpt.Quoted(value.Text)}, but its sites make {crystal.ReducedFormula}");
        }
    }
}

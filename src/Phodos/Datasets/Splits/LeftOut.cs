using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;

namespace Phodos.Datasets.Splits;

/// <summary>
/// A kind of crystals that a model never learns from, so that it is tested out of its distribution, as the DOSTransformer paper
/// (Lee et al., NeurIPS 2023) does with crystal systems and numbers of elements.
/// </summary>
public sealed class LeftOut
{
    /// <summary>The rule that leaves crystal systems out.</summary>
    public const string SystemsRule = "leave-systems-out";

    /// <summary>The rule that leaves every crystal with certain elements out.</summary>
    public const string ElementsRule = "leave-elements-out";

    /// <summary>The rule that leaves crystals of certain numbers of elements out.</summary>
    public const string ElementCountsRule = "leave-element-counts-out";

    private readonly Func<DosEntry, bool> _matches;

    private LeftOut(string rule, ImmutableArray<string> values, Func<DosEntry, bool> matches) =>
        (Rule, Values, _matches) = (rule, values, matches);

    /// <summary>The names of the rules.</summary>
    public static ImmutableArray<string> Rules { get; } = [SystemsRule, ElementsRule, ElementCountsRule];

    /// <summary>The name of the rule.</summary>
    public string Rule { get; }

    /// <summary>What is left out, each once: names of crystal systems, symbols of elements or whole numbers.</summary>
    public ImmutableArray<string> Values { get; }

    /// <summary>Leaves crystal systems out.</summary>
    /// <exception cref="InvalidInputException">None is named.</exception>
    public static LeftOut OfSystems(params IEnumerable<CrystalSystem> systems)
    {
        ImmutableSortedSet<CrystalSystem> chosen = [.. systems];
        return Of(SystemsRule, chosen.Select(system => system.Name()), entry => chosen.Contains(entry.System));
    }

    /// <summary>Leaves every crystal with at least one of some elements out.</summary>
    /// <exception cref="InvalidInputException">None is named.</exception>
    public static LeftOut OfElements(params IEnumerable<Element> elements)
    {
        var chosen = elements.Distinct().OrderBy(element => element.AtomicNumber).ToImmutableArray();
        return Of(ElementsRule, chosen.Select(element => element.Symbol), entry => entry.Crystal.Species.Any(chosen.Contains));
    }

    /// <summary>Leaves crystals of some numbers of different elements out, such as 4 for the quaternary ones.</summary>
    /// <exception cref="InvalidInputException">None is named, or a number is not positive.</exception>
    public static LeftOut OfElementCounts(params IEnumerable<int> counts)
    {
        ImmutableSortedSet<int> chosen = [.. counts];
        if (chosen.Any(count => count < 1))
            throw new InvalidInputException($"a crystal cannot have {chosen.Min} elements; leave numbers from 1 out");
        return Of(
            ElementCountsRule,
            chosen.Select(count => count.ToString(CultureInfo.InvariantCulture)),
            entry => chosen.Contains(entry.Crystal.Species.Distinct().Count()));
    }

    /// <summary>What a rule leaves out, from words as in <see cref="Values"/>.</summary>
    /// <exception cref="InvalidInputException">There is no such rule, a word means nothing to it, or there is none.</exception>
    public static LeftOut Parse(string rule, IEnumerable<string> values) => rule switch
    {
        SystemsRule => OfSystems(values.Select(CrystalSystems.Parse)),
        ElementsRule => OfElements(values.Select(Element.FromSymbol)),
        ElementCountsRule => OfElementCounts(values.Select(ParseCount)),
        _ => throw new InvalidInputException(
            $"{Excerpt.Quoted(rule)} is no rule that leaves crystals out; it is one of {string.Join(", ", Rules)}"),
    };

    /// <summary>Whether an entry is left out.</summary>
    public bool Contains(DosEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return _matches(entry);
    }

    private static LeftOut Of(string rule, IEnumerable<string> values, Func<DosEntry, bool> matches)
    {
        ImmutableArray<string> words = [.. values];
        return words.IsEmpty
            ? throw new InvalidInputException($"{rule} leaves nothing out; name at least one crystal system, element or number")
            : new LeftOut(rule, words, matches);
    }

    private static int ParseCount(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        ? count
        : throw new InvalidInputException($"{Excerpt.Quoted(text)} is no number of elements; write a whole number such as 4");
}

using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>What is uncertain about the elements of the sites. Where the crystal has the formula of the file, it was right.</summary>
/// <param name="line">The line of the sites.</param>
internal sealed class CifDoubts(int line)
{
    private readonly List<string> _guesses = [];
    private readonly List<string> _hydrides = [];
    private readonly List<string> _attached = [];
    private readonly List<(string Label, SiteSpecies Species)> _rivalled = [];

    internal void Add(string label, SiteSpecies species, bool hasAttachedHydrogens)
    {
        if (species.IsGuess)
            _guesses.Add($"{label} as {species.Element}");
        else if (species.Rival is not null)
            _rivalled.Add((label, species));
        if (hasAttachedHydrogens)
            _attached.Add(label);
        else if (species.LacksHydrogen)
            _hydrides.Add(label);
    }

    /// <summary>Says what stays uncertain.</summary>
    /// <param name="crystal">The crystal of the sites.</param>
    /// <param name="formula">What the file says the amounts are, or null.</param>
    /// <param name="warnings">Takes the warnings.</param>
    internal void Report(Crystal crystal, IReadOnlyDictionary<Element, double>? formula, List<string> warnings)
    {
        if (formula is not null && CifFormula.Agrees(formula, crystal))
            return;
        var elements = crystal.Species.ToHashSet();
        List<string> guesses =
        [
            .. _guesses,
            .. from site in _rivalled
               where elements.Contains(site.Species.Rival!)
               select $"{site.Label} as {site.Species.Element}",
        ];
        if (guesses.Count > 0)
        {
            warnings.Add(
                $"line {line}: elements are guessed from names of sites that could mean something else: {Excerpt.List(guesses)}; "
                + "write the symbols in _atom_site_type_symbol");
        }

        List<string> hydrogens = [.. _attached, .. PlacesHydrogen(crystal, formula) ? [] : _hydrides];
        if (hydrogens.Count > 0)
        {
            warnings.Add(
                $"line {line}: sites carry hydrogen atoms that the file does not place; these are missing from the crystal: "
                + Excerpt.List(hydrogens));
        }
    }

    private static bool PlacesHydrogen(Crystal crystal, IReadOnlyDictionary<Element, double>? formula)
    {
        var hydrogen = Element.FromSymbol("H");
        var placed = (double)crystal.Species.Count(element => element == hydrogen) / crystal.AtomCount;
        var stated = formula is null ? 0 : formula.GetValueOrDefault(hydrogen) / formula.Values.Sum();
        return placed > 0 && placed >= 0.98 * stated;
    }
}

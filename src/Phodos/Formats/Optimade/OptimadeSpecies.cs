using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Optimade;

/// <summary>Reads the species of a structure, and which of them stands at each site.</summary>
internal static class OptimadeSpecies
{
    private const double Tolerance = 1e-3;

    /// <summary>The element of each site.</summary>
    /// <param name="species">The list of species, or null: then the names at the sites are elements.</param>
    /// <param name="sites">The name of the species of each site.</param>
    /// <param name="masses">Takes the masses that the species state.</param>
    /// <exception cref="InvalidInputException">A species is disordered, unknown or no element; the line is given.</exception>
    internal static ImmutableArray<Element> Read(DataValue? species, DataValue sites, StatedMasses masses)
    {
        var entries = new Dictionary<string, DataDictionary>(StringComparer.Ordinal);
        foreach (var value in species is null or DataNull ? [] : species.ToList("species"))
        {
            var entry = value.ToDictionary("an item of species");
            var name = entry.Require("name", "a species").ToText("the name of a species");
            if (!entries.TryAdd(name, entry))
                throw new InvalidInputException($"the species {Excerpt.Quoted(name)} stands twice", line: entry.Line);
        }

        var elements = new Dictionary<string, Element>(StringComparer.Ordinal);
        var names = sites.ToList("species_at_sites");
        return [.. names.Select((name, site) => OfSite(name, site))];

        Element OfSite(DataValue value, int site)
        {
            var name = value.ToText($"species_at_sites[{site}]");
            if (elements.TryGetValue(name, out var known))
                return known;
            var element = entries.TryGetValue(name, out var entry)
                ? OfSpecies(entry, name, masses)
                : entries.Count == 0
                    ? Symbol(name, name, value.Line)
                    : throw new InvalidInputException($"site {site + 1} has the species {Excerpt.Quoted(name)}, which is not listed", line: value.Line);
            return elements[name] = element;
        }
    }

    private static Element OfSpecies(DataDictionary entry, string name, StatedMasses masses)
    {
        var symbols = entry.Require("chemical_symbols", "a species").ToList("chemical_symbols");
        if (entry.Find("attached") is DataList { Count: > 0 } attached)
        {
            throw new InvalidInputException(
                $"the species {Excerpt.Quoted(name)} has attached atoms without positions; give a structure with every atom", line: attached.Line);
        }

        var concentrations = entry.Find("concentration") is { } value and not DataNull ? value.ToNumbers("concentration") : [1];
        if (symbols.Count != 1 || concentrations is not [var concentration] || Math.Abs(concentration - 1) > Tolerance)
        {
            var parts = string.Join(" + ", symbols.Select(symbol => (symbol as DataText)?.Value));
            throw new InvalidInputException(
                $"the structure is disordered: the species {Excerpt.Quoted(name)} is {Excerpt.Of(parts)}; give an ordered structure",
                line: entry.Line);
        }

        var element = Symbol(symbols[0].ToText("a chemical symbol"), name, entry.Line);
        if (entry.Find("mass") is DataList { Items: [DataNumber mass] })
            masses.Add(element, mass.Value, mass.Line);
        return element;
    }

    // The specification has X for what is no element, and 'vacancy'.
    private static Element Symbol(string symbol, string name, int line) => ElementLabel.TryExact(symbol)
        ?? throw new InvalidInputException(
            $"the species {Excerpt.Quoted(name)} is {Excerpt.Quoted(symbol)}, which is no element; give a structure of elements alone", line: line);
}

using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Formats.Pymatgen;

/// <summary>
/// Reads the sites of a structure. Sites that nothing occupies are left out with a warning; a
/// site that one element does not fill makes the structure disordered.
/// </summary>
internal static class PymatgenSites
{
    private const double OccupancyTolerance = 1e-3;

    // What pymatgen takes for nothing.
    private const double EmptyOccupancy = 1e-8;

    /// <summary>Species and fractional positions of the occupied sites.</summary>
    /// <param name="value">The list of sites.</param>
    /// <param name="lattice">The lattice that Cartesian positions refer to, or null where they cannot be used.</param>
    /// <param name="warnings">Takes what was left out.</param>
    /// <exception cref="InvalidInputException">A site is broken, no element, or partly occupied; the line is given.</exception>
    internal static (ImmutableArray<Element> Species, ImmutableArray<Vector3D> Positions) Read(
        DataValue value, Lattice? lattice, List<string> warnings)
    {
        var sites = value.ToList("sites");
        var species = ImmutableArray.CreateBuilder<Element>(sites.Count);
        var positions = ImmutableArray.CreateBuilder<Vector3D>(sites.Count);
        List<string> empty = [], partial = [];
        var masses = new StatedMasses();
        var partialLine = value.Line;
        for (var index = 0; index < sites.Count; index++)
        {
            var what = $"sites[{index}]";
            var site = sites[index].ToDictionary(what);
            var (element, occupancy) = ReadOccupation(site, what, masses);
            if (element is null && occupancy == 0)
            {
                empty.Add(what);
                continue;
            }

            if (element is null || Math.Abs(occupancy - 1) > OccupancyTolerance)
            {
                if (partial.Count == 0)
                    partialLine = site.Line;
                partial.Add($"{what} {(site.Find("label") as DataText)?.Value}".TrimEnd());
                continue;
            }

            species.Add(element);
            positions.Add(ReadPosition(site, lattice, what));
        }

        if (partial.Count > 0)
        {
            throw new InvalidInputException(
                $"the structure is disordered: partly occupied sites {Excerpt.List(partial)}; give an ordered structure",
                line: partialLine);
        }

        if (empty.Count > 0)
            warnings.Add($"line {value.Line}: sites of zero occupancy are left out: {Excerpt.List(empty)}");
        warnings.AddRange(masses.Warnings());
        return (species.ToImmutable(), positions.ToImmutable());
    }

    // The one element of a site (null where it is none or several) and the sum of the
    // occupancies; oxidation states do not tell species apart.
    private static (Element? Element, double Occupancy) ReadOccupation(
        DataDictionary site, string what, StatedMasses masses)
    {
        var elements = new HashSet<Element>();
        var total = 0.0;
        var entries = site.Require("species", what).ToList($"{what}.species");
        for (var index = 0; index < entries.Count; index++)
        {
            var name = $"{what}.species[{index}]";
            var entry = entries[index].ToDictionary(name);
            var occupancy = entry.Require("occu", name).ToNumber($"{name}.occu");
            if (occupancy < 0 || occupancy > 1 + OccupancyTolerance)
            {
                throw new InvalidInputException(
                    FormattableString.Invariant($"{name}.occu is {occupancy}; an occupancy must be 0 to 1"), line: entry.Line);
            }

            if (occupancy < EmptyOccupancy)
                continue;
            elements.Add(ReadElement(entry, name, masses));
            total += occupancy;
        }

        return (elements.Count == 1 ? elements.Single() : null, total);
    }

    private static Element ReadElement(DataDictionary entry, string name, StatedMasses masses)
    {
        var symbol = entry.Require("element", name).ToText($"{name}.element");
        var element = ElementLabel.TryExact(symbol) ?? throw new InvalidInputException(
            $"{name} is {Excerpt.Quoted(symbol)}, which is no element; remove dummy sites", line: entry.Line);
        if (ElementLabel.IsHydrogenIsotope(symbol))
            masses.Add(element, symbol is "D" or "d" ? 2 : 3, symbol, entry.Line);
        return element;
    }

    private static Vector3D ReadPosition(DataDictionary site, Lattice? lattice, string what)
    {
        if (site.Find("abc") is { } fractional)
            return FractionalCoordinate.Check(fractional.ToVector($"{what}.abc"), fractional.Line);
        if (lattice is null)
            throw new InvalidInputException($"{what} has no 'abc', which a lattice without a 'matrix' needs", line: site.Line);
        var cartesian = site.Require("xyz", what);
        return FractionalCoordinate.Check(lattice.ToFractional(cartesian.ToVector($"{what}.xyz")), cartesian.Line);
    }
}

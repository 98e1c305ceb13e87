using Phodos.Formats.Reading;

namespace Phodos.Formats.Cif;

/// <summary>Keeps disordered structures out: a crystal has one element on each site, in every cell.</summary>
internal static class CifDisorder
{
    /// <summary>How far from 1 the occupancy of a full site may be.</summary>
    internal const double OccupancyTolerance = 1e-3;

    // Partly occupied sites are compared pair by pair; a file with more of them is disordered beyond doubt.
    private const int MaximumPartialSites = 1_000;

    /// <summary>
    /// The sites with those joined that share a place and an element, such as Fe2+ and Fe3+ of a mixed-valence site.
    /// </summary>
    /// <param name="sites">The sites.</param>
    /// <param name="warnings">Takes what was joined of sites that differ in their hydrogen atoms, such as OH and OH2.</param>
    /// <exception cref="InvalidInputException">A site is partly occupied; the sites are named.</exception>
    internal static List<CifSite> Resolve(List<CifSite> sites, List<string> warnings)
    {
        var partial = sites.Where(site => !IsFull(site.Occupancy)).ToList();
        if (partial.Count == 0)
            return sites;
        if (partial.Count > MaximumPartialSites)
            throw Fault(partial);

        var resolved = sites.Where(site => IsFull(site.Occupancy)).ToList();
        var remaining = new List<CifSite>(partial);
        while (remaining is [var first, ..])
        {
            var joined = remaining.Where(site => site.Element == first.Element && IsSamePlace(site, first)).ToList();
            if (!IsFull(joined.Sum(site => site.Occupancy)))
                throw Fault(partial);
            if (joined.Exists(site => site.LacksHydrogen))
            {
                warnings.Add(
                    $"line {first.Line}: sites in one place are joined to one {first.Element}: "
                    + Excerpt.List([.. joined.Select(site => site.Label)]));
            }

            resolved.Add(first with { Occupancy = 1 });
            remaining.RemoveAll(joined.Contains);
        }

        return resolved;
    }

    private static bool IsFull(double occupancy) => Math.Abs(occupancy - 1) <= OccupancyTolerance;

    private static bool IsSamePlace(CifSite left, CifSite right) =>
        FractionalCoordinate.Nearest(left.Position - right.Position).Length < 1e-4;

    private static InvalidInputException Fault(List<CifSite> partial) => new(
        $"the structure is disordered: partly occupied sites {Excerpt.List([.. partial.Select(site => site.Label)])}; "
        + "give an ordered structure",
        line: partial[0].Line);
}

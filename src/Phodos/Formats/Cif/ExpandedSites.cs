using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>The crystal that symmetry operations make of the sites of a data block.</summary>
/// <param name="Crystal">The crystal.</param>
/// <param name="Operations">The operations.</param>
/// <param name="Images">How many atoms each site became; sites that repeat another are not among them.</param>
/// <param name="Warning">What was left out, or null.</param>
internal sealed record ExpandedSites(
    Crystal Crystal, IReadOnlyList<SymmetryOperation> Operations, ImmutableArray<(CifSite Site, int Count)> Images, string? Warning);

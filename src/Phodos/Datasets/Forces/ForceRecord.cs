using System.Collections.Immutable;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Datasets.Forces;

/// <summary>The calculation of a crystal's force constants, as a store keeps it.</summary>
/// <param name="Id">The identifier in the source; not empty.</param>
/// <param name="ForceConstants">The force constants of its supercell, symmetrised. A store keeps them in single precision.</param>
public sealed record ForceRecord(string Id, SupercellForceConstants ForceConstants)
{
    /// <summary>The mass of each atom of the primitive cell (unified atomic mass units); null for the standard ones.</summary>
    public ImmutableArray<double>? Masses { get; init; }

    /// <summary>The Born charges and the dielectric tensor, or null where they are not known.</summary>
    public BornCharges? Born { get; init; }

    /// <summary>The part of a split that the source puts it into, such as <c>train</c>, or null.</summary>
    public string? Split { get; init; }

    /// <summary>
    /// How much it counts in a training, above 0 and at most 1; below 1 for one that is no first-principles calculation, or of doubtful quality.
    /// </summary>
    public double Weight { get; init; } = 1;
}

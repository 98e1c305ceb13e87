using System.Collections.Immutable;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// The same crystal in the most compact, right-handed cell, from which Moyo finds its way more surely than from a skewed one.
/// </summary>
internal static class InCompactCell
{
    internal static Crystal Of(Crystal crystal)
    {
        var (lattice, _) = LatticeReduction.Reduce(crystal.Lattice);
        if (!lattice.IsRightHanded)
            lattice = new Lattice(-lattice.A, -lattice.B, -lattice.C);
        var positions = crystal.FractionalPositions.Select(position => lattice.ToFractional(crystal.Lattice.ToCartesian(position)));
        return new Crystal(lattice, crystal.Species, positions.ToImmutableArray());
    }
}

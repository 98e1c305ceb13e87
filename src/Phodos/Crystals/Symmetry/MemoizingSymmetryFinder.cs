using System.Runtime.CompilerServices;

namespace Phodos.Crystals.Symmetry;

/// <summary>
/// Remembers what another finder found, for as long as the crystal lives, so that checking and preparing a data set search once.
/// </summary>
/// <param name="finder">The finder that searches.</param>
public sealed class MemoizingSymmetryFinder(ISymmetryFinder finder) : ISymmetryFinder
{
    private readonly ConditionalWeakTable<Crystal, Found> _found = [];

    /// <inheritdoc/>
    public CrystalSymmetry Find(Crystal crystal, double tolerance = 1e-3)
    {
        if (_found.TryGetValue(crystal, out var known) && known.Tolerance == tolerance)
            return known.Symmetry;
        var symmetry = finder.Find(crystal, tolerance);
        _found.AddOrUpdate(crystal, new Found(tolerance, symmetry));
        return symmetry;
    }

    private sealed record Found(double Tolerance, CrystalSymmetry Symmetry);
}

using Phodos.Crystals;

namespace Phodos.Datasets;

/// <summary>
/// Gives crystals their system where a file has none, and finds the one to compare where it has; safe to call from several threads.
/// </summary>
internal sealed class CrystalSystemSearch(ISymmetryFinder? symmetry, double tolerance)
{
    /// <summary>The crystal system of the structure; null where it is not asked for, or not needed and not found.</summary>
    /// <exception cref="InvalidInputException">It is needed and not to be had.</exception>
    internal CrystalSystem? Of(Crystal crystal, bool isNeeded)
    {
        if (symmetry is null)
        {
            return isNeeded
                ? throw new InvalidInputException("crystal_system is empty, and the symmetry of the structure is not asked for")
                : null;
        }

        try
        {
            return symmetry.Find(crystal, tolerance).System;
        }
        catch (InvalidInputException) when (!isNeeded)
        {
            // The file's system stands; the report lists the crystal as not checked.
            return null;
        }
    }
}

using Phodos.Crystals;

namespace Phodos.Datasets.Duplicates;

/// <summary>
/// Tells whether two crystals are the same structure: the same composition in the same arrangement, whatever the cell, supercell, origin,
/// orientation, mirror image and order of the atoms, and up to a tolerance in distances and volume.
/// </summary>
/// <remarks>What is compared, and what cannot be told apart, is said at <see cref="StructureFingerprint"/>.</remarks>
public static class StructureComparison
{
    /// <summary>Whether two crystals are the same structure.</summary>
    /// <param name="first">A crystal.</param>
    /// <param name="second">Another one.</param>
    /// <param name="tolerance">How far they may differ; null is <see cref="StructureTolerance.Default"/>.</param>
    public static bool AreSame(Crystal first, Crystal second, StructureTolerance? tolerance = null) =>
        StructureFingerprint.Of(first).Matches(StructureFingerprint.Of(second), tolerance ?? StructureTolerance.Default);
}

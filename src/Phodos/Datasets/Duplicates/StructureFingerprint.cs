using Phodos.Crystals;

namespace Phodos.Datasets.Duplicates;

/// <summary>
/// Numbers that stay the same however a crystal is written (cell, supercell, origin, orientation, mirror image, atom order) and move little
/// when it is strained or its atoms shift: samples of the sorted interatomic distances of each pair of elements, pooled over all atoms and
/// divided by the cube root of the volume an atom. It is the quantile function of the partial radial distribution function.
/// </summary>
/// <remarks>
/// If no distance changes by more than a factor, no order statistic does, so the largest relative difference of two fingerprints never
/// exceeds the largest relative change of a distance. That makes it a continuous invariant, as the average minimum distances are
/// (Widdowson et al., MATCH Commun. Math. Comput. Chem. 87, 529 (2022)); pooling sees how many atoms have a neighbour where a mean over
/// the atoms blurs it. Not told apart are structures whose distances are alike up to 4.5 spacings of atoms (stacking sequences of long
/// period, and those of layers far apart such as graphite's), distortions below the tolerance, and the rare structures that have the same
/// distances in another arrangement (homometric ones). Memory: about 200 samples of 2 bytes, about 500 bytes a crystal with all round them.
/// </remarks>
public sealed class StructureFingerprint
{
    private readonly Half[] _distances;

    private StructureFingerprint(string reducedFormula, double volumePerAtom, Half[] distances)
    {
        ReducedFormula = reducedFormula;
        VolumePerAtom = volumePerAtom;
        _distances = distances;
    }

    /// <summary>The reduced formula; crystals of different composition are never the same.</summary>
    public string ReducedFormula { get; }

    /// <summary>The volume an atom (cubic angstrom).</summary>
    public double VolumePerAtom { get; }

    /// <summary>The sampled distances in units of the cube root of the volume an atom, pair of elements by pair of elements.</summary>
    internal ReadOnlySpan<Half> Distances => _distances;

    /// <summary>The fingerprint of a crystal.</summary>
    public static StructureFingerprint Of(Crystal crystal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var volumePerAtom = crystal.Lattice.Volume / crystal.AtomCount;
        var samples = DistanceSamples.Of(crystal, Math.Cbrt(volumePerAtom));
        return new StructureFingerprint(crystal.ReducedFormula, volumePerAtom, samples);
    }

    /// <summary>Whether two fingerprints belong to the same structure.</summary>
    public bool Matches(StructureFingerprint other, StructureTolerance tolerance)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(tolerance);
        if (ReducedFormula != other.ReducedFormula || !AreClose(VolumePerAtom, other.VolumePerAtom, tolerance.Volume))
            return false;
        for (var sample = 0; sample < _distances.Length; sample++)
        {
            if (!AreClose((double)_distances[sample], (double)other._distances[sample], tolerance.Distance))
                return false;
        }

        return true;
    }

    private static bool AreClose(double first, double second, double tolerance) =>
        Math.Abs(first - second) <= tolerance * 0.5 * (first + second);
}

using Phodos.Crystals;

namespace Phodos.LatticeDynamics;

/// <summary>
/// The typical length of an atom's bonds: the mean distance of its neighbours with the weights exp(1 − (r / r_min)⁶) that R. Hoppe's
/// effective coordination number gives them (Z. Kristallogr. 150, 23 (1979)). It changes smoothly with the structure: no neighbour is
/// counted or not counted.
/// </summary>
internal static class BondLengths
{
    // The weight is 1e-14 here.
    private const double RelativeReach = 1.8;

    /// <summary>The bond length of each atom (angstrom).</summary>
    internal static double[] Of(Crystal crystal)
    {
        var shortest = NearestDistances(crystal);
        var weighted = new double[crystal.AtomCount];
        var weights = new double[crystal.AtomCount];
        var neighbors = NeighborList.Build(crystal, RelativeReach * shortest.Max());
        for (var edge = 0; edge < neighbors.EdgeCount; edge++)
        {
            var atom = neighbors.Sources[edge];
            var distance = neighbors.Vectors[edge].Length;
            var weight = Math.Exp(1 - Math.Pow(distance / shortest[atom], 6));
            weighted[atom] += weight * distance;
            weights[atom] += weight;
        }

        return [.. weighted.Zip(weights, (sum, weight) => sum / weight)];
    }

    private static double[] NearestDistances(Crystal crystal)
    {
        // Every atom has its own image at a lattice vector, so the search ends.
        for (var radius = 3.0; ; radius *= 2)
        {
            var nearest = Enumerable.Repeat(double.PositiveInfinity, crystal.AtomCount).ToArray();
            var neighbors = NeighborList.Build(crystal, radius);
            for (var edge = 0; edge < neighbors.EdgeCount; edge++)
                nearest[neighbors.Sources[edge]] = Math.Min(nearest[neighbors.Sources[edge]], neighbors.Vectors[edge].Length);
            if (nearest.All(double.IsFinite))
                return nearest;
        }
    }
}

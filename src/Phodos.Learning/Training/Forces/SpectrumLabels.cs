using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.LatticeDynamics.Polar;
using Phodos.Spectra;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// The label of a crystal from its modes on a mesh, as those of the published data are made: Gaussians of 5 cm⁻¹, smoothed over 105 cm⁻¹,
/// on 0, 20, …, 1000 cm⁻¹, divided by the maximum.
/// </summary>
internal static class SpectrumLabels
{
    /// <summary>The points of the smoothing window.</summary>
    internal const int Window = 21;

    /// <summary>The order of the smoothing polynomial.</summary>
    internal const int Order = 3;

    /// <summary>The points of the fine grid to one of the label's.</summary>
    internal const int Stride = 4;

    private const double Width = 5;
    private const double SymmetryTolerance = 1e-4;

    private static readonly LabelPreparation Preparation = new(null, Window, Order);

    /// <summary>The grid before smoothing.</summary>
    internal static FrequencyGrid Fine { get; } = new(0, Width, 201);

    /// <summary>The mesh of a crystal that samples waves up to a length (angstrom).</summary>
    internal static SymmetricMesh Mesh(Crystal crystal, double length) => SymmetricMesh.Of(
        crystal, SymmetryOperations.Find(crystal, SymmetryTolerance), SymmetricMesh.DivisionsOfLength(crystal.Lattice, length));

    /// <summary>The label of a calculation, with the non-analytical correction where it has Born charges; null where it has no states there.</summary>
    internal static ImmutableArray<double>? Of(ForceRecord record, double length)
    {
        var matrix = record.Born is { } born
            ? PolarForceConstants.DynamicalMatrix(record.ForceConstants, born, record.Masses)
            : new DynamicalMatrix(record.ForceConstants.Unfold(), record.Masses);
        return Of(MeshModes.Of(matrix, Mesh(matrix.Crystal, length), withSites: false));
    }

    /// <summary>The label of modes; null where they have no states in its range.</summary>
    internal static ImmutableArray<double>? Of(MeshModes modes)
    {
        var fine = modes.DensityOfStates(Width, Fine);
        return fine.Values.Max() > 0 ? Preparation.Apply(fine).Values : null;
    }
}

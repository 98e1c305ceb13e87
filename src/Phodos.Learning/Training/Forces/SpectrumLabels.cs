using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.LatticeDynamics.Polar;

namespace Phodos.Learning.Training.Forces;

/// <summary>The labels of calculations, <see cref="ModesLabel"/>, and the meshes that they are made on.</summary>
internal static class SpectrumLabels
{
    private const double SymmetryTolerance = 1e-4;

    /// <summary>The mesh of a crystal that samples waves up to a length (angstrom).</summary>
    internal static SymmetricMesh Mesh(Crystal crystal, double length) =>
        new MeshOptions { Length = length }.Of(crystal, SymmetryOperations.Find(crystal, SymmetryTolerance));

    /// <summary>The dynamical matrix of a calculation, with the non-analytical correction where it has Born charges.</summary>
    internal static DynamicalMatrix MatrixOf(ForceRecord record) => record.Born is { } born
        ? PolarForceConstants.DynamicalMatrix(record.ForceConstants, born, record.Masses)
        : new DynamicalMatrix(record.ForceConstants.Unfold(), record.Masses);

    /// <summary>The label of a calculation; null where it has no states there.</summary>
    internal static ImmutableArray<double>? Of(ForceRecord record, double length)
    {
        var matrix = MatrixOf(record);
        return ModesLabel.TryOf(MeshModes.Of(matrix, Mesh(matrix.Crystal, length), withSites: false))?.Values;
    }
}

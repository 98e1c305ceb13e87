using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.Spectra;

namespace Phodos.Datasets.BuiltIn;

/// <summary>
/// The label of a crystal of the built-in data set: the density of states of the spring model, prepared as the paper prepares its data.
/// </summary>
internal static class ModelLabel
{
    // Waves up to 30 Å (13 × 13 × 13 wave vectors for a face-centred cubic cell of 4 Å): the sampling error is far below the smoothing of
    // the label.
    private const double WaveLength = 30;
    private const double Width = 5; // cm⁻¹

    // Beyond the label's 1000 cm⁻¹ by half the window of the smoothing.
    private static readonly FrequencyGrid FineGrid = new(0, 1, 1051);
    private static readonly LabelPreparation Preparation = new();

    /// <summary>The density of states every 1 cm⁻¹, before it is prepared.</summary>
    internal static DensityOfStates Fine(Crystal crystal) => PhononDos.Compute(
        new DynamicalMatrix(SpringModel.ForceConstants(crystal)), QMesh.OfLength(crystal.Lattice, WaveLength), FineGrid, Width);

    /// <summary>The label on the paper's grid, divided by its maximum, with a part for each element.</summary>
    internal static DensityOfStates Of(Crystal crystal) => WithPartsThatAddUp(Preparation.Apply(Fine(crystal)));

    // The preparation clips the total and each part at zero by themselves, so that the parts may add up to more than the total.
    private static DensityOfStates WithPartsThatAddUp(DensityOfStates label)
    {
        var factors = label.Values.Select(
            (total, point) => label.Projections.Values.Sum(part => part[point]) is > 0 and var sum ? total / sum : 0).ToArray();
        var parts = label.Projections.ToImmutableSortedDictionary(
            part => part.Key,
            part => part.Value.Zip(factors, (value, factor) => value * factor).ToImmutableArray(),
            label.Projections.KeyComparer);
        return new DensityOfStates(label.Grid, label.Values, label.Normalization, parts);
    }
}

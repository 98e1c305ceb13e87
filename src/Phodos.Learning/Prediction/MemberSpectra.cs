using System.Collections.Immutable;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Learning.Calibration;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>What the modes of each member of a model of force constants make: how far they differ foretells how far their mean errs.</summary>
internal sealed class MemberSpectra
{
    private const double Width = 5; // cm⁻¹, of the Gaussians
    private const double AtRest = 0.01; // cm⁻¹
    private const double Temperature = 300; // K

    private readonly DensityOfStates _mean;

    /// <param name="mean">What follows from the mean of the force constants.</param>
    /// <param name="members">The modes of each member, at least two, on the same mesh.</param>
    internal MemberSpectra(CalculatedPhonons mean, ImmutableArray<MeshModes> members)
    {
        _mean = mean.Dos;
        Label = mean.Label();
        Labels = LabelsOf(members);
        DensitiesOfStates = [.. members.Select(modes => modes.DensityOfStates(Width, _mean.Grid))];
        Modes = [.. members.Select(modes => modes.StatesAbove(AtRest))];
        States = [.. DensitiesOfStates.Select(StatesOf)];
    }

    /// <summary>The label of the mean.</summary>
    internal DensityOfStates Label { get; }

    /// <summary>The label of each member; zero where it has no states there.</summary>
    internal double[][] Labels { get; }

    /// <summary>The density of states of each member, on the grid of the mean's.</summary>
    internal ImmutableArray<DensityOfStates> DensitiesOfStates { get; }

    /// <summary>The states of each member, mode by mode.</summary>
    internal ImmutableArray<PhononStates> Modes { get; }

    /// <summary>The states of each member by their density, all at the same frequencies: sums over them are quick.</summary>
    internal ImmutableArray<PhononStates> States { get; }

    /// <summary>The root of the mean square, over the points of the label, of the spread of the members.</summary>
    internal double LabelSpread => SpreadOf(Labels);

    /// <summary>The same of modes alone.</summary>
    internal static double LabelSpreadOf(ImmutableArray<MeshModes> members) => SpreadOf(LabelsOf(members));

    /// <summary>What of the crystal tells of its errors.</summary>
    internal ErrorInputs ErrorInputs()
    {
        var states = StatesOf(_mean);
        var all = ThermodynamicFunctions.At([states, .. States], Temperature);
        return Calibration.ErrorInputs.Of(states, States, ThermodynamicQuantity.Entropy.Score(all[0], all[1..]));
    }

    private static double[][] LabelsOf(ImmutableArray<MeshModes> members) =>
        [.. members.Select(modes => ModesLabel.TryOf(modes)?.Values.ToArray() ?? new double[FrequencyGrid.Paper.Count])];

    private static double SpreadOf(double[][] labels) => Math.Sqrt(Enumerable.Range(0, labels[0].Length)
        .Average(point => Math.Pow(ErrorScale.Spread([.. labels.Select(member => member[point])]), 2)));

    // All at the same frequencies, so that they can be compared one by one.
    private static PhononStates StatesOf(DensityOfStates dos) =>
        new([.. dos.Grid.Frequencies], [.. dos.Values.Select((value, point) => value * dos.Grid.WidthOf(point))]);
}

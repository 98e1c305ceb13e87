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

    /// <param name="mean">What follows from the mean of the force constants.</param>
    /// <param name="members">The modes of each member, at least two, on the same mesh.</param>
    internal MemberSpectra(CalculatedPhonons mean, ImmutableArray<MeshModes> members)
    {
        Label = mean.Label();
        Labels = LabelsOf(members);
        DensitiesOfStates = [.. members.Select(modes => modes.DensityOfStates(Width, mean.Dos.Grid))];
        Modes = [.. members.Select(modes => modes.StatesAbove(AtRest))];
        MeanStates = StatesOf(mean.Dos);
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

    /// <summary>The states of the mean by their density.</summary>
    internal PhononStates MeanStates { get; }

    /// <summary>The states of each member by their density, all at the frequencies of the mean's: sums over them are quick.</summary>
    internal ImmutableArray<PhononStates> States { get; }

    /// <summary>The root of the mean square, over the points of the label, of the spread of the members.</summary>
    internal double LabelSpread => ErrorScale.RootMeanSquareSpread(Labels);

    /// <summary>The same of modes alone.</summary>
    internal static double LabelSpreadOf(ImmutableArray<MeshModes> members) =>
        ErrorScale.RootMeanSquareSpread(LabelsOf(members));

    private static double[][] LabelsOf(ImmutableArray<MeshModes> members) =>
        [.. members.Select(modes => ModesLabel.TryOf(modes)?.Values.ToArray() ?? new double[FrequencyGrid.Paper.Count])];

    // All at the same frequencies, so that they can be compared one by one.
    private static PhononStates StatesOf(DensityOfStates dos) =>
        new([.. dos.Grid.Frequencies], [.. dos.Values.Select((value, point) => value * dos.Grid.WidthOf(point))]);
}

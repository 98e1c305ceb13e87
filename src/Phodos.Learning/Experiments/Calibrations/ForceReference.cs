using Phodos.Datasets.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.Learning.Training.Forces;
using Phodos.Spectra;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>What a calculation says of a crystal.</summary>
/// <param name="Label">The label.</param>
/// <param name="Spectrum">The density of states.</param>
/// <param name="States">The states.</param>
/// <param name="IsUnstable">Whether a mode lies below <see cref="Stability.ClearlyUnstable"/>.</param>
internal sealed record ForceReference(DensityOfStates Label, DensityOfStates Spectrum, PhononStates States, bool IsUnstable)
{
    private const double MeshLength = 30; // angstrom

    /// <summary>The reference of a calculation; null where it has no states in the range of the label.</summary>
    internal static ForceReference? Of(ForceRecord record)
    {
        var matrix = SpectrumLabels.MatrixOf(record);
        var calculated = CalculatedPhonons.Of(matrix, SpectrumLabels.Mesh(matrix.Crystal, MeshLength));
        return ModesLabel.TryOf(calculated.Modes) is { } label
            ? new ForceReference(
                label,
                calculated.Dos,
                calculated.StatesWithSound(),
                calculated.Stability.LowestFrequency < Stability.ClearlyUnstable)
            : null;
    }
}

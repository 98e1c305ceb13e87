using System.Collections.Immutable;
using Phodos.LatticeDynamics;

namespace Phodos.Reports.Predictions;

/// <summary>The speed of sound of a crystal (m/s), as it is written.</summary>
/// <param name="MeanSpeed">That of the Debye law: the mean of v⁻³ over branches and directions, to the power −1/3.</param>
/// <param name="BranchSpeeds">The same of each branch, from the slowest to the fastest.</param>
public sealed record SoundDescription(double MeanSpeed, ImmutableArray<double> BranchSpeeds)
{
    internal static SoundDescription? Of(LongWaves sound) => sound.MeanSpeed is { } mean
        ? new SoundDescription(CrystalPrediction.Rounded(mean), CrystalPrediction.Rounded(sound.BranchSpeeds))
        : null;
}

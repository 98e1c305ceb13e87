using System.Collections.Immutable;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Learning.Experiments.Calibrations;

/// <summary>How well unstable crystals of the test part are foretold.</summary>
/// <param name="Crystals">The crystals of the test part.</param>
/// <param name="Unstable">How many of them have a mode below the threshold.</param>
/// <param name="Threshold">The threshold (cm⁻¹).</param>
/// <param name="AreaUnderCurve">
/// The part of the pairs of an unstable and a stable crystal in which the unstable one has the larger probability; null where one kind is
/// missing.
/// </param>
/// <param name="Reliability">By probabilities from 0 to 1 in fifths: the mean probability, the part that is unstable, and how many there are.</param>
public sealed record StabilityQuality(
    int Crystals, int Unstable, double Threshold, double? AreaUnderCurve, ImmutableArray<ProbabilityBin> Reliability)
{
    private const int Bins = 5;

    /// <summary>Measures probabilities.</summary>
    internal static StabilityQuality Of(IReadOnlyCollection<(double Probability, bool IsUnstable)> crystals) => new(
        crystals.Count,
        crystals.Count(crystal => crystal.IsUnstable),
        Stability.ClearlyUnstable,
        AreaOf(crystals),
        [
            .. crystals.GroupBy(crystal => Math.Min(Bins - 1, (int)(Bins * crystal.Probability))).OrderBy(bin => bin.Key).Select(bin =>
                new ProbabilityBin(bin.Average(crystal => crystal.Probability), bin.Average(crystal => crystal.IsUnstable ? 1.0 : 0), bin.Count())),
        ]);

    private static double? AreaOf(IReadOnlyCollection<(double Probability, bool IsUnstable)> crystals)
    {
        double[] unstable = [.. crystals.Where(crystal => crystal.IsUnstable).Select(crystal => crystal.Probability)];
        double[] stable = [.. crystals.Where(crystal => !crystal.IsUnstable).Select(crystal => crystal.Probability)];
        return unstable.Length == 0 || stable.Length == 0
            ? null
            : unstable.Average(one => stable.Average(other => one > other ? 1 : one < other ? 0 : 0.5));
    }
}

/// <summary>Crystals of about the same probability.</summary>
/// <param name="Probability">Their mean probability, 0..1.</param>
/// <param name="Share">The part of them that is unstable, 0..1.</param>
/// <param name="Crystals">How many they are.</param>
public sealed record ProbabilityBin(double Probability, double Share, int Crystals);

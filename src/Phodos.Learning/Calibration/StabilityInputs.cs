using System.Collections.Immutable;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Learning.Calibration;

/// <summary>What of predicted modes tells whether a calculation would find the crystal unstable; each is larger for softer crystals.</summary>
/// <param name="Lowest">The lowest mode of the mesh, −asinh(ν / 15 cm⁻¹), without the three at rest of Γ.</param>
/// <param name="LowestOfMembers">The largest of the same of the members.</param>
/// <param name="Softness">The logarithm of the mean of (1 + ν² / (15 cm⁻¹)²)⁻¹ over the modes, imaginary ones counted as 1.</param>
public sealed record StabilityInputs(double Lowest, double LowestOfMembers, double Softness)
{
    private const double Soft = 15; // cm⁻¹
    private const int AtRest = 3; // modes

    /// <summary>The inputs.</summary>
    /// <param name="mean">The modes of the mean of the members.</param>
    /// <param name="members">Those of each member, at least one.</param>
    internal static StabilityInputs Of(MeshModes mean, ImmutableArray<MeshModes> members) => new(
        LowestOf(mean), members.Max(LowestOf), Math.Log(SoftPart(mean)));

    /// <summary>The inputs as a row of numbers.</summary>
    internal double[] ToRow() => [Lowest, LowestOfMembers, Softness];

    private static double LowestOf(MeshModes modes) => -Math.Asinh(Frequencies(modes).Min(entry => entry.Frequency) / Soft);

    private static double SoftPart(MeshModes modes) => Frequencies(modes).Sum(entry =>
        entry.Weight / (1 + Math.Pow(Math.Max(0, entry.Frequency) / Soft, 2))) / modes.ModeCount;

    private static IEnumerable<(double Frequency, double Weight)> Frequencies(MeshModes modes)
    {
        for (var point = 0; point < modes.Mesh.Points.Length; point++)
        {
            var (q, weight) = modes.Mesh.Points[point];
            var frequencies = modes.Frequencies(point).ToArray();
            var counted = q == default ? frequencies.OrderBy(Math.Abs).Skip(AtRest) : frequencies;
            foreach (var frequency in counted)
                yield return (frequency, weight);
        }
    }
}

using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>
/// Whether a crystal gives way to a vibration: its lowest mode on a mesh and the states below a threshold. The three acoustic modes of Γ are
/// zero for every crystal; what numbers make of them within a tolerance is passed over.
/// </summary>
/// <param name="LowestFrequency">The lowest frequency (cm⁻¹), below zero where imaginary; 0 where nothing lies below the modes of rest.</param>
/// <param name="Q">The wave vector of the lowest mode, in units of the reciprocal vectors.</param>
/// <param name="Mode">The number of the lowest mode there, from 0.</param>
/// <param name="StatesBelow">How many of the 3N states of a cell lie below the threshold.</param>
/// <param name="Threshold">The threshold (cm⁻¹).</param>
/// <param name="AcousticTolerance">How far (cm⁻¹) acoustic modes of Γ may be from zero and be passed over.</param>
/// <param name="AcousticResidual">
/// How far (cm⁻¹) the three modes of Γ nearest to zero are from it at most; null where Γ is not of the mesh. Above the tolerance the force
/// constants do not obey the sum rule, or the crystal gives way at Γ.
/// </param>
public sealed record Stability(
    double LowestFrequency,
    Vector3D Q,
    int Mode,
    double StatesBelow,
    double Threshold,
    double AcousticTolerance,
    double? AcousticResidual)
{
    /// <summary>The threshold (cm⁻¹) that is taken where none is given: what force constants of finite supercells make of zero.</summary>
    public const double DefaultThreshold = -5;

    /// <summary>The frequency (cm⁻¹) below which a mode shows an unstable crystal: less is what finite supercells make of zero.</summary>
    public const double ClearlyUnstable = -15;

    /// <summary>The tolerance (cm⁻¹) of the acoustic modes of Γ that is taken where none is given.</summary>
    public const double DefaultAcousticTolerance = 5;

    /// <summary>Whether no state lies below the threshold.</summary>
    public bool IsStable => StatesBelow == 0;

    /// <summary>Looks for the lowest mode.</summary>
    /// <param name="modes">The modes.</param>
    /// <param name="threshold">The threshold (cm⁻¹), at most 0.</param>
    /// <param name="acousticTolerance">How far (cm⁻¹) the three modes of Γ nearest to zero may be from it and be passed over, at least 0.</param>
    public static Stability Of(
        MeshModes modes, double threshold = DefaultThreshold, double acousticTolerance = DefaultAcousticTolerance)
    {
        ArgumentNullException.ThrowIfNull(modes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, 0);
        ArgumentOutOfRangeException.ThrowIfNegative(acousticTolerance);
        var (lowest, lowestPoint, lowestMode) = (double.PositiveInfinity, 0, 0);
        var statesBelow = 0.0;
        double? residual = null;
        for (var point = 0; point < modes.Mesh.Points.Length; point++)
        {
            var (q, weight) = modes.Mesh.Points[point];
            var frequencies = modes.Frequencies(point);
            var isAtRest = new bool[frequencies.Length];
            if (q == default)
            {
                var atRest = Enumerable.Range(0, frequencies.Length).OrderBy(mode => Math.Abs(modes.Frequencies(point)[mode])).Take(3).ToArray();
                residual = atRest.Max(mode => Math.Abs(modes.Frequencies(point)[mode]));
                foreach (var mode in atRest)
                    isAtRest[mode] = Math.Abs(frequencies[mode]) <= acousticTolerance;
            }

            for (var mode = 0; mode < frequencies.Length; mode++)
            {
                var frequency = isAtRest[mode] ? 0 : frequencies[mode];
                if (frequency < threshold)
                    statesBelow += weight;
                if (frequency < lowest)
                    (lowest, lowestPoint, lowestMode) = (frequency, point, mode);
            }
        }

        return new Stability(lowest, modes.Mesh.Points[lowestPoint].Q, lowestMode, statesBelow, threshold, acousticTolerance, residual);
    }
}

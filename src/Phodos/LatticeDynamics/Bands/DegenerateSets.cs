namespace Phodos.LatticeDynamics.Bands;

/// <summary>The modes of a wave vector that have the same frequency: their eigenvectors are any basis of a space.</summary>
internal static class DegenerateSets
{
    // Forces have noise, which splits what symmetry makes alike; phonopy takes the same difference, 1e-4 THz.
    private const double Difference = 0.0033; // cm⁻¹

    /// <summary>Each set as its first mode and the one after its last, from ascending frequencies (cm⁻¹).</summary>
    internal static IEnumerable<(int Start, int End)> Of(double[] frequencies)
    {
        var start = 0;
        for (var mode = 1; mode <= frequencies.Length; mode++)
        {
            if (mode < frequencies.Length && frequencies[mode] - frequencies[mode - 1] < Difference)
                continue;
            yield return (start, mode);
            start = mode;
        }
    }
}

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>
/// The parts of the four corners in the states of a tetrahedron inside which the frequency is linear (G. Lehmann and M. Taut, Phys. Status
/// Solidi B 54, 469 (1972); A. H. MacDonald, S. H. Vosko and P. T. Coleridge, J. Phys. C 12, 2991 (1979)). The whole tetrahedron is 1.
/// </summary>
internal static class TetrahedronWeights
{
    /// <summary>The density at a frequency, the derivative of <see cref="Below"/> where the corners do not all agree.</summary>
    /// <param name="corners">The frequencies of the corners, ascending.</param>
    /// <param name="frequency">The frequency.</param>
    /// <param name="parts">Set to the part of each corner.</param>
    internal static void At(ReadOnlySpan<double> corners, double frequency, Span<double> parts)
    {
        var (e0, e1, e2, e3) = (corners[0], corners[1], corners[2], corners[3]);
        parts[..4].Clear();
        if (frequency < e0 || frequency >= e3)
            return;
        if (frequency < e1)
        {
            var (f10, f20, f30) = (Part(frequency, e1, e0), Part(frequency, e2, e0), Part(frequency, e3, e0));
            var density = f10 * f20 / (e3 - e0);
            parts[0] = density * (3 - f10 - f20 - f30);
            (parts[1], parts[2], parts[3]) = (density * f10, density * f20, density * f30);
        }
        else if (frequency < e2)
        {
            var (f20, f30, f21, f31) = (
                Part(frequency, e2, e0), Part(frequency, e3, e0), Part(frequency, e2, e1), Part(frequency, e3, e1));
            var (f02, f03, f12, f13) = (1 - f20, 1 - f30, 1 - f21, 1 - f31);
            var (first, second) = (f12 * f20, f21 * f13);
            var width = e3 - e0;
            parts[0] = (f03 * (first + second) + f02 * f20 * f12) / width;
            parts[1] = (f12 * (first + second) + f13 * f13 * f21) / width;
            parts[2] = (f21 * (first + second) + f20 * f20 * f12) / width;
            parts[3] = (f30 * (first + second) + f31 * f13 * f21) / width;
        }
        else
        {
            var (f03, f13, f23) = (Part(frequency, e0, e3), Part(frequency, e1, e3), Part(frequency, e2, e3));
            var density = f13 * f23 / (e3 - e0);
            (parts[0], parts[1], parts[2]) = (density * f03, density * f13, density * f23);
            parts[3] = density * (3 - f03 - f13 - f23);
        }
    }

    /// <summary>The states below a frequency.</summary>
    /// <param name="corners">The frequencies of the corners, ascending.</param>
    /// <param name="frequency">The frequency.</param>
    /// <param name="parts">Set to the part of each corner; 1/4 each above the tetrahedron.</param>
    internal static void Below(ReadOnlySpan<double> corners, double frequency, Span<double> parts)
    {
        var (e0, e1, e2, e3) = (corners[0], corners[1], corners[2], corners[3]);
        if (frequency >= e3)
        {
            parts[..4].Fill(0.25);
        }
        else if (frequency <= e0)
        {
            parts[..4].Clear();
        }
        else if (frequency < e1)
        {
            var (f10, f20, f30) = (Part(frequency, e1, e0), Part(frequency, e2, e0), Part(frequency, e3, e0));
            var quarter = f10 * f20 * f30 / 4;
            parts[0] = quarter * (4 - f10 - f20 - f30);
            (parts[1], parts[2], parts[3]) = (quarter * f10, quarter * f20, quarter * f30);
        }
        else if (frequency < e2)
        {
            // Three tetrahedra, each with its mean over the corners.
            var (f20, f30, f21, f31) = (
                Part(frequency, e2, e0), Part(frequency, e3, e0), Part(frequency, e2, e1), Part(frequency, e3, e1));
            var (f02, f03, f12, f13) = (1 - f20, 1 - f30, 1 - f21, 1 - f31);
            var (first, second, third) = (f31 * f21 / 4, f30 * f13 * f21 / 4, f30 * f20 * f12 / 4);
            parts[0] = first + second * (1 + f03) + third * (1 + f03 + f02);
            parts[1] = first * (1 + f13 + f12) + second * (f13 + f12) + third * f12;
            parts[2] = first * f21 + second * f21 + third * (f21 + f20);
            parts[3] = first * f31 + second * (f31 + f30) + third * f30;
        }
        else
        {
            var (f03, f13, f23) = (Part(frequency, e0, e3), Part(frequency, e1, e3), Part(frequency, e2, e3));
            var quarter = f03 * f13 * f23 / 4;
            (parts[0], parts[1], parts[2]) = (0.25 - quarter * f03, 0.25 - quarter * f13, 0.25 - quarter * f23);
            parts[3] = 0.25 - quarter * (4 - f03 - f13 - f23);
        }
    }

    private static double Part(double frequency, double one, double zero) => (frequency - zero) / (one - zero);
}

using Phodos.Crystals;
using Phodos.Spectra;
using Phodos.Units;

namespace Phodos.LatticeDynamics.Meshes;

/// <summary>
/// The states of a mesh with those of the acoustic branches around Γ spread over all wave vectors there: points of a mesh leave none at the
/// lowest frequencies, and heat capacities near absolute zero would vanish too soon.
/// </summary>
/// <remarks>
/// The points nearest to Γ stand for as large a part of the zone as a ball. Their three lowest modes are replaced by integrals over the ball:
/// along each direction a branch starts with its speed of sound and goes through its frequencies at half the radius and at the border,
/// ω/k an even polynomial. So C_V and S go as T³ with the exact coefficient; at higher temperatures little changes.
/// </remarks>
public static class AcousticBall
{
    // In steps of the mesh; points this near to Γ are replaced, but no larger a part of the zone, and Γ at least.
    private const double Reach = 3.2;
    private const double GreatestPartOfZone = 0.25;

    // The ball is divided into shells that grow by this ratio, down to where no temperature asks, each with two points of Gauss.
    private const double Ratio = 1.3;
    private const int Shells = 22;
    private const double GaussPoint = 0.57735026918962576; // 1/√3

    /// <summary>The states of an atom, those of the acoustic branches near Γ included.</summary>
    /// <param name="modes">The modes of a mesh.</param>
    /// <param name="waves">The sound of the same crystal.</param>
    /// <param name="cutoff">Modes of the mesh at or below this frequency (cm⁻¹) are left out.</param>
    /// <returns>
    /// The states, whose counts add up to 3 less what is left out, with the Debye frequency of the sound; those of the mesh alone where long
    /// waves are unstable.
    /// </returns>
    /// <exception cref="InvalidInputException">No mode is above the cutoff.</exception>
    public static PhononStates States(MeshModes modes, LongWaves waves, double cutoff = 0.01)
    {
        ArgumentNullException.ThrowIfNull(modes);
        ArgumentNullException.ThrowIfNull(waves);
        ArgumentOutOfRangeException.ThrowIfNegative(cutoff);
        var (isInside, radius, part) = Ball(modes);
        List<double> frequencies = [], counts = [];
        var isFilled = part > 0 && waves.IsStable && Fill(modes, waves, radius, part, frequencies, counts);
        if (!isFilled)
        {
            frequencies.Clear();
            counts.Clear();
        }

        for (var point = 0; point < modes.Mesh.Points.Length; point++)
        {
            var ofPoint = modes.Frequencies(point);
            for (var mode = isFilled && isInside[point] ? 3 : 0; mode < ofPoint.Length; mode++)
            {
                if (ofPoint[mode] <= cutoff)
                    continue;
                frequencies.Add(ofPoint[mode]);
                counts.Add(modes.Mesh.Points[point].Weight / modes.Crystal.AtomCount);
            }
        }

        if (frequencies.Count == 0)
            throw new InvalidInputException("no mode of the crystal has a frequency above zero; it has no thermodynamic functions");
        return PhononStates.AsCounted(frequencies, counts, waves.DebyeFrequency);
    }

    // Which points are inside, the radius (1/Å, without 2π) of the ball of the same volume, and its part of the zone.
    private static (bool[] IsInside, double Radius, double Part) Ball(MeshModes modes)
    {
        var (n1, n2, n3) = modes.Mesh.Divisions;
        var places = (double)n1 * n2 * n3;
        var volume = 1 / (modes.Crystal.Lattice.Volume * places);
        var limit = Math.Clamp(GreatestPartOfZone * Math.Cbrt(places), 0.5, Reach) * Math.Cbrt(volume);
        var isInside = new bool[modes.Mesh.Points.Length];
        var part = 0.0;
        for (var point = 0; point < isInside.Length; point++)
        {
            isInside[point] = Distance(modes.Crystal.Lattice, modes.Mesh.Points[point].Q) <= limit;
            part += isInside[point] ? modes.Mesh.Points[point].Weight : 0;
        }

        return (isInside, Math.Cbrt(3 * part * places * volume / (4 * Math.PI)), part);
    }

    // From the nearest of the equal images of Γ.
    private static double Distance(Lattice lattice, Vector3D q)
    {
        var (a, b, c) = lattice.Reciprocal;
        var least = double.PositiveInfinity;
        for (var image = 0; image < 27; image++)
        {
            var wave = (q.X + image / 9 - 1) * a + (q.Y + image / 3 % 3 - 1) * b + (q.Z + image % 3 - 1) * c;
            least = Math.Min(least, wave.Length);
        }

        return least;
    }

    private static bool Fill(MeshModes modes, LongWaves waves, double radius, double part, List<double> frequencies, List<double> counts)
    {
        var solver = new ModeSolver(waves.Matrix);
        double[] Slopes(Vector3D wave)
        {
            solver.Solve(SoundSolver.InReciprocalUnits(modes.Crystal.Lattice, wave), null, withVectors: false);
            return [.. solver.Modes.Values.Take(3).Select(value => PhononModes.Frequency(value) / wave.Length)];
        }

        foreach (var (direction, weight, speeds) in waves.Directions)
        {
            var (middle, end) = (Slopes(0.5 * radius * direction), Slopes(radius * direction));
            for (var branch = 0; branch < 3; branch++)
            {
                if (!(middle[branch] > 0 && end[branch] > 0))
                    return false;

                // ω/k = s + b x² + c x⁴, x the part of the radius.
                var start = speeds[branch] * 1e10 / (100 * PhysicalConstants.SpeedOfLight);
                var fourth = (4 * (end[branch] - start) - 16 * (middle[branch] - start)) / 3;
                var second = end[branch] - start - fourth;
                var upper = 1.0;
                for (var shell = 0; shell <= Shells; shell++)
                {
                    var lower = shell == Shells ? 0 : upper / Ratio;
                    var half = (upper - lower) / 2;
                    foreach (var x in (ReadOnlySpan<double>)[upper - half * (1 + GaussPoint), upper - half * (1 - GaussPoint)])
                    {
                        var slope = start + x * x * (second + x * x * fourth);
                        if (slope <= 0)
                            return false;
                        frequencies.Add(slope * x * radius);
                        counts.Add(3 * x * x * half * weight * part / modes.Crystal.AtomCount);
                    }

                    upper = lower;
                }
            }
        }

        return true;
    }
}

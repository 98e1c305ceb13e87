using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Units;

namespace Phodos.LatticeDynamics;

/// <summary>
/// The sound of a crystal: the slopes of the three acoustic branches at Γ, from the dynamical matrix at a wavelength of 2000 Å, so with the
/// piezoelectric part of polar crystals. They give the Debye law of the lowest temperatures exactly.
/// </summary>
public sealed class LongWaves
{
    // Half a sphere, since q and −q are alike: Gauss and Legendre's points in the cosine, even steps around, and for large cells, whose
    // matrices take their time, the axes of an icosahedron, which are exact to the fifth degree.
    private static readonly ImmutableArray<(Vector3D Direction, double Weight)> FineSphere = [.. HalfSphere(circles: 4, pointsOfCircle: 8)];
    private static readonly ImmutableArray<(Vector3D Direction, double Weight)> CoarseSphere = [.. Icosahedron()];

    private LongWaves(DynamicalMatrix matrix)
    {
        Matrix = matrix;
        var sound = new SoundSolver(matrix);
        var sphere = matrix.Crystal.AtomCount <= 20 ? FineSphere : CoarseSphere;
        Directions = [.. sphere.Select(point => (point.Direction, point.Weight, sound.SpeedsAlong(point.Direction)))];
        IsStable = Directions.All(direction => direction.Speeds[0] > 0);
        if (!IsStable)
            return;
        MeanSpeed = MeanOf(Directions.SelectMany(direction => direction.Speeds.Select(speed => (direction.Weight / 3, speed))));
        BranchSpeeds = [.. Enumerable.Range(0, 3).Select(branch => MeanOf(Directions.Select(one => (one.Weight, one.Speeds[branch]))))];

        // The ball that holds as many wave vectors as there are atoms.
        var radius = Math.Cbrt(3 * matrix.Crystal.AtomCount / (4 * Math.PI * matrix.Crystal.Lattice.Volume));
        DebyeFrequency = MeanSpeed * radius * 1e10 / (100 * PhysicalConstants.SpeedOfLight);
    }

    /// <summary>Whether all long waves are stable: no speed is imaginary.</summary>
    public bool IsStable { get; }

    /// <summary>
    /// The mean speed of sound v_D (m/s), that of the Debye law: 3/v_D³ is the sum of 1/v³ over the branches, averaged over the directions.
    /// Null where long waves are unstable.
    /// </summary>
    public double? MeanSpeed { get; }

    /// <summary>
    /// The mean of each branch in the same sense (m/s), from the slowest to the fastest: two transverse ones and a longitudinal one, where
    /// these words have a meaning. Empty where long waves are unstable.
    /// </summary>
    public ImmutableArray<double> BranchSpeeds { get; } = [];

    /// <summary>
    /// The frequency (cm⁻¹) at which a spectrum of all 3N states would end that goes on as it begins, v_D (3 N / 4π V)^⅓. hc/k times it is
    /// the calorimetric Debye temperature. Null where long waves are unstable.
    /// </summary>
    public double? DebyeFrequency { get; }

    /// <summary>The dynamical matrix.</summary>
    internal DynamicalMatrix Matrix { get; }

    /// <summary>Directions of half the sphere, their weights, which add up to 1, and the speeds along them (m/s), ascending.</summary>
    internal ImmutableArray<(Vector3D Direction, double Weight, ImmutableArray<double> Speeds)> Directions { get; }

    /// <summary>Finds the sound of a crystal.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    public static LongWaves Of(DynamicalMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        return new LongWaves(matrix);
    }

    /// <summary>The speeds of the three acoustic waves along a direction (m/s), ascending; below zero where imaginary.</summary>
    /// <param name="direction">The direction (Cartesian), not zero.</param>
    public ImmutableArray<double> SpeedsAlong(Vector3D direction)
    {
        if (!(direction.IsFinite && direction.LengthSquared > 0))
            throw new ArgumentException("The direction is zero or not finite.", nameof(direction));
        return new SoundSolver(Matrix).SpeedsAlong(1 / direction.Length * direction);
    }

    private static double MeanOf(IEnumerable<(double Weight, double Speed)> speeds) =>
        1 / Math.Cbrt(speeds.Sum(speed => speed.Weight / Math.Pow(speed.Speed, 3)));

    private static IEnumerable<(Vector3D Direction, double Weight)> HalfSphere(int circles, int pointsOfCircle)
    {
        var rule = new MathNet.Numerics.Integration.GaussLegendreRule(0, 1, circles);
        for (var circle = 0; circle < circles; circle++)
        {
            var cosine = rule.GetAbscissa(circle);
            var sine = Math.Sqrt(1 - cosine * cosine);
            for (var point = 0; point < pointsOfCircle; point++)
            {
                // A circle is turned against the next, so that no plane of symmetry holds many points.
                var angle = 2 * Math.PI * (point + 0.5 * (circle % 2) + 0.21) / pointsOfCircle;
                yield return (new Vector3D(sine * Math.Cos(angle), sine * Math.Sin(angle), cosine), rule.GetWeight(circle) / pointsOfCircle);
            }
        }
    }

    // Turned, so that no axis lies in a plane of symmetry.
    private static IEnumerable<(Vector3D Direction, double Weight)> Icosahedron()
    {
        yield return (Turned(0, 1), 1.0 / 6);
        for (var axis = 0; axis < 5; axis++)
            yield return (Turned(2 * Math.PI * axis / 5 + 0.21, 1 / Math.Sqrt(5)), 1.0 / 6);

        static Vector3D Turned(double angle, double cosine)
        {
            const double Tilt = 0.37;
            var sine = Math.Sqrt(1 - cosine * cosine);
            var (x, y) = (sine * Math.Cos(angle), sine * Math.Sin(angle));
            return new Vector3D(x * Math.Cos(Tilt) + cosine * Math.Sin(Tilt), y, cosine * Math.Cos(Tilt) - x * Math.Sin(Tilt));
        }
    }
}

namespace Phodos.Crystals;

/// <summary>
/// The three vectors that a crystal repeats by, in angstrom, of either handedness. A lattice is finite and not degenerate by construction.
/// </summary>
public sealed class Lattice
{
    /// <summary>The shortest vector that is accepted (angstrom).</summary>
    public const double MinimumLength = 0.1;

    /// <summary>The longest vector that is accepted (angstrom).</summary>
    public const double MaximumLength = 10_000;

    /// <summary>The smallest volume over the product of the three lengths that is accepted: below it the vectors lie in a plane.</summary>
    public const double MinimumRelativeVolume = 1e-4;

    private readonly Vector3D _reciprocalA;
    private readonly Vector3D _reciprocalB;
    private readonly Vector3D _reciprocalC;

    /// <summary>Makes a lattice from its vectors (angstrom).</summary>
    /// <exception cref="InvalidInputException">A vector is not finite, too short or too long, or the three lie in a plane.</exception>
    public Lattice(Vector3D a, Vector3D b, Vector3D c)
    {
        foreach (var (name, vector) in new[] { ("a", a), ("b", b), ("c", c) })
        {
            if (!vector.IsFinite || vector.Length is < MinimumLength or > MaximumLength)
            {
                throw new InvalidInputException(FormattableString.Invariant(
                    $"lattice vector {name} has length {vector.Length:G6} Å; it must be {MinimumLength} to {MaximumLength} Å"));
            }
        }

        var signedVolume = a.Dot(b.Cross(c));
        if (Math.Abs(signedVolume) < MinimumRelativeVolume * a.Length * b.Length * c.Length)
            throw new InvalidInputException("the three lattice vectors lie in a plane; give a cell with a volume");

        (A, B, C) = (a, b, c);
        Volume = Math.Abs(signedVolume);
        IsRightHanded = signedVolume > 0;
        _reciprocalA = 1 / signedVolume * b.Cross(c);
        _reciprocalB = 1 / signedVolume * c.Cross(a);
        _reciprocalC = 1 / signedVolume * a.Cross(b);
    }

    /// <summary>The first lattice vector (angstrom).</summary>
    public Vector3D A { get; }

    /// <summary>The second lattice vector (angstrom).</summary>
    public Vector3D B { get; }

    /// <summary>The third lattice vector (angstrom).</summary>
    public Vector3D C { get; }

    /// <summary>The volume of the cell (cubic angstrom), positive for either handedness.</summary>
    public double Volume { get; }

    /// <summary>Whether a · (b × c) is positive.</summary>
    public bool IsRightHanded { get; }

    /// <summary>The angles between b and c, a and c, a and b (degrees).</summary>
    public (double Alpha, double Beta, double Gamma) Angles => (DegreesBetween(B, C), DegreesBetween(A, C), DegreesBetween(A, B));

    /// <summary>The distances between opposite faces of the cell (angstrom).</summary>
    public (double A, double B, double C) FaceDistances =>
        (1 / _reciprocalA.Length, 1 / _reciprocalB.Length, 1 / _reciprocalC.Length);

    /// <summary>The lattice of the given lengths (angstrom) and angles (degrees): a along x, b in the xy plane, right-handed.</summary>
    /// <exception cref="InvalidInputException">The lengths and angles belong to no cell.</exception>
    public static Lattice FromParameters(double a, double b, double c, double alpha, double beta, double gamma)
    {
        double cosAlpha = CosineOfDegrees(alpha), cosBeta = CosineOfDegrees(beta), cosGamma = CosineOfDegrees(gamma);
        var sinGamma = Math.Sqrt(1 - cosGamma * cosGamma);
        var cy = (cosAlpha - cosBeta * cosGamma) / sinGamma;
        var czSquared = 1 - cosBeta * cosBeta - cy * cy;
        if (!(a > 0 && b > 0 && c > 0 && sinGamma > 0 && czSquared > 0))
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"no cell has the lengths {a}, {b}, {c} Å and the angles {alpha}, {beta}, {gamma} degrees; check the cell parameters"));
        }

        return new Lattice(
            new Vector3D(a, 0, 0),
            new Vector3D(b * cosGamma, b * sinGamma, 0),
            new Vector3D(c * cosBeta, c * cy, c * Math.Sqrt(czSquared)));
    }

    /// <summary>The Cartesian vector (angstrom) of fractional coordinates.</summary>
    public Vector3D ToCartesian(Vector3D fractional) => fractional.X * A + fractional.Y * B + fractional.Z * C;

    /// <summary>The fractional coordinates of a Cartesian vector (angstrom).</summary>
    public Vector3D ToFractional(Vector3D cartesian) =>
        new(_reciprocalA.Dot(cartesian), _reciprocalB.Dot(cartesian), _reciprocalC.Dot(cartesian));

    /// <summary>The reciprocal vectors b_i with b_i · a_j = δ_ij (1/angstrom, without the factor 2π).</summary>
    public (Vector3D A, Vector3D B, Vector3D C) Reciprocal => (_reciprocalA, _reciprocalB, _reciprocalC);

    private static double DegreesBetween(Vector3D left, Vector3D right) =>
        Math.Atan2(left.Cross(right).Length, left.Dot(right)) * 180 / Math.PI;

    // Right angles are exact, so that an orthogonal cell has no stray 1e-16 components.
    private static double CosineOfDegrees(double degrees) => degrees == 90 ? 0 : Math.Cos(degrees * Math.PI / 180);
}

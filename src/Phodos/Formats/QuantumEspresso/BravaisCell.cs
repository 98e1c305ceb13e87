using Phodos.Crystals;
using Phodos.Units;

namespace Phodos.Formats.QuantumEspresso;

/// <summary>
/// The primitive vectors of pw.x for the Bravais lattices that it numbers by <c>ibrav</c>
/// (<see href="https://www.quantum-espresso.org/Doc/INPUT_PW.html#ibrav"/>, of version 6.5 and later).
/// </summary>
/// <param name="A">The edge a (angstrom).</param>
/// <param name="B">The edge b (angstrom); 0 where it is not given.</param>
/// <param name="C">The edge c (angstrom); 0 where it is not given.</param>
/// <param name="CosAlpha">The cosine of the angle between b and c.</param>
/// <param name="CosBeta">The cosine of the angle between a and c.</param>
/// <param name="CosGamma">The cosine of the angle between a and b.</param>
internal readonly record struct BravaisCell(double A, double B, double C, double CosAlpha, double CosBeta, double CosGamma)
{
    /// <summary>Whether pw.x knows the number, and which edges besides a its lattice is made from.</summary>
    internal static (bool IsKnown, bool NeedsB, bool NeedsC) Demands(int ibrav) => ibrav switch
    {
        1 or 2 or 3 or -3 or 5 or -5 => (true, false, false),
        4 or 6 or 7 => (true, false, true),
        8 or 9 or -9 or 91 or 10 or 11 or 12 or -12 or 13 or -13 or 14 => (true, true, true),
        _ => default,
    };

    /// <summary>The cell that the six numbers celldm stand for.</summary>
    /// <param name="ibrav">The Bravais lattice.</param>
    /// <param name="celldm">celldm(1) in bohr, the ratios b/a and c/a, and three cosines; 0 where a number is not given.</param>
    internal static BravaisCell Of(int ibrav, ReadOnlySpan<double> celldm)
    {
        var a = celldm[0] * PhysicalConstants.Bohr;
        var (b, c) = (a * celldm[1], a * celldm[2]);
        return ibrav == 14
            ? new BravaisCell(a, b, c, celldm[3], celldm[4], celldm[5])
            : new BravaisCell(a, b, c, 0, celldm[4], celldm[3]);
    }

    /// <summary>The three vectors (angstrom); they are not finite where the cosines belong to no cell.</summary>
    internal (Vector3D A, Vector3D B, Vector3D C) Vectors(int ibrav)
    {
        var (a, b, c) = (A, B, C);
        Vector3D alongX = new(a, 0, 0), alongY = new(0, b, 0), alongZ = new(0, 0, c);
        return ibrav switch
        {
            1 => (alongX, new(0, a, 0), new(0, 0, a)),
            2 => (new(-a / 2, 0, a / 2), new(0, a / 2, a / 2), new(-a / 2, a / 2, 0)),
            3 => (new(a / 2, a / 2, a / 2), new(-a / 2, a / 2, a / 2), new(-a / 2, -a / 2, a / 2)),
            -3 => (new(-a / 2, a / 2, a / 2), new(a / 2, -a / 2, a / 2), new(a / 2, a / 2, -a / 2)),
            4 => (alongX, new(-a / 2, a * Math.Sqrt(3) / 2, 0), alongZ),
            5 or -5 => Rhombohedral(isAlong111: ibrav < 0),
            6 => (alongX, new(0, a, 0), alongZ),
            7 => (new(a / 2, -a / 2, c / 2), new(a / 2, a / 2, c / 2), new(-a / 2, -a / 2, c / 2)),
            8 => (alongX, alongY, alongZ),
            9 => (new(a / 2, b / 2, 0), new(-a / 2, b / 2, 0), alongZ),
            -9 => (new(a / 2, -b / 2, 0), new(a / 2, b / 2, 0), alongZ),
            91 => (alongX, new(0, b / 2, -c / 2), new(0, b / 2, c / 2)),
            10 => (new(a / 2, 0, c / 2), new(a / 2, b / 2, 0), new(0, b / 2, c / 2)),
            11 => (new(a / 2, b / 2, c / 2), new(-a / 2, b / 2, c / 2), new(-a / 2, -b / 2, c / 2)),
            12 => (alongX, InPlane(b, CosGamma), alongZ),
            -12 => (alongX, alongY, Upright(c, CosBeta)),
            13 => (new(a / 2, 0, -c / 2), InPlane(b, CosGamma), new(a / 2, 0, c / 2)),
            -13 => (new(a / 2, b / 2, 0), new(-a / 2, b / 2, 0), Upright(c, CosBeta)),
            14 => (alongX, InPlane(b, CosGamma), Triclinic()),
            _ => throw new ArgumentOutOfRangeException(nameof(ibrav), ibrav, "pw.x has no such lattice."),
        };
    }

    private static Vector3D InPlane(double length, double cosine) => new(length * cosine, length * Sine(cosine), 0);

    private static Vector3D Upright(double length, double cosine) => new(length * cosine, 0, length * Sine(cosine));

    private static double Sine(double cosine) => Math.Sqrt(1 - cosine * cosine);

    private Vector3D Triclinic()
    {
        var squaredVolume = 1 + 2 * CosAlpha * CosBeta * CosGamma - CosAlpha * CosAlpha - CosBeta * CosBeta - CosGamma * CosGamma;
        return new(
            C * CosBeta, C * (CosAlpha - CosBeta * CosGamma) / Sine(CosGamma), C * Math.Sqrt(squaredVolume) / Sine(CosGamma));
    }

    // The threefold axis is z, or the diagonal [111] of a cubic frame.
    private (Vector3D A, Vector3D B, Vector3D C) Rhombohedral(bool isAlong111)
    {
        var x = A * Math.Sqrt((1 - CosGamma) / 2);
        var y = A * Math.Sqrt((1 - CosGamma) / 6);
        var z = A * Math.Sqrt((1 + 2 * CosGamma) / 3);
        if (!isAlong111)
            return (new(x, -y, z), new(0, 2 * y, z), new(-x, -y, z));
        var u = (z - 2 * Math.Sqrt(2) * y) / Math.Sqrt(3);
        var v = (z + Math.Sqrt(2) * y) / Math.Sqrt(3);
        return (new(u, v, v), new(v, u, v), new(v, v, u));
    }
}

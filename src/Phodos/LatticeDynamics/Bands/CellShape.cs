using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>What the tables need to know of a conventional cell: its lengths (angstrom), and the angle of a monoclinic one.</summary>
internal readonly record struct CellShape(double A, double B, double C, double CosBeta)
{
    internal double SinBetaSquared => 1 - CosBeta * CosBeta;

    internal static CellShape Of(Vector3D a, Vector3D b, Vector3D c) =>
        new(a.Length, b.Length, c.Length, a.Dot(c) / (a.Length * c.Length));
}

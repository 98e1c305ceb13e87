using Phodos.Crystals;

namespace Phodos.Datasets.BuiltIn;

/// <summary>
/// The shape of a conventional cell: its crystal system and centring, its lengths in units of a, and its angles (degrees).
/// </summary>
internal readonly record struct CellShape(
    CrystalSystem System, Centring Centring, double B, double C, double Alpha = 90, double Beta = 90, double Gamma = 90)
{
    internal static CellShape Cubic(Centring centring) => new(CrystalSystem.Cubic, centring, 1, 1);

    internal static CellShape Hexagonal(double c) => new(CrystalSystem.Hexagonal, Centring.Primitive, 1, c, Gamma: 120);

    internal static CellShape Tetragonal(double c, Centring centring = Centring.Primitive) => new(CrystalSystem.Tetragonal, centring, 1, c);

    /// <summary>A trigonal cell in hexagonal axes.</summary>
    internal static CellShape Trigonal(double c, Centring centring = Centring.Primitive) =>
        new(CrystalSystem.Trigonal, centring, 1, c, Gamma: 120);

    internal static CellShape Orthorhombic(double b, double c, Centring centring = Centring.Primitive) =>
        new(CrystalSystem.Orthorhombic, centring, b, c);

    internal static CellShape Monoclinic(double b, double c, double beta, Centring centring = Centring.Primitive) =>
        new(CrystalSystem.Monoclinic, centring, b, c, Beta: beta);

    internal static CellShape Triclinic(double b, double c, double alpha, double beta, double gamma) =>
        new(CrystalSystem.Triclinic, Centring.Primitive, b, c, alpha, beta, gamma);

    /// <summary>The conventional lattice with a given a (angstrom).</summary>
    internal Lattice ConventionalLattice(double a) => Lattice.FromParameters(a, B * a, C * a, Alpha, Beta, Gamma);

    /// <summary>A primitive lattice within the conventional one.</summary>
    internal Lattice PrimitiveLattice(Lattice conventional)
    {
        var (first, second, third) = Centring.PrimitiveVectors();
        return new Lattice(conventional.ToCartesian(first), conventional.ToCartesian(second), conventional.ToCartesian(third));
    }
}

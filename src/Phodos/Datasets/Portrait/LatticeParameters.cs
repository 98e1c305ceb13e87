using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Datasets.Portrait;

/// <summary>The shape of a cell in numbers.</summary>
/// <param name="A">The length of the first lattice vector (angstrom).</param>
/// <param name="B">The length of the second lattice vector (angstrom).</param>
/// <param name="C">The length of the third lattice vector (angstrom).</param>
/// <param name="Alpha">The angle between b and c (degrees).</param>
/// <param name="Beta">The angle between a and c (degrees).</param>
/// <param name="Gamma">The angle between a and b (degrees).</param>
/// <param name="VolumePerAtom">The volume of the cell over its number of atoms (cubic angstrom).</param>
public sealed record LatticeParameters(double A, double B, double C, double Alpha, double Beta, double Gamma, double VolumePerAtom)
{
    /// <summary>The parameters of the cell that a crystal is given in.</summary>
    public static LatticeParameters Of(Crystal crystal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        var lattice = crystal.Lattice;
        var (alpha, beta, gamma) = lattice.Angles;
        return new(lattice.A.Length, lattice.B.Length, lattice.C.Length, alpha, beta, gamma, lattice.Volume / crystal.AtomCount);
    }
}

/// <summary>One of the numbers of <see cref="LatticeParameters"/>.</summary>
/// <param name="Symbol">As it is written, such as <c>α</c>.</param>
/// <param name="Key">What a program calls it, such as <c>alpha</c>.</param>
/// <param name="Unit">The unit, such as <c>°</c>.</param>
/// <param name="Value">Takes it from the parameters.</param>
public sealed record LatticeQuantity(string Symbol, string Key, string Unit, Func<LatticeParameters, double> Value)
{
    /// <summary>Lengths, angles, and the volume per atom.</summary>
    public static ImmutableArray<LatticeQuantity> All { get; } =
    [
        new("a", "a", "Å", cell => cell.A),
        new("b", "b", "Å", cell => cell.B),
        new("c", "c", "Å", cell => cell.C),
        new("α", "alpha", "°", cell => cell.Alpha),
        new("β", "beta", "°", cell => cell.Beta),
        new("γ", "gamma", "°", cell => cell.Gamma),
        new("volume per atom", "volume_per_atom", "Å³", cell => cell.VolumePerAtom),
    ];
}

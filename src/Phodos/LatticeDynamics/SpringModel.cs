using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics;

/// <summary>
/// A rule that gives any crystal springs out to about its second shell of neighbours from tabulated covalent radii R and Pauling
/// electronegativities χ. It is a model to learn and to test with: its frequencies have the magnitude of real ones but are no calculation
/// of the material.
/// <para>Central stiffness, W. Gordy's rule for molecules (J. Chem. Phys. 14, 305 (1946)) without its constant term, with a bond order n:
/// k = 167 N/m · n · (χ_i χ_j / r²)^(3/4), r in angstrom.</para>
/// <para>Bond order: each atom shares two bonds among its neighbours (L. Pauling's rule of shared valence),
/// n = 2 s_ij / √(S_i S_j) · ((R_i + R_j) / r)⁴, S_i = Σ_j s_ij. The share s falls with x = r / √(l_i l_j), l the
/// <see cref="BondLengths"/>: s = x⁻⁶ up to x = 1.4 and from there smoothly to 0 at x = 1.7. The first shell is at x ≈ 1; the second is at
/// 1.15 (bcc), 1.41 (fcc, rock salt), 1.63 (diamond); the third at 1.73 (fcc, rock salt) is out.</para>
/// <para>Transverse stiffness: 5 % of the central one in ionic and 25 % in covalent bonds, 0.05 + 0.20 (1 − f) with Pauling's ionicity
/// f = 1 − exp(−(χ_i − χ_j)² / 4).</para>
/// </summary>
public static class SpringModel
{
    private const double GordyStiffness = 167; // N/m, for a single bond at χ_i χ_j = r²
    private const double BondsPerAtom = 2;
    private const double TaperStart = 1.4;
    private const double TaperEnd = 1.7;

    /// <summary>The springs of a crystal, each once per cell.</summary>
    /// <exception cref="InvalidInputException">An element has no tabulated radius or electronegativity.</exception>
    public static ImmutableArray<Spring> Springs(Crystal crystal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        foreach (var element in crystal.Species)
        {
            if (element.Electronegativity is null || element.CovalentRadius <= 0)
            {
                throw new InvalidInputException(
                    $"no electronegativity or covalent radius is tabulated for {element}; the spring model cannot take this crystal");
            }
        }

        var lengths = BondLengths.Of(crystal);
        var neighbors = NeighborList.Build(crystal, TaperEnd * lengths.Max());
        var shares = new double[neighbors.EdgeCount];
        var sums = new double[crystal.AtomCount];
        for (var edge = 0; edge < shares.Length; edge++)
        {
            var (first, second) = (neighbors.Sources[edge], neighbors.Destinations[edge]);
            shares[edge] = Share(neighbors.Vectors[edge].Length / Math.Sqrt(lengths[first] * lengths[second]));
            sums[first] += shares[edge];
        }

        var springs = ImmutableArray.CreateBuilder<Spring>();
        for (var edge = 0; edge < shares.Length; edge++)
        {
            var (first, second, shift) = (neighbors.Sources[edge], neighbors.Destinations[edge], neighbors.Shifts[edge]);
            var isOneOfTwoDirections = first != second ? first < second : shift.CompareTo((0, 0, 0)) > 0;
            if (shares[edge] == 0 || !isOneOfTwoDirections)
                continue;
            var order = BondsPerAtom * shares[edge] / Math.Sqrt(sums[first] * sums[second]);
            var (central, transverse) = Stiffness(crystal.Species[first], crystal.Species[second], neighbors.Vectors[edge].Length, order);
            springs.Add(new Spring(first, second, shift, central, transverse));
        }

        return springs.DrainToImmutable();
    }

    /// <summary>The force constants of a crystal.</summary>
    /// <exception cref="InvalidInputException">An element has no tabulated radius or electronegativity.</exception>
    public static ForceConstants ForceConstants(Crystal crystal) => LatticeDynamics.ForceConstants.FromSprings(crystal, Springs(crystal));

    private static (double Central, double Transverse) Stiffness(Element first, Element second, double distance, double order)
    {
        var (chi1, chi2) = (first.Electronegativity!.Value, second.Electronegativity!.Value);
        var stretch = Math.Pow((first.CovalentRadius + second.CovalentRadius) / distance, 4);
        var central = GordyStiffness * order * stretch * Math.Pow(chi1 * chi2 / (distance * distance), 0.75);
        return (central, central * (0.05 + 0.20 * Math.Exp(-(chi1 - chi2) * (chi1 - chi2) / 4)));
    }

    private static double Share(double x) => x switch
    {
        <= TaperStart => Math.Pow(x, -6),
        < TaperEnd => Math.Pow(x, -6) * (1 + Math.Cos(Math.PI * (x - TaperStart) / (TaperEnd - TaperStart))) / 2,
        _ => 0,
    };
}

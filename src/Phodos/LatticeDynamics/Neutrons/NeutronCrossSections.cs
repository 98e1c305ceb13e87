using System.Collections.Frozen;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Neutrons;

/// <summary>
/// How elements of natural isotopic composition scatter slow neutrons: bound scattering lengths and cross sections, as tabulated by
/// V. F. Sears, Neutron News 3, no. 3, 26 (1992), and kept by NIST.
/// </summary>
/// <param name="CoherentLength">The real part of the bound coherent scattering length (fm).</param>
/// <param name="Coherent">The bound coherent cross section (barn).</param>
/// <param name="Incoherent">The bound incoherent cross section (barn).</param>
public sealed record NeutronCrossSections(double CoherentLength, double Coherent, double Incoherent)
{
    private static readonly FrozenDictionary<string, NeutronCrossSections> BySymbol =
        Table().ToFrozenDictionary(row => row.Symbol, row => new NeutronCrossSections(row.Length, row.Coherent, row.Incoherent));

    /// <summary>The bound scattering cross section (barn), coherent and incoherent together.</summary>
    public double Total => Coherent + Incoherent;

    /// <summary>The cross sections of an element.</summary>
    /// <param name="element">The element.</param>
    /// <exception cref="InvalidInputException">None are tabulated.</exception>
    public static NeutronCrossSections Of(Element element)
    {
        ArgumentNullException.ThrowIfNull(element);
        return BySymbol.GetValueOrDefault(element.Symbol)
            ?? throw new InvalidInputException($"there is no tabulated neutron cross section of {element.Symbol}");
    }

    private static IEnumerable<(string Symbol, double Length, double Coherent, double Incoherent)> Table() =>
    [
        ("H", -3.739, 1.7568, 80.26), ("He", 3.26, 1.34, 0), ("Li", -1.9, 0.454, 0.92), ("Be", 7.79, 7.63, 0.0018),
        ("B", 5.3, 3.54, 1.7), ("C", 6.646, 5.551, 0.001), ("N", 9.36, 11.01, 0.5), ("O", 5.803, 4.232, 0.0008),
        ("F", 5.654, 4.017, 0.0008), ("Ne", 4.566, 2.62, 0.008), ("Na", 3.63, 1.66, 1.62), ("Mg", 5.375, 3.631, 0.08),
        ("Al", 3.449, 1.495, 0.0082), ("Si", 4.1491, 2.163, 0.004), ("P", 5.13, 3.307, 0.005), ("S", 2.847, 1.0186, 0.007),
        ("Cl", 9.577, 11.5257, 5.3), ("Ar", 1.909, 0.458, 0.225), ("K", 3.67, 1.69, 0.27), ("Ca", 4.7, 2.78, 0.05),
        ("Sc", 12.29, 19, 4.5), ("Ti", -3.438, 1.485, 2.87), ("V", -0.3824, 0.0184, 5.08), ("Cr", 3.635, 1.66, 1.83),
        ("Mn", -3.73, 1.75, 0.4), ("Fe", 9.45, 11.22, 0.4), ("Co", 2.49, 0.779, 4.8), ("Ni", 10.3, 13.3, 5.2),
        ("Cu", 7.718, 7.485, 0.55), ("Zn", 5.68, 4.054, 0.077), ("Ga", 7.288, 6.675, 0.16), ("Ge", 8.185, 8.42, 0.18),
        ("As", 6.58, 5.44, 0.06), ("Se", 7.97, 7.98, 0.32), ("Br", 6.795, 5.8, 0.1), ("Kr", 7.81, 7.67, 0.01),
        ("Rb", 7.09, 6.32, 0.5), ("Sr", 7.02, 6.19, 0.06), ("Y", 7.75, 7.55, 0.15), ("Zr", 7.16, 6.44, 0.02),
        ("Nb", 7.054, 6.253, 0.0024), ("Mo", 6.715, 5.67, 0.04), ("Tc", 6.8, 5.8, 0.5), ("Ru", 7.03, 6.21, 0.4),
        ("Rh", 5.88, 4.34, 0.3), ("Pd", 5.91, 4.39, 0.093), ("Ag", 5.922, 4.407, 0.58), ("Cd", 4.87, 3.04, 3.46),
        ("In", 4.065, 2.08, 0.54), ("Sn", 6.225, 4.871, 0.022), ("Sb", 5.57, 3.9, 0.007), ("Te", 5.8, 4.23, 0.09),
        ("I", 5.28, 3.5, 0.31), ("Xe", 4.92, 2.96, 0), ("Cs", 5.42, 3.69, 0.21), ("Ba", 5.07, 3.23, 0.15),
        ("La", 8.24, 8.53, 1.13), ("Ce", 4.84, 2.94, 0.001), ("Pr", 4.58, 2.64, 0.015), ("Nd", 7.69, 7.43, 9.2),
        ("Pm", 12.6, 20, 1.3), ("Sm", 0.8, 0.422, 39), ("Eu", 7.22, 6.57, 2.5), ("Gd", 6.5, 29.3, 151),
        ("Tb", 7.38, 6.84, 0.004), ("Dy", 16.9, 35.9, 54.4), ("Ho", 8.01, 8.06, 0.36), ("Er", 7.79, 7.63, 1.1),
        ("Tm", 7.07, 6.28, 0.1), ("Yb", 12.43, 19.42, 4), ("Lu", 7.21, 6.53, 0.7), ("Hf", 7.7, 7.6, 2.6),
        ("Ta", 6.91, 6, 0.01), ("W", 4.86, 2.97, 1.63), ("Re", 9.2, 10.6, 0.9), ("Os", 10.7, 14.4, 0.3),
        ("Ir", 10.6, 14.1, 0), ("Pt", 9.6, 11.58, 0.13), ("Au", 7.63, 7.32, 0.43), ("Hg", 12.692, 20.24, 6.6),
        ("Tl", 8.776, 9.678, 0.21), ("Pb", 9.405, 11.115, 0.003), ("Bi", 8.532, 9.148, 0.0084), ("Ra", 10, 13, 0),
        ("Th", 10.31, 13.36, 0), ("Pa", 9.1, 10.4, 0.1), ("U", 8.417, 8.903, 0.005), ("Np", 10.55, 14, 0.5),
    ];
}

using System.Collections.Frozen;
using Phodos.Crystals;

namespace Phodos.Formats.Phonopy;

/// <summary>
/// The mass that phonopy takes for an atom where a calculation gives none: the standard atomic weights of IUPAC as they were in 2005 to
/// 2009. Of the stable elements 28 differ from <see cref="Element.AtomicMass"/>, by up to 1.6 × 10⁻⁴, which moves a frequency by half of
/// that: too little to matter, but enough to look like a fault when the two programs are compared.
/// </summary>
internal static class PhonopyMasses
{
    private static readonly FrozenDictionary<string, double> Others = new Dictionary<string, double>
    {
        ["H"] = 1.00794,
        ["Li"] = 6.941,
        ["Be"] = 9.012182,
        ["B"] = 10.811,
        ["C"] = 12.0107,
        ["N"] = 14.0067,
        ["O"] = 15.9994,
        ["F"] = 18.9984032,
        ["Al"] = 26.9815386,
        ["Si"] = 28.0855,
        ["S"] = 32.065,
        ["Cl"] = 35.453,
        ["Sc"] = 44.955912,
        ["Mn"] = 54.938045,
        ["Co"] = 58.933195,
        ["Ge"] = 72.64,
        ["As"] = 74.9216,
        ["Se"] = 78.96,
        ["Y"] = 88.90585,
        ["Nb"] = 92.90638,
        ["Mo"] = 95.96,
        ["Tc"] = 98.0,
        ["Cd"] = 112.411,
        ["Pr"] = 140.90765,
        ["Pm"] = 145.0,
        ["Ho"] = 164.93032,
        ["Tm"] = 168.93421,
        ["Hg"] = 200.59,
        ["Tl"] = 204.3833,
        ["Ac"] = 227.0,
        ["Th"] = 232.03806,
        ["Np"] = 237.0,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The mass (unified atomic mass units).</summary>
    internal static double Of(Element element) => Others.TryGetValue(element.Symbol, out var mass) ? mass : element.AtomicMass;
}

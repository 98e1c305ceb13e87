using System.Collections.Immutable;
using Phodos.Units;

namespace Phodos.Spectra;

/// <summary>
/// A unit that phonon frequencies are quoted in: a frequency, or the energy hν or temperature hν/k that belongs to it.
/// Inside the program frequencies are wavenumbers in cm⁻¹; the other units appear where numbers come in or go out.
/// </summary>
public sealed class FrequencyUnit
{
    private const double HertzPerWavenumber = 100 * PhysicalConstants.SpeedOfLight;
    private const double JoulePerWavenumber = PhysicalConstants.Planck * HertzPerWavenumber;

    private readonly ImmutableArray<string> _otherNames;

    private FrequencyUnit(string symbol, double perWavenumber, params ImmutableArray<string> otherNames)
    {
        Symbol = symbol;
        PerWavenumber = perWavenumber;
        _otherNames = otherNames;
    }

    /// <summary>The wavenumber ν/c in cm⁻¹.</summary>
    public static FrequencyUnit Wavenumber { get; } = new("cm⁻¹", 1, "cm-1", "cm^-1", "1/cm");

    /// <summary>The frequency ν in terahertz (not the angular frequency).</summary>
    public static FrequencyUnit Terahertz { get; } = new("THz", HertzPerWavenumber / 1e12);

    /// <summary>The energy hν in millielectronvolts.</summary>
    public static FrequencyUnit Millielectronvolt { get; } = new("meV", JoulePerWavenumber / PhysicalConstants.ElementaryCharge * 1e3);

    /// <summary>The energy hν in electronvolts.</summary>
    public static FrequencyUnit Electronvolt { get; } = new("eV", JoulePerWavenumber / PhysicalConstants.ElementaryCharge);

    /// <summary>The temperature hν/k in kelvin.</summary>
    public static FrequencyUnit Kelvin { get; } = new("K", JoulePerWavenumber / PhysicalConstants.Boltzmann);

    /// <summary>All units.</summary>
    public static ImmutableArray<FrequencyUnit> All { get; } = [Wavenumber, Terahertz, Millielectronvolt, Electronvolt, Kelvin];

    /// <summary>The symbol, such as <c>cm⁻¹</c> or <c>THz</c>.</summary>
    public string Symbol { get; }

    /// <summary>The symbol in plain characters, as files have it: <c>cm^-1</c> in place of <c>cm⁻¹</c>.</summary>
    public string PlainSymbol => this == Wavenumber ? "cm^-1" : Symbol;

    /// <summary>How many of this unit one cm⁻¹ is.</summary>
    public double PerWavenumber { get; }

    /// <summary>The unit of a symbol in any case; cm⁻¹ also as <c>cm-1</c>, <c>cm^-1</c> and <c>1/cm</c>.</summary>
    /// <exception cref="InvalidInputException">No unit has the symbol.</exception>
    public static FrequencyUnit Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return All.FirstOrDefault(unit => unit.IsNamed(text.Trim()))
            ?? throw new InvalidInputException($"there is no frequency unit '{text}'; write cm-1, THz, meV, eV or K");
    }

    /// <summary>The wavenumber (cm⁻¹) of a value in this unit.</summary>
    public double ToWavenumber(double value) => value / PerWavenumber;

    /// <summary>The value in this unit of a wavenumber (cm⁻¹).</summary>
    public double FromWavenumber(double wavenumber) => wavenumber * PerWavenumber;

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;

    private bool IsNamed(string text) =>
        string.Equals(Symbol, text, StringComparison.OrdinalIgnoreCase) || _otherNames.Contains(text, StringComparer.OrdinalIgnoreCase);
}

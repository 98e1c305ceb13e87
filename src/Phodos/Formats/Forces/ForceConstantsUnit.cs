using System.Collections.Frozen;
using Phodos.Units;

namespace Phodos.Formats.Forces;

/// <summary>
/// The units of force constants that phonopy names, and those of the programs that it reads
/// (<see href="https://phonopy.github.io/phonopy/interfaces.html"/>, "Default unit system").
/// </summary>
internal static class ForceConstantsUnit
{
    // The energy of an electron in hydrogen's field, e² / 4πε₀a₀ (eV).
    private const double Hartree = PhysicalConstants.Coulomb / PhysicalConstants.Bohr;

    private const double HartreePerSquareBohr = Hartree / (PhysicalConstants.Bohr * PhysicalConstants.Bohr);

    private static readonly FrozenDictionary<string, double> Scales = new Dictionary<string, double>
    {
        ["eV/angstrom^2"] = 1,
        ["eV/angstrom.au"] = 1 / PhysicalConstants.Bohr,
        ["Ry/au^2"] = HartreePerSquareBohr / 2,
        ["mRy/au^2"] = HartreePerSquareBohr / 2000,
        ["hartree/au^2"] = HartreePerSquareBohr,
        ["hartree/angstrom.au"] = Hartree / PhysicalConstants.Bohr,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, string> OfPrograms = new Dictionary<string, string>
    {
        ["vasp"] = "eV/angstrom^2",
        ["aims"] = "eV/angstrom^2",
        ["castep"] = "eV/angstrom^2",
        ["crystal"] = "eV/angstrom^2",
        ["lammps"] = "eV/angstrom^2",
        ["abinit"] = "eV/angstrom.au",
        ["siesta"] = "eV/angstrom.au",
        ["abacus"] = "eV/angstrom.au",
        ["qe"] = "Ry/au^2",
        ["wien2k"] = "mRy/au^2",
        ["elk"] = "hartree/au^2",
        ["dftbp"] = "hartree/au^2",
        ["turbomole"] = "hartree/au^2",
        ["fleur"] = "hartree/au^2",
        ["cp2k"] = "hartree/angstrom.au",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A unit in eV/angstrom², or null where the name is none of phonopy's.</summary>
    internal static double? TryScale(string name) => Scales.TryGetValue(name.Trim(), out var scale) ? scale : null;

    /// <summary>A unit in eV/angstrom².</summary>
    /// <exception cref="InvalidInputException">The name is none of phonopy's.</exception>
    internal static double Scale(string name, int? line = null) => TryScale(name) ?? throw new InvalidInputException(
        $"the unit of the force constants is {Excerpt.Quoted(name)}; "
            + $"it must be one of {string.Join(", ", Scales.Keys.Order(StringComparer.Ordinal))}",
        line: line);

    /// <summary>The unit of the force constants of a program (eV/angstrom²), or null where the program is not known.</summary>
    internal static double? TryScaleOf(string program) => OfPrograms.TryGetValue(program, out var unit) ? Scales[unit] : null;
}

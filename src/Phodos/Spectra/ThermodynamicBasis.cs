using System.Collections.Immutable;
using Phodos.Units;

namespace Phodos.Spectra;

/// <summary>What amount of a crystal thermodynamic functions are of, and their units with it.</summary>
/// <param name="Name">The amount: <c>mol-atom</c>, <c>mol-formula</c> or <c>atom</c>.</param>
/// <param name="HeatUnit">The unit of heat capacity and entropy.</param>
/// <param name="EnergyUnit">The unit of energies.</param>
/// <param name="HeatFactor">What J/K/mol-atom are multiplied with.</param>
/// <param name="EnergyFactor">What kJ/mol-atom are multiplied with.</param>
public sealed record ThermodynamicBasis(string Name, string HeatUnit, string EnergyUnit, double HeatFactor, double EnergyFactor)
{
    // 1 kJ/mol in meV: 10⁶ over Avogadro's number times the elementary charge, both exact.
    private const double MillielectronvoltPerKilojouleMole = 1e6 / (PhysicalConstants.Avogadro * PhysicalConstants.ElementaryCharge);

    /// <summary>A mole of atoms: J/K and kJ.</summary>
    public static ThermodynamicBasis MoleOfAtoms { get; } = new("mol-atom", "J/K/mol-atom", "kJ/mol-atom", 1, 1);

    /// <summary>One atom: Boltzmann constants and meV.</summary>
    public static ThermodynamicBasis Atom { get; } =
        new("atom", "k_B/atom", "meV/atom", 1 / ThermodynamicFunctions.GasConstant, MillielectronvoltPerKilojouleMole);

    /// <summary>The names of the amounts.</summary>
    public static ImmutableArray<string> Names { get; } = ["mol-atom", "mol-formula", "atom"];

    /// <summary>A mole of formula units: J/K and kJ.</summary>
    /// <param name="atoms">The atoms of a formula unit.</param>
    public static ThermodynamicBasis MoleOfFormulaUnits(int atoms) => new("mol-formula", "J/K/mol-formula", "kJ/mol-formula", atoms, atoms);

    /// <summary>The amount of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="atomsPerFormulaUnit">The atoms of a formula unit.</param>
    /// <exception cref="InvalidInputException">No amount has the name.</exception>
    public static ThermodynamicBasis Named(string name, int atomsPerFormulaUnit) => name switch
    {
        "mol-atom" => MoleOfAtoms,
        "mol-formula" => MoleOfFormulaUnits(atomsPerFormulaUnit),
        "atom" => Atom,
        _ => throw new InvalidInputException($"there is no amount {Excerpt.Quoted(name)}; choose one of {string.Join(", ", Names)}"),
    };
}

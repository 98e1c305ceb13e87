namespace Phodos.Units;

/// <summary>
/// The constants of nature that the program uses, of CODATA 2022 (P. J. Mohr et al., Rev. Mod. Phys. 97, 025002 (2025)); those of the SI
/// are exact. What follows from them is worked out here once.
/// </summary>
public static class PhysicalConstants
{
    /// <summary>The Planck constant h (J s), exact.</summary>
    public const double Planck = 6.62607015e-34;

    /// <summary>The speed of light c (m/s), exact.</summary>
    public const double SpeedOfLight = 299_792_458;

    /// <summary>The elementary charge e (C), exact.</summary>
    public const double ElementaryCharge = 1.602176634e-19;

    /// <summary>The Boltzmann constant k (J/K), exact.</summary>
    public const double Boltzmann = 1.380649e-23;

    /// <summary>The Avogadro constant (1/mol), exact.</summary>
    public const double Avogadro = 6.02214076e23;

    /// <summary>The unified atomic mass unit u (kg).</summary>
    public const double AtomicMass = 1.66053906892e-27;

    /// <summary>The fine-structure constant α.</summary>
    public const double FineStructure = 7.2973525643e-3;

    /// <summary>The Bohr radius (Å).</summary>
    public const double Bohr = 0.529177210544;

    /// <summary>The gas constant R (J/K/mol), exact.</summary>
    public const double Gas = Avogadro * Boltzmann;

    /// <summary>The density (g/cm³) of one atomic mass unit in a cubic angstrom.</summary>
    public const double DensityOfAtomicMass = AtomicMass * 1e27;

    /// <summary>A stiffness of 1 eV/Å² in N/m, exact: 16.02176634.</summary>
    public const double NewtonPerMetre = ElementaryCharge * 1e20;

    /// <summary>e² / 4πε₀ (eV Å): the energy of two elementary charges at a distance of 1 Å, α ħ c; 14.39964548.</summary>
    public const double Coulomb = FineStructure * Planck / (2 * Math.PI) * SpeedOfLight / ElementaryCharge * 1e10;

    /// <summary>
    /// The wavenumber ω / (2πc) in cm⁻¹ where ω² is 1 eV/Å² per unified atomic mass unit: 521.4709.
    /// </summary>
    public static readonly double WavenumberOfRoot = Math.Sqrt(NewtonPerMetre / AtomicMass) / (2 * Math.PI * 100 * SpeedOfLight);
}

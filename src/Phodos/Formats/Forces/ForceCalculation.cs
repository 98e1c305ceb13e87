using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.Formats.Forces;

/// <summary>
/// A calculation of the forces on displaced atoms, or of force constants, as it lies in a folder: read, its force constants solved for and
/// symmetrised, so that modes can be had of it.
/// </summary>
public sealed class ForceCalculation
{
    internal ForceCalculation(
        SupercellForceConstants forceConstants,
        SymmetrizationResiduals residuals,
        ImmutableArray<SymmetryOperation> operations,
        ImmutableArray<double> masses,
        (BornCharges Charges, double Coulomb)? born,
        ImmutableArray<string> warnings)
    {
        (ForceConstants, Residuals, Operations, Masses, Warnings) = (forceConstants, residuals, operations, masses, warnings);
        (BornCharges, Coulomb) = (born?.Charges, born?.Coulomb ?? 0);
    }

    /// <summary>The primitive cell, as the calculation chooses it.</summary>
    public Crystal Crystal => ForceConstants.Supercell.Primitive;

    /// <summary>The force constants (eV/Å²), symmetrised.</summary>
    public SupercellForceConstants ForceConstants { get; }

    /// <summary>How far they were from what holds for every crystal, before they were symmetrised.</summary>
    public SymmetrizationResiduals Residuals { get; }

    /// <summary>The symmetry operations of the crystal.</summary>
    public ImmutableArray<SymmetryOperation> Operations { get; }

    /// <summary>The mass of each atom of the crystal (unified atomic mass units): as the calculation states it, else as phonopy takes it.</summary>
    public ImmutableArray<double> Masses { get; }

    /// <summary>The Born charges, or null where the calculation has none.</summary>
    public BornCharges? BornCharges { get; }

    /// <summary>e²/4πε₀ (eV·Å) as the calculation has it; 0 where it has no Born charges.</summary>
    public double Coulomb { get; }

    /// <summary>What was assumed or passed over, one line each.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>The dynamical matrix, with the non-analytical correction where there are Born charges.</summary>
    /// <param name="masses">The mass of each atom of the crystal (unified atomic mass units); <see cref="Masses"/> by default.</param>
    /// <param name="isPolar">Whether the correction is wanted.</param>
    public DynamicalMatrix DynamicalMatrix(ImmutableArray<double>? masses = null, bool isPolar = true) => isPolar && BornCharges is { } charges
        ? PolarForceConstants.DynamicalMatrix(ForceConstants, charges, masses ?? Masses, Coulomb)
        : new DynamicalMatrix(ForceConstants.Unfold(), masses ?? Masses);

    /// <summary>Reads a calculation.</summary>
    /// <param name="path">
    /// A folder as phonopy leaves it, or one of its files: <c>phonopy_params.yaml</c>, <c>phonopy_disp.yaml</c>, <c>phonopy.yaml</c>,
    /// <c>FORCE_SETS</c>, <c>FORCE_CONSTANTS</c>, <c>force_constants.hdf5</c>.
    /// </param>
    /// <param name="tolerance">How far (angstrom) an atom may be from its symmetric place.</param>
    /// <param name="bounds">What it may take; null for anything.</param>
    /// <exception cref="InvalidInputException">There is none, or its parts are broken or do not fit each other; file and line are given.</exception>
    public static ForceCalculation Read(string path, double tolerance = 1e-5, CalculationBounds? bounds = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new ForceCalculationReader(CalculationFiles.Find(path), tolerance, bounds ?? CalculationBounds.None).Read();
    }
}

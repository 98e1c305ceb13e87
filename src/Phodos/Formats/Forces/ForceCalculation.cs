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
    // Residuals above this (eV/Å²) are told: forces of 1e-3 eV/Å with displacements of 0.01 Å leave about as much.
    private const double NotableResidual = 0.1;

    private ForceCalculation(
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
    /// <c>FORCE_SETS</c>, <c>FORCE_CONSTANTS</c>, <c>force_constants.hdf5</c>; VASP's <c>vasprun.xml</c> with second derivatives; or the
    /// force constants of q2r.x (<c>*.fc</c>).
    /// </param>
    /// <param name="tolerance">How far (angstrom) an atom may be from its symmetric place.</param>
    /// <param name="isSymmetrized">
    /// Whether force constants that are given are averaged over the symmetry operations of the crystal; phonopy does not do so by itself.
    /// </param>
    /// <param name="bounds">What it may take; null for anything.</param>
    /// <exception cref="InvalidInputException">There is none, or its parts are broken or do not fit each other; file and line are given.</exception>
    public static ForceCalculation Read(
        string path, double tolerance = 1e-5, bool isSymmetrized = false, CalculationBounds? bounds = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new ForceCalculationReader(CalculationFiles.Find(path), tolerance, isSymmetrized, bounds ?? CalculationBounds.None).Read();
    }

    /// <summary>Symmetrises force constants and says by how much they missed what holds for every crystal.</summary>
    /// <param name="given">The force constants.</param>
    /// <param name="averaged">
    /// The same averaged over the symmetry operations, with how far they were from that, or null where they were solved for by symmetry.
    /// </param>
    /// <param name="isSymmetrized">Whether the averaged ones are wanted.</param>
    /// <param name="operations">The symmetry operations of the crystal.</param>
    /// <param name="masses">The mass of each atom of the crystal (unified atomic mass units).</param>
    /// <param name="born">The Born charges with e²/4πε₀ (eV·Å), or null.</param>
    /// <param name="warnings">What was assumed so far, one line each.</param>
    internal static ForceCalculation Of(
        SupercellForceConstants given,
        (SupercellForceConstants Result, double Residual)? averaged,
        bool isSymmetrized,
        ImmutableArray<SymmetryOperation> operations,
        ImmutableArray<double> masses,
        (BornCharges Charges, double Coulomb)? born,
        IEnumerable<string> warnings)
    {
        var (symmetrized, residuals) = ForceConstantsSymmetrization.Apply(given);
        if (averaged is not var (mean, residual))
            return new ForceCalculation(symmetrized, residuals, operations, masses, born, [.. warnings, .. Notable(residuals, isSymmetrized)]);
        residuals = residuals with { SpaceGroup = residual };
        return new ForceCalculation(
            isSymmetrized ? ForceConstantsSymmetrization.Apply(mean).Result : symmetrized,
            residuals,
            operations,
            masses,
            born,
            [.. warnings, .. Notable(residuals, isSymmetrized)]);
    }

    private static IEnumerable<string> Notable(SymmetrizationResiduals residuals, bool isSymmetrized)
    {
        if (Math.Max(residuals.SumRule, residuals.Permutation) > NotableResidual)
        {
            yield return FormattableString.Invariant(
                $"the force constants miss the acoustic sum rule by {residuals.SumRule:G2} and the symmetry of pairs by ")
                + FormattableString.Invariant($"{residuals.Permutation:G2} eV/Å² before they are symmetrised; were the forces converged?");
        }

        if (residuals.SpaceGroup > NotableResidual)
        {
            yield return FormattableString.Invariant(
                $"the force constants miss the symmetry of the crystal by {residuals.SpaceGroup:G2} eV/Å²; ")
                + (isSymmetrized ? "they are averaged over it" : Remedies.SymmetrizeForceConstants);
        }
    }
}

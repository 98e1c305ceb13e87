using System.Collections.Immutable;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.LatticeDynamics.Polar;

/// <summary>
/// The forces of the dipoles of a crystal between the wave vectors of a supercell: those of X. Gonze and C. Lee, less the Fourier
/// interpolation from these wave vectors, where they vanish. With them, force constants that end at some distance make LO and TO modes split.
/// Several force constants of a crystal may share them.
/// </summary>
public sealed class DipolesBetween
{
    private readonly DipoleForces _dipoles;
    private readonly ForceConstants _interpolated;

    /// <summary>Finds the forces.</summary>
    /// <param name="supercell">
    /// The supercell, as one that the force constants might have been calculated in: its images about as far apart as these reach.
    /// </param>
    /// <param name="charges">The Born charges of its primitive cell.</param>
    /// <exception cref="ArgumentException">The charges are those of another number of atoms.</exception>
    public DipolesBetween(Supercell supercell, BornCharges charges)
    {
        ArgumentNullException.ThrowIfNull(supercell);
        ArgumentNullException.ThrowIfNull(charges);
        PolarForceConstants.RequireChargeOfEachAtom(supercell, charges);
        Charges = charges;
        _dipoles = new DipoleForces(charges, PhysicalConstants.Coulomb);
        var values = new Crystals.Matrix3[supercell.Primitive.AtomCount * supercell.Crystal.AtomCount];
        PolarForceConstants.Add(values, supercell, _dipoles, -1);
        _interpolated = new SupercellForceConstants(supercell, values).Unfold();
    }

    /// <summary>The Born charges.</summary>
    public BornCharges Charges { get; }

    /// <summary>The dynamical matrix of force constants of the crystal and these forces.</summary>
    /// <param name="forceConstants">The force constants.</param>
    /// <param name="masses">The mass of each atom (unified atomic mass units); the standard masses by default.</param>
    /// <exception cref="ArgumentException">The force constants are of another number of atoms.</exception>
    public DynamicalMatrix DynamicalMatrix(ForceConstants forceConstants, ImmutableArray<double>? masses = null)
    {
        ArgumentNullException.ThrowIfNull(forceConstants);
        if (forceConstants.Crystal.AtomCount != _interpolated.Crystal.AtomCount)
            throw new ArgumentException("The force constants are of another crystal.", nameof(forceConstants));
        return new DynamicalMatrix(
            new ForceConstants(forceConstants.Crystal, [.. forceConstants.Blocks, .. _interpolated.Blocks]), masses, _dipoles);
    }
}

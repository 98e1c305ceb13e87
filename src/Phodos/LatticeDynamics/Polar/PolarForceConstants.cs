using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Units;

namespace Phodos.LatticeDynamics.Polar;

/// <summary>
/// The dynamical matrix of a polar crystal: the forces of the dipoles are taken out of the force constants of the supercell, where they do
/// not end, and put back at every wave vector (X. Gonze and C. Lee, Phys. Rev. B 55, 10355 (1997)).
/// </summary>
public static class PolarForceConstants
{
    /// <summary>The dynamical matrix with the non-analytical correction.</summary>
    /// <param name="forceConstants">The force constants of a supercell.</param>
    /// <param name="charges">The Born charges of its primitive cell.</param>
    /// <param name="masses">The mass of each atom of the primitive cell (unified atomic mass units); the standard masses by default.</param>
    /// <param name="coulomb">
    /// e²/4πε₀ (eV·Å); programs that round it, such as phonopy's 14.4 for VASP, are met by their own value.
    /// </param>
    /// <exception cref="ArgumentException">The charges are those of another number of atoms.</exception>
    public static DynamicalMatrix DynamicalMatrix(
        SupercellForceConstants forceConstants,
        BornCharges charges,
        ImmutableArray<double>? masses = null,
        double coulomb = PhysicalConstants.Coulomb)
    {
        ArgumentNullException.ThrowIfNull(forceConstants);
        ArgumentNullException.ThrowIfNull(charges);
        var supercell = forceConstants.Supercell;
        RequireChargeOfEachAtom(supercell, charges);
        var dipoles = new DipoleForces(charges, coulomb);
        var values = forceConstants.Values.ToArray();
        Add(values, supercell, dipoles, -1);
        return new DynamicalMatrix(new SupercellForceConstants(supercell, values).Unfold(), masses, dipoles);
    }

    /// <summary>
    /// The dynamical matrix with the non-analytical correction of Y. Wang et al., J. Phys.: Condens. Matter 22, 202201 (2010): exact at Γ and
    /// interpolated from there. For comparison with calculations that were made so; that of Gonze and Lee has the right dispersion.
    /// </summary>
    /// <param name="forceConstants">The force constants of a supercell.</param>
    /// <param name="charges">The Born charges of its primitive cell.</param>
    /// <param name="masses">The mass of each atom of the primitive cell (unified atomic mass units); the standard masses by default.</param>
    /// <param name="coulomb">e²/4πε₀ (eV·Å), as above.</param>
    /// <exception cref="ArgumentException">The charges are those of another number of atoms.</exception>
    public static DynamicalMatrix InterpolatedDynamicalMatrix(
        SupercellForceConstants forceConstants,
        BornCharges charges,
        ImmutableArray<double>? masses = null,
        double coulomb = PhysicalConstants.Coulomb)
    {
        ArgumentNullException.ThrowIfNull(forceConstants);
        ArgumentNullException.ThrowIfNull(charges);
        RequireChargeOfEachAtom(forceConstants.Supercell, charges);
        return new DynamicalMatrix(forceConstants.Unfold(), masses, new WangForces(forceConstants.Supercell, charges, coulomb));
    }

    /// <summary>
    /// The force constants of a dynamical matrix in a supercell that holds those of limited range, with the forces of long range as they are at
    /// the wave vectors of the supercell: what a calculation of it would find.
    /// </summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <exception cref="InvalidInputException">The supercell has too many atoms.</exception>
    public static SupercellForceConstants InSupercell(DynamicalMatrix matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var constants = SupercellForceConstants.Holding(matrix.ForceConstants);
        if (matrix.LongRange is not { } longRange)
            return constants;
        var values = constants.Values.ToArray();
        Add(values, constants.Supercell, longRange, 1);
        return new SupercellForceConstants(constants.Supercell, values);
    }

    internal static void RequireChargeOfEachAtom(Supercell supercell, BornCharges charges)
    {
        if (charges.Charges.Length != supercell.Primitive.AtomCount)
            throw new ArgumentException("There is one Born charge for each atom of the primitive cell.", nameof(charges));
    }

    /// <summary>Adds forces that are known at each wave vector to the force constants of a supercell, whose waves make them.</summary>
    /// <param name="values">The blocks (eV/Å²), [primitive atoms, supercell atoms].</param>
    /// <param name="supercell">The supercell.</param>
    /// <param name="forces">The forces.</param>
    /// <param name="sign">1 to add them, −1 to take them off.</param>
    internal static void Add(Matrix3[] values, Supercell supercell, ILongRangeForces forces, double sign)
    {
        var (homes, atoms, size) = (supercell.Primitive.AtomCount, supercell.Crystal.AtomCount, 3 * supercell.Primitive.AtomCount);
        var matrix = new HermitianMatrix(size);
        foreach (var (q, count) in CommensurateWaves.WithoutOpposites(supercell))
        {
            matrix.Clear();
            forces.AddTo(q, null, matrix.Real, matrix.Imaginary);
            matrix.CompleteFromUpper();
            for (var atom = 0; atom < atoms; atom++)
            {
                var (a, b, c) = supercell.Shifts[atom];
                var (sine, cosine) = Math.SinCos(-2 * Math.PI * (q.X * a + q.Y * b + q.Z * c));
                var part = sign * count / supercell.CellCount;
                AddColumn(values.AsSpan(), atom, atoms, homes, matrix, 3 * supercell.PrimitiveAtoms[atom], part * cosine, -part * sine);
            }
        }
    }

    // Adds the real parts of the blocks of an atom with all of the home cell, times a phase.
    private static void AddColumn(
        Span<Matrix3> values, int atom, int atoms, int homes, HermitianMatrix matrix, int column, double x, double y)
    {
        ReadOnlySpan<double> real = matrix.Real, imaginary = matrix.Imaginary;
        for (var home = 0; home < homes; home++)
        {
            var place = 3 * home * matrix.Size + column;
            var (first, second, third) = (place, place + matrix.Size, place + 2 * matrix.Size);
            values[home * atoms + atom] += new Matrix3(
                real[first] * x + imaginary[first] * y,
                real[first + 1] * x + imaginary[first + 1] * y,
                real[first + 2] * x + imaginary[first + 2] * y,
                real[second] * x + imaginary[second] * y,
                real[second + 1] * x + imaginary[second + 1] * y,
                real[second + 2] * x + imaginary[second + 2] * y,
                real[third] * x + imaginary[third] * y,
                real[third + 1] * x + imaginary[third + 1] * y,
                real[third + 2] * x + imaginary[third + 2] * y);
        }
    }
}

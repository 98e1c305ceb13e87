using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Supercells;

namespace Phodos.LatticeDynamics.Polar;

/// <summary>
/// What makes a crystal polar: the dielectric tensor at high frequency and the Born effective charges of its atoms. The first index of a
/// charge is the direction of the field (or polarisation), the second that of the displacement.
/// </summary>
public sealed class BornCharges
{
    /// <summary>Makes the charges of a crystal.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="dielectric">ε∞, with a positive value along every direction.</param>
    /// <param name="charges">Z* of each atom (elementary charges), [atoms].</param>
    /// <exception cref="InvalidInputException">The number of charges is another, or a tensor is none that can be.</exception>
    public BornCharges(Crystal crystal, Matrix3 dielectric, ImmutableArray<Matrix3> charges)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        if (charges.Length != crystal.AtomCount)
        {
            throw new InvalidInputException(
                $"there are {charges.Length} Born effective charges, but the cell has {crystal.AtomCount} atoms; give one tensor an atom");
        }

        if (charges.Any(charge => !charge.IsFinite))
            throw new InvalidInputException("a Born effective charge is not of finite numbers");
        var symmetric = 0.5 * (dielectric + dielectric.Transpose());
        var isPositive = symmetric.IsFinite && symmetric.XX > 0
            && symmetric.XX * symmetric.YY > symmetric.XY * symmetric.XY && symmetric.Determinant > 0;
        if (!isPositive)
            throw new InvalidInputException("the dielectric tensor is not positive along every direction; check its nine numbers");
        (Crystal, Dielectric, Charges) = (crystal, dielectric, charges);
    }

    /// <summary>The crystal.</summary>
    public Crystal Crystal { get; }

    /// <summary>ε∞.</summary>
    public Matrix3 Dielectric { get; }

    /// <summary>Z* of each atom (elementary charges), [atoms].</summary>
    public ImmutableArray<Matrix3> Charges { get; }

    /// <summary>The largest element of the sum of all charges (elementary charges): 0 for a crystal that a field does not pull along.</summary>
    public double NeutralityResidual => Charges.Aggregate(default(Matrix3), (sum, charge) => sum + charge).MaximumMagnitude;

    /// <summary>
    /// The charges of all atoms from those of one of each set of atoms that symmetry makes alike, as phonopy's BORN has them: the first
    /// atoms of the sets, in the order of the cell.
    /// </summary>
    /// <param name="crystal">The primitive cell.</param>
    /// <param name="operations">Its symmetry operations.</param>
    /// <param name="dielectric">ε∞.</param>
    /// <param name="charges">Z* of the first atom of each set.</param>
    /// <exception cref="InvalidInputException">The number of charges is neither that of the sets nor that of the atoms.</exception>
    public static BornCharges FromInequivalent(
        Crystal crystal, IEnumerable<SymmetryOperation> operations, Matrix3 dielectric, ImmutableArray<Matrix3> charges)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        ArgumentNullException.ThrowIfNull(operations);
        var mappings = AtomMapping.Of(crystal, operations);
        var first = Enumerable.Range(0, crystal.AtomCount).Select(atom => mappings.Min(mapping => mapping.Atoms[atom])).ToArray();
        var sets = first.Distinct().Order().ToArray();
        if (charges.Length == crystal.AtomCount && sets.Length != crystal.AtomCount)
            return new BornCharges(crystal, dielectric, charges);
        if (charges.Length != sets.Length)
        {
            throw new InvalidInputException(
                $"there are {charges.Length} Born effective charges; give one for each of the {sets.Length} inequivalent atoms of the primitive "
                + $"cell ({string.Join(", ", sets.Select(atom => atom + 1))})");
        }

        return new BornCharges(
            crystal,
            dielectric,
            [
                .. first.Select((representative, atom) =>
                {
                    var turn = mappings.First(mapping => mapping.Atoms[atom] == representative).Cartesian;
                    return turn.Transpose() * charges[Array.IndexOf(sets, representative)] * turn;
                }),
            ]);
    }

    /// <summary>
    /// The charges with the symmetry of the crystal and without a net charge: each is the mean over the operations, and what all of them
    /// add up to is taken off alike.
    /// </summary>
    /// <param name="operations">The symmetry operations of the crystal.</param>
    public BornCharges Symmetrized(IEnumerable<SymmetryOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(operations);
        var mappings = AtomMapping.Of(Crystal, operations);
        var part = 1.0 / mappings.Length;
        var dielectric = default(Matrix3);
        var charges = new Matrix3[Charges.Length];
        foreach (var mapping in mappings)
        {
            var back = mapping.Cartesian.Transpose();
            dielectric += part * (back * Dielectric * mapping.Cartesian);
            for (var atom = 0; atom < charges.Length; atom++)
                charges[atom] += part * (back * Charges[mapping.Atoms[atom]] * mapping.Cartesian);
        }

        var mean = 1.0 / charges.Length * charges.Aggregate(default(Matrix3), (sum, charge) => sum + charge);
        return new BornCharges(Crystal, dielectric, [.. charges.Select(charge => charge - mean)]);
    }
}

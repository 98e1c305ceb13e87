using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Learning.Models.Forces;

namespace Phodos.Learning.Prediction;

/// <summary>
/// The dynamical matrices of predicted force constants; where the crystal is taken for an insulator with charges, with the electric fields of
/// long waves, which all members share.
/// </summary>
internal sealed class PredictedMatrices
{
    // About as far apart (angstrom) as the supercells of the calculations that networks learn from.
    private const double SupercellWidth = 10;

    // Charges (elementary charges) that split modes by nothing that shows.
    private const double NoCharge = 0.02;

    private readonly MemberForces _forces;
    private readonly DipolesBetween? _dipoles;

    /// <param name="forces">What is predicted.</param>
    /// <param name="operations">The symmetry operations of the crystal.</param>
    internal PredictedMatrices(MemberForces forces, IReadOnlyCollection<SymmetryOperation> operations)
    {
        _forces = forces;
        if (forces.Born is not { IsInsulating: true } born || born.Charges.Charges.Max(charge => charge.MaximumMagnitude) < NoCharge)
            return;
        _dipoles = new DipolesBetween(
            Supercell.OfWidth(forces.Mean.Crystal, SupercellWidth, operations), born.Charges.Symmetrized(operations));
    }

    /// <summary>The Born charges that are used; null where none are.</summary>
    internal BornCharges? Charges => _dipoles?.Charges;

    /// <summary>That of the mean.</summary>
    internal DynamicalMatrix Mean() => Of(_forces.Mean);

    /// <summary>That of each member.</summary>
    internal IEnumerable<DynamicalMatrix> Members() => _forces.Members.Select(Of);

    private DynamicalMatrix Of(ForceConstants constants) => new(constants, longRange: _dipoles);
}

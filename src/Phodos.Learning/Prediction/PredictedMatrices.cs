using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Polar;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Learning.Calibration.Scopes;
using Phodos.Learning.Models.Forces;

namespace Phodos.Learning.Prediction;

/// <summary>
/// The dynamical matrices of predicted force constants; where Born charges are predicted and the crystal is taken for no metal, with the
/// electric fields of long waves, which all members share.
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
        if (forces.Born is not { } born)
            return;
        MetalReason = born.IsInsulating
            ? Composition.HasOddElectrons(forces.Mean.Crystal) ? "its electrons are odd in number" : null
            : FormattableString.Invariant($"it is an insulator by {100 * born.ProbabilityInsulating:F0} %");
        if (MetalReason is null && born.Charges.Charges.Max(charge => charge.MaximumMagnitude) >= NoCharge)
            _dipoles = Dipoles(born.Charges, operations);
    }

    /// <summary>Why the crystal is taken for a metal; null where it is not, or nothing is known of it.</summary>
    internal string? MetalReason { get; }

    /// <summary>The Born charges that are used; null where none are.</summary>
    internal BornCharges? Charges => _dipoles?.Charges;

    /// <summary>That of the mean.</summary>
    internal DynamicalMatrix Mean() => Of(_forces.Mean);

    /// <summary>That of each member.</summary>
    internal IEnumerable<DynamicalMatrix> Members() => _forces.Members.Select(Of);

    private DynamicalMatrix Of(ForceConstants constants) => new(constants, longRange: _dipoles);

    private static DipolesBetween Dipoles(BornCharges charges, IReadOnlyCollection<SymmetryOperation> operations) =>
        new(Supercell.OfWidth(charges.Crystal, SupercellWidth, operations), charges.Symmetrized(operations));
}

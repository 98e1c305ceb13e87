using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Meshes;

namespace Phodos.Reports.Predictions;

/// <summary>The mean square displacements of the atoms by temperature.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="StatesLeftOut">The states per cell that are left out: those of Γ at rest, and imaginary ones.</param>
/// <param name="Temperatures">The temperatures (K).</param>
/// <param name="Atoms">Those of each atom, in the order of the cell.</param>
public sealed record DisplacementsDescription(
    string Unit, double StatesLeftOut, ImmutableArray<double> Temperatures, ImmutableArray<DisplacementsDescription.Atom> Atoms)
{
    private const double Rounding = 1e-9;

    internal static DisplacementsDescription Of(ImmutableArray<ThermalDisplacements> displacements)
    {
        var crystal = displacements[0].Crystal;
        return new DisplacementsDescription(
            "angstrom^2",
            CrystalPrediction.Rounded(displacements[0].LeftOut),
            [.. displacements.Select(at => at.Temperature)],
            [.. Enumerable.Range(0, crystal.AtomCount).Select(AtomOf)]);

        Atom AtomOf(int atom)
        {
            var position = crystal.FractionalPositions[atom];
            return new Atom(
                crystal.Species[atom].Symbol,
                [position.X, position.Y, position.Z],
                [.. displacements.Select(at => CrystalPrediction.Rounded(at.Isotropic(atom)))],
                [.. displacements.Select(at => Components(at.Tensors[atom]))]);
        }
    }

    // What symmetry makes zero is written as zero, and not as what rounding leaves of it.
    private static ImmutableArray<double> Components(Matrix3 u) =>
    [
        .. new[] { u.XX, u.YY, u.ZZ, u.YZ, u.XZ, u.XY }
            .Select(value => Math.Abs(value) < Rounding * u.Trace ? 0 : CrystalPrediction.Rounded(value)),
    ];

    /// <summary>The displacements of an atom.</summary>
    /// <param name="Element">Its element.</param>
    /// <param name="Position">Its fractional position in the cell.</param>
    /// <param name="Isotropic">U_iso, one value a temperature.</param>
    /// <param name="Tensors">U along Cartesian directions, xx, yy, zz, yz, xz and xy, [temperatures][6].</param>
    public sealed record Atom(
        string Element, ImmutableArray<double> Position, ImmutableArray<double> Isotropic, ImmutableArray<ImmutableArray<double>> Tensors);
}

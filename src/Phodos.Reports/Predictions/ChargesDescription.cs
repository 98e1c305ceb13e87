using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Polar;

namespace Phodos.Reports.Predictions;

/// <summary>The Born effective charges of the atoms and the dielectric tensor at high frequency. Tensors are given by rows.</summary>
/// <param name="Dielectric">ε∞.</param>
/// <param name="Atoms">The charge of each atom of the cell.</param>
public sealed record ChargesDescription(
    ImmutableArray<ImmutableArray<double>> Dielectric, ImmutableArray<ChargesDescription.OfAtom> Atoms)
{
    internal static ChargesDescription Of(BornCharges charges) => new(
        Rows(charges.Dielectric),
        [
            .. charges.Charges.Select((charge, atom) =>
            {
                var (x, y, z) = charges.Crystal.FractionalPositions[atom];
                return new OfAtom(charges.Crystal.Species[atom].Symbol, [x, y, z], Rows(charge));
            }),
        ]);

    private static ImmutableArray<ImmutableArray<double>> Rows(Matrix3 matrix)
    {
        return [Row(0), Row(1), Row(2)];

        ImmutableArray<double> Row(int row) =>
            CrystalPrediction.Rounded([matrix[row, 0], matrix[row, 1], matrix[row, 2]]);
    }

    /// <summary>The charge of an atom.</summary>
    /// <param name="Element">Its element.</param>
    /// <param name="Position">Its fractional position in the cell.</param>
    /// <param name="Charge">Z* (elementary charges); row: direction of the field, column: direction of the displacement.</param>
    public sealed record OfAtom(string Element, ImmutableArray<double> Position, ImmutableArray<ImmutableArray<double>> Charge);
}

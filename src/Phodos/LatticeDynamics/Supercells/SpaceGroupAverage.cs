using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>
/// Gives force constants the symmetry of the crystal: each block is the mean over the blocks that the symmetry operations which take the
/// supercell to itself make of all, turned back. Force constants that were solved for by symmetry have it already.
/// </summary>
public static class SpaceGroupAverage
{
    /// <summary>Averages force constants.</summary>
    /// <param name="forceConstants">The force constants.</param>
    /// <param name="operations">
    /// The symmetry operations of the primitive cell; those that do not keep the supercell are left out.
    /// </param>
    /// <returns>The mean, and the largest element (eV/Å²) by which a block of the given ones differs from it.</returns>
    public static (SupercellForceConstants Result, double Residual) Of(
        SupercellForceConstants forceConstants, IEnumerable<SymmetryOperation> operations)
    {
        ArgumentNullException.ThrowIfNull(forceConstants);
        ArgumentNullException.ThrowIfNull(operations);
        var supercell = forceConstants.Supercell;
        var mappings = AtomMapping.Of(supercell.Primitive, operations.Where(operation => supercell.IsKeptBy(operation.Rotation)));
        var (homes, atoms) = (supercell.Primitive.AtomCount, supercell.Crystal.AtomCount);
        var values = new Matrix3[homes * atoms];
        foreach (var mapping in mappings)
        {
            var (turn, back) = (mapping.Cartesian, mapping.Cartesian.Transpose());
            for (var home = 0; home < homes; home++)
            {
                for (var atom = 0; atom < atoms; atom++)
                    values[home * atoms + atom] += back * forceConstants[mapping.Atoms[home], mapping.Turned(supercell, home, atom)] * turn;
            }
        }

        var residual = 0.0;
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = 1.0 / mappings.Length * values[index];
            residual = Math.Max(residual, (values[index] - forceConstants.Values[index]).MaximumMagnitude);
        }

        return (new SupercellForceConstants(supercell, values), residual);
    }
}

using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Supercells;

/// <summary>
/// Makes force constants obey what holds for every crystal, as phonopy does in its compact form: what the blocks of an atom add up to is
/// taken off all of them alike, from either side, a block and that of the exchanged atoms are made each other's transpose, and the self
/// block is minus the sum of the others.
/// </summary>
public static class ForceConstantsSymmetrization
{
    /// <summary>Symmetrises the force constants.</summary>
    /// <param name="forceConstants">The force constants.</param>
    /// <returns>The symmetrised ones, and how far the given ones were from that (eV/Å²).</returns>
    public static (SupercellForceConstants Result, SymmetrizationResiduals Residuals) Apply(SupercellForceConstants forceConstants)
    {
        ArgumentNullException.ThrowIfNull(forceConstants);
        var supercell = forceConstants.Supercell;
        var values = forceConstants.Values.ToArray();
        var exchanged = ExchangedPairs(supercell);
        var transposed = Transposed(values, exchanged);
        var residuals = new SymmetrizationResiduals(
            Math.Max(LargestRowSum(supercell, values), LargestRowSum(supercell, transposed)),
            values.Zip(transposed, (value, other) => (value - other).MaximumMagnitude).Max());

        // A pair that is its own exchange, since the copy half a supercell away is the same to either side, is not turned here, as phonopy
        // does it, so that the two programs agree on noisy forces, too. It leaves an antisymmetric part of the sum over the blocks of an
        // atom, which moves frequencies of Γ at rest in the second order only.
        KeepOwn(supercell, values, transposed, exchanged);
        SubtractRowMeans(supercell, transposed);
        values = Transposed(transposed, exchanged);
        KeepOwn(supercell, transposed, values, exchanged);
        SubtractRowMeans(supercell, values);
        transposed = Transposed(values, exchanged);
        for (var index = 0; index < values.Length; index++)
            values[index] = 0.5 * (values[index] + transposed[index]);
        SetSelfBlocks(supercell, values);
        return (new SupercellForceConstants(supercell, values), residuals);
    }

    // The place of the pair (j, i) seen from j for the place of the pair (i, j) seen from i.
    private static int[] ExchangedPairs(Supercell supercell)
    {
        var atoms = supercell.Crystal.AtomCount;
        var exchanged = new int[supercell.Primitive.AtomCount * atoms];
        for (var atom = 0; atom < atoms; atom++)
        {
            var (a, b, c) = supercell.Shifts[atom];
            for (var home = 0; home < supercell.Primitive.AtomCount; home++)
                exchanged[home * atoms + atom] = supercell.PrimitiveAtoms[atom] * atoms + supercell.AtomAt(home, (-a, -b, -c));
        }

        return exchanged;
    }

    private static Matrix3[] Transposed(Matrix3[] values, int[] exchanged)
    {
        var result = new Matrix3[values.Length];
        for (var index = 0; index < values.Length; index++)
            result[index] = values[exchanged[index]].Transpose();
        return result;
    }

    private static void KeepOwn(Supercell supercell, Matrix3[] from, Matrix3[] to, int[] exchanged)
    {
        var atoms = supercell.Crystal.AtomCount;
        for (var index = 0; index < to.Length; index++)
        {
            if (exchanged[index] == index && index % atoms != supercell.AtomAt(index / atoms, (0, 0, 0)))
                to[index] = from[index];
        }
    }

    private static double LargestRowSum(Supercell supercell, Matrix3[] values) =>
        Enumerable.Range(0, supercell.Primitive.AtomCount).Max(home => RowSum(supercell, values, home).MaximumMagnitude);

    private static Matrix3 RowSum(Supercell supercell, Matrix3[] values, int home)
    {
        var sum = default(Matrix3);
        foreach (var value in values.AsSpan(home * supercell.Crystal.AtomCount, supercell.Crystal.AtomCount))
            sum += value;
        return sum;
    }

    private static void SubtractRowMeans(Supercell supercell, Matrix3[] values)
    {
        for (var home = 0; home < supercell.Primitive.AtomCount; home++)
        {
            var mean = 1.0 / supercell.Crystal.AtomCount * RowSum(supercell, values, home);
            foreach (ref var value in values.AsSpan(home * supercell.Crystal.AtomCount, supercell.Crystal.AtomCount))
                value -= mean;
        }
    }

    private static void SetSelfBlocks(Supercell supercell, Matrix3[] values)
    {
        for (var home = 0; home < supercell.Primitive.AtomCount; home++)
        {
            ref var self = ref values[home * supercell.Crystal.AtomCount + supercell.AtomAt(home, (0, 0, 0))];
            var others = RowSum(supercell, values, home) - self;
            self = -0.5 * (others + others.Transpose());
        }
    }
}

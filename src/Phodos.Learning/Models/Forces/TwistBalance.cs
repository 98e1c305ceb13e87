using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// Makes the antisymmetric parts of blocks add up to zero around each atom. The block of an atom with itself is symmetric, so the acoustic
/// sum rule can hold only then; what is left over would make acoustic modes imaginary. The parts of a pair and of the exchanged pair are
/// opposite, like a current: it is made free of sources by the gradient of a potential, the smallest change with given weights.
/// </summary>
internal static class TwistBalance
{
    // Keeps the potential finite where a group of atoms has no pair with the others.
    private const double Smallest = 1e-10;

    // The antisymmetric matrix of each component of a vector, by rows.
    private static readonly double[] Matrices =
    [
        0, 0, 0, 0, 0, 1, 0, -1, 0,
        0, 0, -1, 0, 0, 0, 1, 0, 0,
        0, 1, 0, -1, 0, 0, 0, 0, 0,
    ];

    /// <summary>The balanced blocks.</summary>
    /// <param name="blocks"><c>[pairs, 3, 3]</c>.</param>
    /// <param name="weights">How much of the change each pair takes, <c>[pairs, 1]</c>, at least 0; without gradient.</param>
    /// <param name="batch">The graph.</param>
    internal static Tensor Apply(Tensor blocks, Tensor weights, ForceBatch batch)
    {
        var (first, second, atoms) = (batch.Pairs.First, batch.Pairs.Second, batch.AtomCount);
        // Copied, as products round by how numbers are aligned, and those of an array lie anywhere.
        var matrices = tensor(Matrices, [3, 9], ScalarType.Float64, blocks.device).clone();
        var twist = blocks.view(-1, 9).to(ScalarType.Float64).matmul(matrices.t()) / 2;
        var sources = zeros(atoms, 3, dtype: ScalarType.Float64, device: blocks.device)
            .index_add(0, first, twist, 1).index_add(0, second, twist, -1);
        var potential = linalg.solve(Laplacian(weights.detach().to(ScalarType.Float64), batch), sources);
        var change = weights * (potential.index_select(0, first) - potential.index_select(0, second));
        return blocks - change.matmul(matrices).view(-1, 3, 3).to(blocks.dtype);
    }

    private static Tensor Laplacian(Tensor weights, ForceBatch batch)
    {
        var (first, second, atoms) = (batch.Pairs.First, batch.Pairs.Second, batch.AtomCount);
        var degrees = zeros(atoms, 1, dtype: weights.dtype, device: weights.device)
            .index_add(0, first, weights, 1).index_add(0, second, weights, 1).flatten();
        var links = zeros((long)atoms * atoms, 1, dtype: weights.dtype, device: weights.device)
            .index_add(0, first * atoms + second, weights, 1).index_add(0, second * atoms + first, weights, 1).view(atoms, atoms);
        return diag(degrees + Smallest * (degrees.max() + 1)) - links;
    }
}

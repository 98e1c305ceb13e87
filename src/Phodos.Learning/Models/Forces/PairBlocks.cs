using Phodos.Learning.Models.Forces.Fused;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// The blocks of pairs: put together from the identity, the direction u of the pair, tensors and products of vectors of both atoms, with
/// coefficients that are even or odd when the atoms are exchanged.
/// </summary>
internal static class PairBlocks
{
    /// <summary>The even coefficients of each copy.</summary>
    internal const int EvenSets = 11;

    /// <summary>The odd ones.</summary>
    internal const int OddSets = 4;

    /// <summary>What the coefficient of the identity is added to: a block in units of its scale, transverse.</summary>
    internal const double UsualIdentity = -0.2;

    /// <summary>And along the bond.</summary>
    internal const double UsualBond = -0.8;

    /// <summary>The bounds of the logarithm of the size of a block in units of its scale.</summary>
    internal const double LowestLogarithm = -4;

    /// <inheritdoc cref="LowestLogarithm"/>
    internal const double HighestLogarithm = 3;

    /// <summary>What the first set of vectors and tensors of both atoms is along the direction, even ones, <c>[pairs, 4 copies]</c>.</summary>
    /// <param name="features">Three sets of vectors and tensors, <c>[atoms, 3 + 5, 3 copies]</c>.</param>
    /// <param name="pairs">The pairs.</param>
    internal static Tensor Angles(Tensor features, BatchSpans pairs)
    {
        if (FusedBlocks.Serves(features, (int)features.shape[2] / 3))
            return FusedAngles.Of(features, pairs);
        var seen = new Seen(features, pairs);
        return cat(
            [
                seen.Direction.bmm(seen.VectorDifferences[0]),
                seen.Square.bmm(seen.TensorSums[0]),
                seen.Direction.bmm(seen.VectorSums[0]).square(),
                seen.Square.bmm(seen.TensorDifferences[0]).square(),
            ],
            2).squeeze(1);
    }

    /// <summary>The blocks (eV/Å²), <c>[pairs, 3, 3]</c>.</summary>
    /// <param name="features">Three sets of vectors and tensors, <c>[atoms, 3 + 5, 3 copies]</c>.</param>
    /// <param name="coefficients">Of identity and bond, the logarithm of the size, and the even ones, <c>[pairs, 3 + 11 copies]</c>.</param>
    /// <param name="odd">The odd coefficients, <c>[pairs, 4 copies]</c>.</param>
    /// <param name="reach">The usual size of each block (eV/Å²), <c>[pairs, 1]</c>, without derivative.</param>
    /// <param name="pairs">The pairs.</param>
    internal static Tensor Of(Tensor features, Tensor coefficients, Tensor odd, Tensor reach, BatchSpans pairs)
    {
        var copies = (int)features.shape[2] / 3;
        if (FusedBlocks.Serves(features, copies))
            return FusedBlocks.Of(features, coefficients, odd, reach, pairs);
        var parts = coefficients.split([1, 1, 1, EvenSets * copies], 1);
        var along = pairs.Directions.unsqueeze(2);
        var block = (parts[0] + UsualIdentity).unsqueeze(2) * eye(3, dtype: reach.dtype, device: reach.device)
            + (parts[1] + UsualBond).unsqueeze(2) * along.bmm(along.transpose(1, 2))
            + General(new Seen(features, pairs), parts[3].view(-1, EvenSets, copies), odd.view(-1, OddSets, copies), pairs);
        var size = reach * parts[2].clamp(LowestLogarithm, HighestLogarithm).exp();
        return block * size.unsqueeze(2);
    }

    // What is made of vectors and tensors, by sums over the copies, [pairs, sets, components].
    private static Tensor General(Seen seen, Tensor even, Tensor odd, BatchSpans pairs)
    {
        var c = even.split([1, 1, 3, 2, 1, 2, 1], 1);
        var o = odd.split([1, 1, 1, 1], 1);
        var tensor = Contract(c[0], seen.TensorSums[1]) + Contract(o[0], seen.TensorDifferences[1]);
        var turned = CartesianTensors.OfDirections(pairs.Directions).transpose(1, 2);
        var ofSums = Contract(cat([c[2], o[3]], 1), seen.TensorSums[2]).bmm(turned).split([1, 1, 1, 1], 1); // odd vectors, the last an even one
        var ofDifferences = Contract(c[3], seen.TensorDifferences[2]).bmm(turned).split([1, 1], 1);
        var ofVectorDifferences = Contract(cat([c[1], o[2]], 1), seen.VectorDifferences[1]).split([1, 1], 1);
        var ofVectorSums = Contract(cat([o[1], c[4]], 1), seen.VectorSums[1]).split([1, 1], 1);
        var furtherDifferences = Contract(c[5], seen.VectorDifferences[2]).split([1, 1], 1);

        var bonding = ofVectorDifferences[0] + ofVectorSums[0] + ofSums[0];
        var left = furtherDifferences[0] + ofSums[1];
        var right = furtherDifferences[1] + ofSums[2];
        var twist = ofVectorSums[1] + ofVectorDifferences[1] + ofDifferences[0] + ofSums[3];
        var furtherTwist = Contract(c[6], seen.VectorSums[2]) + ofDifferences[1];

        var along = seen.Direction.transpose(1, 2);
        var symmetric = along.bmm(bonding) + left.transpose(1, 2).bmm(right);
        var antisymmetric = along.bmm(twist) + left.transpose(1, 2).bmm(furtherTwist);
        return tensor.squeeze(1).matmul(CartesianTensors.BasisLike(tensor)).view(-1, 3, 3)
            + symmetric + symmetric.transpose(1, 2) + antisymmetric - antisymmetric.transpose(1, 2);
    }

    private static Tensor Contract(Tensor coefficients, Tensor features) => coefficients.bmm(features.transpose(1, 2));

    // Under exchange the sum of vectors and the difference of tensors are even, but a product with u turns the parity of vectors round.
    private sealed class Seen
    {
        internal Seen(Tensor features, BatchSpans pairs)
        {
            var (first, second) = (features.index_select(0, pairs.First), features.index_select(0, pairs.Second));
            var (sums, differences) = ((first + second).split([3, 5], 1), (first - second).split([3, 5], 1));
            (VectorSums, TensorSums) = (sums[0].chunk(3, 2), sums[1].chunk(3, 2));
            (VectorDifferences, TensorDifferences) = (differences[0].chunk(3, 2), differences[1].chunk(3, 2));
            Direction = pairs.Directions.unsqueeze(1);
            Square = CartesianTensors.OfSquares(pairs.Directions).unsqueeze(1);
        }

        internal Tensor[] VectorSums { get; }

        internal Tensor[] VectorDifferences { get; }

        internal Tensor[] TensorSums { get; }

        internal Tensor[] TensorDifferences { get; }

        internal Tensor Direction { get; }

        internal Tensor Square { get; }
    }
}

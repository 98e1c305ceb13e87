using Phodos.Learning.Models.Forces.Fused;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// The messages of all edges, summed up at their destinations. A message has a weight for each of its parts, sent · (1 + received) ·
/// (functions of the length · matrix), and brings scalars, invariants of vectors and of tensors of its source, vectors and tensors.
/// </summary>
internal static class Messages
{
    /// <summary>The sums, <c>[atoms, scalars + 2 tensors + 3 tensors + 5 tensors]</c>, in this order.</summary>
    /// <param name="sent">What each atom sends, <c>[atoms, scalars + 8 tensors]</c>.</param>
    /// <param name="received">What it makes of messages, <c>[atoms, scalars + 8 tensors]</c>.</param>
    /// <param name="matrix">The weights of the functions of the length, <c>[functions, scalars + 8 tensors]</c>.</param>
    /// <param name="tensors">The vectors and traceless symmetric tensors, <c>[atoms, 3 + 5, tensors]</c>.</param>
    /// <param name="edges">The edges.</param>
    internal static Tensor Sum(Tensor sent, Tensor received, Tensor matrix, Tensor tensors, EdgeGeometry edges)
    {
        var copies = (int)tensors.shape[2];
        return FusedMessages.Serves(sent, (int)sent.shape[1] - 8 * copies, copies)
            ? FusedMessages.Sum(sent, received, matrix, tensors, edges)
            : PlainSum(sent, received, matrix, tensors, edges);
    }

    private static Tensor PlainSum(Tensor sent, Tensor received, Tensor matrix, Tensor tensors, EdgeGeometry edges)
    {
        var (atoms, copies) = (tensors.shape[0], tensors.shape[2]);
        var weights = sent.index_select(0, edges.First) * (1 + received).index_select(0, edges.Second) * edges.Functions.matmul(matrix);
        var parts = weights.split([sent.shape[1] - 8 * copies, .. Enumerable.Repeat(copies, 8)], 1);
        var sources = tensors.index_select(0, edges.First).split([3, 5], 1);
        var (ofFirst, ofSecond) = (sources[0], sources[1]);
        var directions = edges.Directions.unsqueeze(2);
        var squares = CartesianTensors.OfSquares(edges.Directions).unsqueeze(2);
        var products = CartesianTensors.OfDirections(edges.Directions).contiguous();
        var vectors = Row(parts[1]) * ofFirst + Row(parts[2]) * directions + Row(parts[3]) * products.bmm(ofSecond);
        var further = Row(parts[4]) * ofSecond + Row(parts[5]) * squares + Row(parts[6]) * products.transpose(1, 2).bmm(ofFirst);
        var messages = cat(
            [
                parts[0],
                parts[7] * (ofFirst * directions).sum(1),
                parts[8] * (ofSecond * squares).sum(1),
                vectors.reshape(-1, 3 * copies),
                further.reshape(-1, 5 * copies),
            ],
            1);
        return zeros(atoms, messages.shape[1], dtype: messages.dtype, device: messages.device).index_add(0, edges.Second, messages, 1);
    }

    private static Tensor Row(Tensor perCopy) => perCopy.unsqueeze(1);
}

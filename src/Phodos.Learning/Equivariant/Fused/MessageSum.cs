using System.Numerics;

namespace Phodos.Learning.Equivariant.Fused;

/// <summary>One block of the features in <see cref="MessageSum"/>.</summary>
/// <param name="Copies">The copies of its representation.</param>
/// <param name="Dimension">2l + 1 of it.</param>
/// <param name="PathWidths">2l + 1 of the output of each path.</param>
/// <param name="Feature">Where it starts in a row of the features.</param>
/// <param name="Coupling">Where its couplings start in a row of those.</param>
/// <param name="Weight">Where its weights start in a row of those.</param>
/// <param name="Output">Where its products start in a row of the output.</param>
internal sealed record MessageBlock(int Copies, int Dimension, int[] PathWidths, int Feature, int Coupling, int Weight, int Output);

/// <summary>
/// The weighted products of features with spherical harmonics, summed over the edges that end at each atom: what
/// <see cref="WeightedTensorProduct.Multiply"/> and a sum over edges give, in one pass over the edges.
/// </summary>
internal static class MessageSum
{
    /// <summary>Adds the products of edges to the rows of their destinations.</summary>
    /// <param name="blocks">The blocks of the features.</param>
    /// <param name="features"><c>[atoms, features]</c>, each block as [2l + 1, copies].</param>
    /// <param name="couplings"><c>[edges, couplings]</c>, each block as [components of all paths, 2l + 1].</param>
    /// <param name="weights"><c>[lengths, weights]</c>, each block as [paths, copies].</param>
    /// <param name="lengthOfEdge">The row of the weights of each edge.</param>
    /// <param name="sources">The source atom of each edge.</param>
    /// <param name="destinations">The destination atom of each edge.</param>
    /// <param name="sums"><c>[atoms, output]</c>, each block as [components of all paths, copies].</param>
    /// <param name="atoms">The number of atoms.</param>
    internal static void Add<T>(
        MessageBlock[] blocks,
        ReadOnlySpan<T> features,
        ReadOnlySpan<T> couplings,
        ReadOnlySpan<T> weights,
        ReadOnlySpan<int> lengthOfEdge,
        ReadOnlySpan<long> sources,
        ReadOnlySpan<long> destinations,
        Span<T> sums,
        int atoms)
        where T : unmanaged, INumber<T>
    {
        var edges = sources.Length;
        var (feature, coupling, sum) = (features.Length / atoms, couplings.Length / edges, sums.Length / atoms);
        var weight = blocks.Sum(block => block.PathWidths.Length * block.Copies);
        for (var edge = 0; edge < edges; edge++)
        {
            var from = features.Slice((int)sources[edge] * feature, feature);
            var to = sums.Slice((int)destinations[edge] * sum, sum);
            foreach (var block in blocks)
            {
                Add(
                    block,
                    from.Slice(block.Feature, block.Copies * block.Dimension),
                    couplings[(edge * coupling + block.Coupling)..],
                    weights.Slice(lengthOfEdge[edge] * weight + block.Weight, block.PathWidths.Length * block.Copies),
                    to[block.Output..]);
            }
        }
    }

    private static void Add<T>(
        MessageBlock block, ReadOnlySpan<T> features, ReadOnlySpan<T> couplings, ReadOnlySpan<T> weights, Span<T> sums)
        where T : unmanaged, INumber<T>
    {
        var (copies, dimension) = (block.Copies, block.Dimension);
        var component = 0;
        for (var path = 0; path < block.PathWidths.Length; path++)
        {
            var ofPath = weights.Slice(path * copies, copies);
            for (var end = component + block.PathWidths[path]; component < end; component++)
            {
                var factors = couplings.Slice(component * dimension, dimension);
                var target = sums.Slice(component * copies, copies);
                var copy = 0;
                for (; copy <= copies - Vector<T>.Count; copy += Vector<T>.Count)
                {
                    var product = new Vector<T>(features[copy..]) * factors[0];
                    for (var a = 1; a < dimension; a++)
                        product += new Vector<T>(features[(a * copies + copy)..]) * factors[a];
                    (new Vector<T>(target[copy..]) + product * new Vector<T>(ofPath[copy..])).CopyTo(target[copy..]);
                }

                for (; copy < copies; copy++)
                {
                    var product = features[copy] * factors[0];
                    for (var a = 1; a < dimension; a++)
                        product += features[a * copies + copy] * factors[a];
                    target[copy] += product * ofPath[copy];
                }
            }
        }
    }
}

using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant.Fused;

/// <summary>
/// Some of the edges of a batch, few enough that what is computed for each of them fits into the cache of the processor. Edges of one
/// length, of which a crystal has many, share a row of what depends on the length alone.
/// </summary>
/// <param name="Start">The first edge.</param>
/// <param name="Radial">The basis functions of the different lengths, <c>[lengths, basis]</c>.</param>
/// <param name="LengthOfEdge">The row of the length of each edge.</param>
internal sealed record EdgeChunk(int Start, Tensor Radial, int[] LengthOfEdge)
{
    private const int EdgesAtOnce = 4096;

    /// <summary>The number of edges.</summary>
    internal int Count => LengthOfEdge.Length;

    /// <summary>The chunks of a batch.</summary>
    /// <param name="lengths">The length of each edge (angstrom), <c>[edges, 1]</c>, contiguous on the CPU.</param>
    /// <param name="radial">The basis functions, <c>[rows, basis]</c>, of lengths <c>[rows, 1]</c>.</param>
    internal static EdgeChunk[] Of(Tensor lengths, Func<Tensor, Tensor> radial)
    {
        var chunks = new List<EdgeChunk>();
        for (var start = 0L; start < lengths.shape[0]; start += EdgesAtOnce)
        {
            var chunk = lengths.narrow(0, start, Math.Min(EdgesAtOnce, lengths.shape[0] - start));
            chunks.Add(chunk.dtype == ScalarType.Float32 ? Of<float>((int)start, chunk, radial) : Of<double>((int)start, chunk, radial));
        }

        return [.. chunks];
    }

    private static EdgeChunk Of<T>(int start, Tensor lengths, Func<Tensor, Tensor> radial)
        where T : unmanaged
    {
        var numbers = FusedComputation.Numbers<T>(lengths);
        var rows = new Dictionary<T, int>();
        var firsts = new List<long>();
        var rowOfEdge = new int[numbers.Length];
        for (var edge = 0; edge < rowOfEdge.Length; edge++)
        {
            ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, numbers[edge], out var isKnown);
            if (!isKnown)
            {
                row = firsts.Count;
                firsts.Add(edge);
            }

            rowOfEdge[edge] = row;
        }

        return new EdgeChunk(start, radial(lengths.index_select(0, tensor(firsts))), rowOfEdge);
    }
}

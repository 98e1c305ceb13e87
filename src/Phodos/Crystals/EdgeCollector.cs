using System.Buffers;

namespace Phodos.Crystals;

/// <summary>Keeps the pairs that a search tells of, each for two edges, in a buffer that is given back when disposed.</summary>
internal struct EdgeCollector(double cutoff) : IPairVisitor, IDisposable
{
    private HalfEdge[] _pairs = ArrayPool<HalfEdge>.Shared.Rent(1024);
    private int _count;

    internal readonly ReadOnlySpan<HalfEdge> Pairs => _pairs.AsSpan(0, _count);

    public void Visit(int first, int second, (int A, int B, int C) shift, Vector3D vector)
    {
        if (_count == _pairs.Length)
            Grow();
        _pairs[_count++] = new HalfEdge(first, second, shift, vector);
    }

    public void Dispose() => ArrayPool<HalfEdge>.Shared.Return(_pairs);

    private void Grow()
    {
        if (2L * _count >= NeighborList.MaximumEdges)
            throw NeighborList.TooManyEdges(cutoff);
        var larger = ArrayPool<HalfEdge>.Shared.Rent(2 * _count);
        Pairs.CopyTo(larger);
        ArrayPool<HalfEdge>.Shared.Return(_pairs);
        _pairs = larger;
    }
}

/// <summary>A pair of atoms: the edge from the first to the second; the other direction has the opposite shift and vector.</summary>
internal readonly record struct HalfEdge(int First, int Second, (int A, int B, int C) Shift, Vector3D Vector);

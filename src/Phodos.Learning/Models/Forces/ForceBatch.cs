using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>Several graphs as one of tensors: atoms, edges and pairs one crystal after another. It belongs to the open scope.</summary>
internal sealed class ForceBatch
{
    internal ForceBatch(IReadOnlyList<ForceGraph> graphs, ScalarType dtype, Device? device = null)
    {
        device ??= CPU;
        AtomCount = graphs.Sum(graph => graph.AtomCount);
        Elements = tensor([.. graphs.SelectMany(graph => graph.Elements)], device: device);
        Edges = new BatchSpans(graphs, graph => graph.Edges, dtype, device);
        Pairs = new BatchSpans(graphs, graph => graph.Pairs, dtype, device);
        PairCounts = [.. graphs.Select(graph => (long)graph.Pairs.Count)];
    }

    /// <summary>The number of atoms.</summary>
    internal int AtomCount { get; }

    /// <summary>Atomic number minus 1 of each atom, <c>[atoms]</c>.</summary>
    internal Tensor Elements { get; }

    /// <summary>The edges.</summary>
    internal BatchSpans Edges { get; }

    /// <summary>The pairs.</summary>
    internal BatchSpans Pairs { get; }

    /// <summary>The number of pairs of each crystal.</summary>
    internal long[] PairCounts { get; }
}

/// <summary>Pairs of atoms of a batch with what lies between them.</summary>
internal sealed class BatchSpans
{
    internal BatchSpans(IReadOnlyList<ForceGraph> graphs, Func<ForceGraph, ForceGraph.Spans> choose, ScalarType dtype, Device device)
    {
        var spans = graphs.Select(choose).ToArray();
        var count = spans.Sum(of => of.Count);
        var (first, second) = (new long[count], new long[count]);
        var (lengths, directions) = (new double[count], new double[3 * count]);
        for (int graph = 0, start = 0, atom = 0; graph < spans.Length; graph++)
        {
            var of = spans[graph];
            for (var index = 0; index < of.Count; index++)
                (first[start + index], second[start + index]) = (of.First[index] + atom, of.Second[index] + atom);
            of.Lengths.CopyTo(lengths, start);
            of.Directions.CopyTo(directions, 3 * start);
            start += of.Count;
            atom += graphs[graph].AtomCount;
        }

        First = tensor(first, device: device);
        Second = tensor(second, device: device);
        Lengths = tensor(lengths, [count, 1], dtype, device);
        Directions = tensor(directions, [count, 3], dtype, device);
    }

    /// <summary>The first atom of each, <c>[spans]</c>.</summary>
    internal Tensor First { get; }

    /// <summary>The second atom of each, <c>[spans]</c>.</summary>
    internal Tensor Second { get; }

    /// <summary>The distance (angstrom), <c>[spans, 1]</c>.</summary>
    internal Tensor Lengths { get; }

    /// <summary>The unit vector from the first to the second, <c>[spans, 3]</c>.</summary>
    internal Tensor Directions { get; }
}

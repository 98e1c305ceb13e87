using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>Several crystals as one of tensors, for what is summed over each of them. It belongs to the open scope.</summary>
internal sealed class BornBatch
{
    private readonly Tensor _inverseCounts;

    internal BornBatch(IReadOnlyList<ForceGraph> graphs, ScalarType dtype)
    {
        Atoms = new ForceBatch(graphs, dtype);
        Crystals = tensor([.. graphs.SelectMany((graph, index) => Enumerable.Repeat((long)index, graph.AtomCount))]);
        _inverseCounts = tensor([.. graphs.Select(graph => 1.0 / graph.AtomCount)], [graphs.Count, 1], dtype);
        VolumesPerAtom = tensor([.. graphs.Select(graph => graph.Crystal.Lattice.Volume / graph.AtomCount)], [graphs.Count, 1], dtype);
    }

    /// <summary>The atoms and edges.</summary>
    internal ForceBatch Atoms { get; }

    /// <summary>The crystal of each atom, <c>[atoms]</c>.</summary>
    internal Tensor Crystals { get; }

    /// <summary>The volume (Å³) an atom, <c>[crystals, 1]</c>.</summary>
    internal Tensor VolumesPerAtom { get; }

    /// <summary>The mean over the atoms of each crystal, <c>[crystals, columns]</c>, of <c>[atoms, columns]</c>.</summary>
    internal Tensor MeanOf(Tensor values) =>
        zeros(_inverseCounts.shape[0], values.shape[1], dtype: values.dtype).index_add(0, Crystals, values, 1) * _inverseCounts;
}

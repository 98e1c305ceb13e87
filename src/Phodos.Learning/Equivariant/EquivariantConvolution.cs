using Phodos.Learning.Equivariant.Fused;
using Phodos.Learning.Graphs;
using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// A convolution of the E3NN phonon model (Z. Chen et al., Adv. Sci. 8, 2004214 (2021)): the features of the neighbours times the spherical
/// harmonics of the edges, weighted by a network of the edge lengths and summed, mixed with what the atom itself brings. All linear parts
/// depend on the element of the atom.
/// </summary>
internal sealed class EquivariantConvolution : nn.Module
{
    private const string OutputScale = "output_scale";
    private const double MixingAngle = Math.PI / 8;

    private readonly FullyConnectedTensorProduct _own;
    private readonly FullyConnectedTensorProduct _before;
    private readonly FullyConnectedTensorProduct _after;
    private readonly WeightedTensorProduct _messages;
    private readonly EdgeNetwork _edges;
    private readonly double _neighborScale;

    /// <param name="input">The layout of the features.</param>
    /// <param name="elements">The layout of the vector of an element: scalars.</param>
    /// <param name="harmonics">The layout of the spherical harmonics.</param>
    /// <param name="output">The layout of the result.</param>
    /// <param name="edgeWidths">The basis functions of an edge length and the hidden widths of the edge network.</param>
    /// <param name="neighbors">The number of neighbours by whose root the sum over them is divided.</param>
    internal EquivariantConvolution(
        Irreps input, Irreps elements, Irreps harmonics, Irreps output, int[] edgeWidths, double neighbors)
        : base(nameof(EquivariantConvolution))
    {
        _neighborScale = 1 / Math.Sqrt(neighbors);
        _own = new FullyConnectedTensorProduct(input, elements, output);
        _before = new FullyConnectedTensorProduct(input, elements, input);
        _messages = new WeightedTensorProduct(input, harmonics, (_, _, irrep) => irrep == Irrep.Scalar || output.Contains(irrep));
        _edges = new EdgeNetwork([.. edgeWidths, _messages.WeightCount]);
        _after = new FullyConnectedTensorProduct(_messages.Output.Sorted(), elements, output);
        register_module("sc", _own);
        register_module("lin1", _before);
        register_module("fc", _edges);
        register_module("tp", _messages);
        register_module("lin2", _after);

        // Where the atom itself brings nothing, the sum over the neighbours stands alone.
        register_buffer(OutputScale, tensor(_own.IsReached.Select(isReached => isReached ? Math.Cos(MixingAngle) : 1).ToArray()));
    }

    /// <summary><c>[atoms, input]</c> to <c>[atoms, output]</c>.</summary>
    internal Tensor Convolve(Tensor atoms, EquivariantGraph graph)
    {
        using var scope = NewDisposeScope();
        var received = _messages.Arrange(Received(atoms, graph)) * _neighborScale;
        var ofNeighbors = _after.MultiplyByKind(received, graph.Elements, graph.Batch.KindOfAtom);
        var ofAtoms = _own.MultiplyByKind(atoms, graph.Elements, graph.Batch.KindOfAtom);
        return (ofNeighbors * this.Constant(OutputScale, ofNeighbors) + ofAtoms * Math.Sin(MixingAngle)).MoveToOuterDisposeScope();
    }

    // What has a row an edge is many times larger than the rest, and is freed as soon as it is summed.
    private Tensor Received(Tensor atoms, EquivariantGraph graph)
    {
        using var scope = NewDisposeScope();
        var (batch, sent) = (graph.Batch, _before.MultiplyByKind(atoms, graph.Elements, graph.Batch.KindOfAtom));
        if (graph.Chunks is { } chunks)
        {
            return _messages.SumProducts(
                    sent, graph.Harmonics, chunks, chunk => _edges.Compute(chunk.Radial), batch.EdgeSources, batch.EdgeDestinations)
                .MoveToOuterDisposeScope();
        }

        var senders = sent.index_select(0, batch.EdgeSources);
        var messages = _messages.Multiply(senders, graph.Harmonics, _edges.Compute(graph.Radial!));
        return batch.SumOverIncomingEdges(messages).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// Takes over the linear parts of a convolution whose vectors of the elements were wider and are projected onto axes
    /// <c>[wide, narrow]</c>.
    /// </summary>
    internal void TakeProjected(EquivariantConvolution other, Tensor axes)
    {
        _own.TakeProjected(other._own, axes);
        _before.TakeProjected(other._before, axes);
        _after.TakeProjected(other._after, axes);
    }
}

/// <summary>What all convolutions of a batch share.</summary>
/// <param name="Batch">The crystals.</param>
/// <param name="Elements">The vector of each kind of atom, <c>[kinds, width]</c>.</param>
/// <param name="Harmonics">The spherical harmonics of each edge times its smooth cutoff, <c>[edges, (l + 1)²]</c>.</param>
/// <param name="Radial">The basis functions of each edge length, <c>[edges, basis]</c>; null where there are chunks.</param>
/// <param name="Chunks">The edges in chunks where the messages are summed by <see cref="MessageSum"/>, else null.</param>
internal sealed record EquivariantGraph(GraphBatch Batch, Tensor Elements, Tensor Harmonics, Tensor? Radial, EdgeChunk[]? Chunks = null);

using Phodos.Learning.Graphs;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// One layer of equivariant message passing with scalars and vectors (K. T. Schütt, O. T. Unke, M. Gastegger, Equivariant message passing
/// for the prediction of tensorial properties and molecular spectra, ICML 2021): messages of the neighbours through filters of the
/// distance, then an update inside each atom. Scalars are normalised before each half, and messages are scaled down, which keeps deep
/// networks of this kind calm.
/// </summary>
internal sealed class VectorInteraction : nn.Module
{
    private const double MessageScale = 0.2;
    private const double LeastSquare = 1e-6; // (feature units)²; keeps the gradient of a length finite at zero

    private readonly int _channels;
    private readonly LayerNorm _messageNorm;
    private readonly Linear _messageIn;
    private readonly Linear _messageOut;
    private readonly Linear _filter;
    private readonly LayerNorm _updateNorm;
    private readonly Linear _mix;
    private readonly Linear _updateIn;
    private readonly Linear _updateOut;

    /// <summary>Makes a layer with random weights.</summary>
    /// <param name="channels">The scalars, and the vectors, of an atom.</param>
    /// <param name="basis">The radial basis functions of an edge.</param>
    internal VectorInteraction(int channels, int basis)
        : base(nameof(VectorInteraction))
    {
        _channels = channels;
        _messageNorm = nn.LayerNorm(channels);
        _messageIn = nn.Linear(channels, channels);
        _messageOut = nn.Linear(channels, 3 * channels);
        _filter = nn.Linear(basis, 3 * channels);
        _updateNorm = nn.LayerNorm(channels);
        _mix = nn.Linear(channels, 2 * channels, hasBias: false);
        _updateIn = nn.Linear(2 * channels, channels);
        _updateOut = nn.Linear(channels, 3 * channels);
        register_module("message_norm", _messageNorm);
        register_module("message_in", _messageIn);
        register_module("message_out", _messageOut);
        register_module("filter", _filter);
        register_module("update_norm", _updateNorm);
        register_module("mix", _mix);
        register_module("update_in", _updateIn);
        register_module("update_out", _updateOut);
    }

    /// <summary>Updates scalars <c>[atoms, channels]</c> and vectors <c>[atoms, 3, channels]</c>.</summary>
    internal (Tensor Scalars, Tensor Vectors) Update(Tensor scalars, Tensor vectors, RadialEdges edges, GraphBatch batch)
    {
        (scalars, vectors) = PassMessages(scalars, vectors, edges, batch);
        return UpdateAtoms(scalars, vectors);
    }

    private (Tensor Scalars, Tensor Vectors) PassMessages(Tensor scalars, Tensor vectors, RadialEdges edges, GraphBatch batch)
    {
        var atoms = scalars.shape[0];
        var sent = _messageOut.call(nn.functional.silu(_messageIn.call(_messageNorm.call(scalars)))); // [atoms, 3 channels]
        var weights = sent.index_select(0, batch.EdgeSources) * (_filter.call(edges.Basis) * edges.Envelope); // [edges, 3 channels]
        var parts = weights.split(_channels, dim: 1);

        // Vectors of the neighbours, and vectors along the edges, [edges, 3, channels].
        var carried = vectors.index_select(0, batch.EdgeSources) * parts[1].unsqueeze(1);
        var along = edges.Directions.unsqueeze(2) * parts[2].unsqueeze(1);
        var toVectors = zeros_like(vectors).index_add(0, batch.EdgeDestinations, carried + along, 1);
        var toScalars = zeros(atoms, _channels, dtype: scalars.dtype, device: scalars.device)
            .index_add(0, batch.EdgeDestinations, parts[0], 1);
        return (scalars + toScalars * MessageScale, vectors + toVectors * MessageScale);
    }

    private (Tensor Scalars, Tensor Vectors) UpdateAtoms(Tensor scalars, Tensor vectors)
    {
        var mixed = _mix.call(vectors).split(_channels, dim: 2);
        var (left, right) = (mixed[0], mixed[1]); // [atoms, 3, channels]
        var length = (right.square().sum(1) + LeastSquare).sqrt(); // [atoms, channels]
        var gates = _updateOut.call(nn.functional.silu(_updateIn.call(cat([_updateNorm.call(scalars), length], dim: 1))))
            .split(_channels, dim: 1);
        return (scalars + gates[0] + gates[2] * (left * right).sum(1), vectors + gates[1].unsqueeze(1) * left);
    }
}

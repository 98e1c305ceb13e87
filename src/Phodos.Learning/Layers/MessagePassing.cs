using Phodos.Learning.Graphs;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// The graph network that several models share: an encoder and message-passing layers. They are registered in
/// the model itself, under the names of the reference implementation's state dictionary.
/// </summary>
/// <remarks>It sees raw bond directions, so it is not invariant under rotation of the crystal.</remarks>
internal sealed class MessagePassing
{
    private readonly double _envelope;
    private readonly GraphEncoder _encoder;
    private readonly ProcessorBlock[] _processors;

    private MessagePassing(GraphEncoder encoder, ProcessorBlock[] processors, double envelope) =>
        (_encoder, _processors, _envelope) = (encoder, processors, envelope);

    /// <summary>Makes the layers with random weights as parts of a model.</summary>
    /// <param name="model">The model that owns them.</param>
    /// <param name="hidden">The width of atoms and edges.</param>
    /// <param name="layers">The number of message-passing layers.</param>
    /// <param name="envelope">The radius (angstrom) at which edge inputs fall to zero.</param>
    internal static MessagePassing CreateIn(nn.Module model, int hidden, int layers, double envelope)
    {
        var encoder = new GraphEncoder(hidden);
        ProcessorBlock[] processors = [.. Enumerable.Range(0, layers).Select(_ => new ProcessorBlock(hidden))];
        model.register_module("GN_encoder", encoder);
        model.register_module("stacked_processor", nn.ModuleList(processors));
        return new MessagePassing(encoder, processors, envelope);
    }

    /// <summary>The encoder and each layer, by the names under which they are registered.</summary>
    internal IEnumerable<ModelStage> Stages =>
    [
        new ModelStage("encoder", "GN_encoder."),
        .. ModelStage.Layers("message-passing", _processors.Length, layer => FormattableString.Invariant($"stacked_processor.{layer}.")),
    ];

    /// <summary>The atoms of a batch after the last layer, <c>[atoms, hidden]</c>.</summary>
    internal Tensor Run(GraphBatch batch)
    {
        var atoms = _encoder.EncodeAtoms(batch); // [atoms, hidden]
        var edges = _encoder.EncodeEdges(batch, _envelope); // [edges, hidden]
        for (var layer = 0; layer < _processors.Length; layer++)
            (atoms, edges) = _processors[layer].Update(atoms, edges, batch, edgesAreNeeded: layer < _processors.Length - 1);
        return atoms;
    }
}

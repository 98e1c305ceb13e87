using Phodos.Learning.Models.SiteStates;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// Predicts the force constants of a crystal: a general 3 × 3 block for every pair of atoms within a reach, the block of the exchanged pair
/// its transpose, and the block of an atom with itself from the acoustic sum rule. Rotations and reflections of the crystal turn the
/// blocks with it; neither the order of the atoms nor the choice of the cell matters.
/// </summary>
internal sealed class ForceNetwork : nn.Module
{
    /// <summary>The name of the architecture.</summary>
    internal const string Architecture = "force-constants";

    private const double Spread = 0.2;

    private readonly ElementVectors _elements;
    private readonly ModuleList<MessageLayer> _layers;
    private readonly PairReadout _readout;

    /// <summary>Makes a network with random weights from libtorch's default generator.</summary>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    internal ForceNetwork(ForceNetworkOptions options)
        : base(nameof(ForceNetwork))
    {
        Options = options.Validated();
        _elements = new ElementVectors(options.Scalars, Spread);
        _layers = new ModuleList<MessageLayer>([.. Enumerable.Range(0, options.Layers).Select(_ => new MessageLayer(options))]);
        _readout = new PairReadout(options);
        register_module("elements", _elements);
        register_module("layers", _layers);
        register_module("readout", _readout);
    }

    /// <summary>The size and the reach.</summary>
    internal ForceNetworkOptions Options { get; }

    /// <summary>The usual size of blocks.</summary>
    internal PairScale Scale => _readout.Scale;

    /// <summary>The blocks (eV/Å²) of all pairs of a batch, <c>[pairs, 3, 3]</c>.</summary>
    internal Tensor Blocks(ForceBatch batch)
    {
        var scalars = _elements.Of(batch.Elements);
        var tensors = zeros(batch.AtomCount, 8, Options.Tensors, dtype: scalars.dtype, device: scalars.device);
        var atoms = new AtomFeatures(scalars, tensors);
        var edges = new EdgeGeometry(batch.Edges, Options.Cutoff, Options.EdgeFunctions);
        foreach (var layer in _layers)
            atoms = layer.Compute(atoms, edges);
        return _readout.Compute(atoms, batch);
    }

    /// <summary>
    /// The blocks of atoms with themselves by the acoustic sum rule, <c>[atoms, 3, 3]</c>: minus the sum over the pairs of an atom,
    /// symmetrised, as phonopy has it.
    /// </summary>
    internal static Tensor SelfBlocks(Tensor blocks, Tensor first, Tensor second, int atoms)
    {
        var sum = zeros(atoms, 3, 3, dtype: blocks.dtype, device: blocks.device)
            .index_add(0, first, blocks, 1).index_add(0, second, blocks.transpose(1, 2), 1);
        return -0.5 * (sum + sum.transpose(1, 2));
    }
}

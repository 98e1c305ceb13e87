using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>What the atoms of a batch carry.</summary>
/// <param name="Scalars"><c>[atoms, scalars]</c>.</param>
/// <param name="Tensors">The vectors and, after them, the traceless symmetric tensors, <c>[atoms, 3 + 5, tensors]</c>.</param>
internal readonly record struct AtomFeatures(Tensor Scalars, Tensor Tensors);

/// <summary>
/// One round of messages between neighbours and of what each atom makes of them. Scalars act on everything, vectors and tensors only by
/// products that turn with the crystal, in the manner of K. Schütt et al., PaiNN, ICML 2021, carried on to tensors of rank 2.
/// </summary>
internal sealed class MessageLayer : nn.Module
{
    private const double SumScale = 0.2; // of some 25 neighbours
    private const double SmallSquare = 1e-6; // keeps lengths differentiable at zero

    private readonly int _scalars;
    private readonly int _tensors;
    private readonly Sequential _sent;
    private readonly Linear _received;
    private readonly Linear _radial;
    private readonly Linear _envelope;
    private readonly LayerNorm _messageNorm;
    private readonly LayerNorm _updateNorm;
    private readonly Linear _invariants;
    private readonly Linear _vectors;
    private readonly Linear _squares;
    private readonly Sequential _update;
    private readonly Linear _products;

    internal MessageLayer(ForceNetworkOptions options)
        : base(nameof(MessageLayer))
    {
        (_scalars, _tensors) = (options.Scalars, options.Tensors);
        var width = _scalars + 8 * _tensors;
        _sent = nn.Sequential(nn.Linear(_scalars, _scalars), nn.SiLU(), nn.Linear(_scalars, width));
        _received = nn.Linear(_scalars, width);
        _radial = nn.Linear(options.EdgeFunctions, width, hasBias: false);
        _envelope = nn.Linear(1, width, hasBias: false);
        _messageNorm = nn.LayerNorm(_scalars);
        _updateNorm = nn.LayerNorm(_scalars);
        _invariants = nn.Linear(2 * _tensors, _scalars, hasBias: false);
        _vectors = nn.Linear(_tensors, 2 * _tensors, hasBias: false);
        _squares = nn.Linear(_tensors, 2 * _tensors, hasBias: false);
        _update = nn.Sequential(
            nn.Linear(_scalars + 2 * _tensors, _scalars), nn.SiLU(), nn.Linear(_scalars, 2 * _scalars + 4 * _tensors));
        _products = nn.Linear(2 * _tensors, _scalars, hasBias: false);
        nn.init.zeros_(_received.bias!);
        nn.init.normal_(_received.weight!, mean: 0, std: 0.02);
        register_module("sent", _sent);
        register_module("received", _received);
        register_module("radial", _radial);
        register_module("envelope", _envelope);
        register_module("message_norm", _messageNorm);
        register_module("update_norm", _updateNorm);
        register_module("invariants", _invariants);
        register_module("vectors", _vectors);
        register_module("squares", _squares);
        register_module("update", _update);
        register_module("products", _products);
    }

    /// <summary>One round.</summary>
    internal AtomFeatures Compute(AtomFeatures atoms, EdgeGeometry edges) => Update(Receive(atoms, edges));

    private AtomFeatures Receive(AtomFeatures atoms, EdgeGeometry edges)
    {
        var normed = _messageNorm.call(atoms.Scalars);
        var matrix = cat([_radial.weight!, _envelope.weight!], 1).t();
        var sums = Messages.Sum(_sent.call(normed), _received.call(normed), matrix, atoms.Tensors, edges)
            .split([_scalars, 2 * _tensors, 8 * _tensors], 1);
        return new AtomFeatures(
            atoms.Scalars + SumScale * (sums[0] + _invariants.call(sums[1])),
            atoms.Tensors + SumScale * sums[2].view(-1, 8, _tensors));
    }

    private AtomFeatures Update(AtomFeatures atoms)
    {
        var (vectors, tensors) = Halves(atoms.Tensors);
        var ofVectors = _vectors.call(vectors).chunk(2, 2);
        var ofTensors = _squares.call(tensors).chunk(2, 2);
        var products = cat([(ofVectors[0] * ofVectors[1]).sum(1), (ofTensors[0] * ofTensors[1]).sum(1)], 1);
        var lengths = cat([LengthOf(ofVectors[1]), LengthOf(ofTensors[1])], 1);
        var parts = _update.call(cat([_updateNorm.call(atoms.Scalars), lengths], 1))
            .split([_scalars, _scalars, _tensors, _tensors, _tensors, _tensors], 1);
        var scalars = atoms.Scalars + parts[0] + parts[1] * _products.call(products);
        var newVectors = Row(parts[2]) * ofVectors[0] + Row(parts[3]) * CartesianTensors.TimesVector(ofTensors[0], ofVectors[0]);
        var newTensors = Row(parts[4]) * ofTensors[0] + Row(parts[5]) * CartesianTensors.OfVectors(ofVectors[0], ofVectors[1]);
        return new AtomFeatures(scalars, atoms.Tensors + cat([newVectors, newTensors], 1));
    }

    private static (Tensor Vectors, Tensor Tensors) Halves(Tensor both)
    {
        var parts = both.split([3, 5], 1);
        return (parts[0], parts[1]);
    }

    private static Tensor Row(Tensor perCopy) => perCopy.unsqueeze(1);

    private static Tensor LengthOf(Tensor components) => (components.square().sum(1) + SmallSquare).sqrt();
}

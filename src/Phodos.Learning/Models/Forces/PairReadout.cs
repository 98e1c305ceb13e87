using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// The force constants of pairs of atoms from what the atoms carry: <see cref="PairBlocks"/> with coefficients from a network of invariants.
/// What a pair sees is even or odd when the atoms are exchanged (the direction turns round as well): the symmetric part of a block is made
/// even, its antisymmetric part odd, so that the exchanged pair has the transpose.
/// </summary>
internal sealed class PairReadout : nn.Module
{
    private const int EvenSets = PairBlocks.EvenSets;
    private const int OddSets = PairBlocks.OddSets;

    private readonly ForceNetworkOptions _options;
    private readonly int _tensors;
    private readonly PairScale _scale;
    private readonly LayerNorm _norm;
    private readonly Linear _sum;
    private readonly Linear _factor;
    private readonly Linear _product;
    private readonly Linear _radial;
    private readonly Linear _radialFactor;
    private readonly Linear _vectors;
    private readonly Linear _squares;
    private readonly Linear _angles;
    private readonly Sequential _hidden;
    private readonly Linear _odd;
    private readonly Linear _coefficients;
    private readonly Linear _gates;

    internal PairReadout(ForceNetworkOptions options)
        : base(nameof(PairReadout))
    {
        (_options, _tensors) = (options, options.PairTensors);
        var (scalars, width, functions) = (options.Scalars, options.PairWidth, options.PairFunctions + 1);
        _scale = new PairScale();
        _norm = nn.LayerNorm(scalars);
        _sum = nn.Linear(scalars, width);
        _factor = nn.Linear(scalars, width);
        _product = nn.Linear(scalars, width, hasBias: false);
        _radial = nn.Linear(functions, width);
        _radialFactor = nn.Linear(functions, width);
        _vectors = nn.Linear(options.Tensors, 3 * _tensors, hasBias: false);
        _squares = nn.Linear(options.Tensors, 3 * _tensors, hasBias: false);
        _angles = nn.Linear(4 * _tensors, width, hasBias: false);
        _hidden = nn.Sequential(nn.LayerNorm(width), nn.Linear(width, width), nn.SiLU(), nn.Linear(width, width), nn.SiLU());
        _odd = nn.Linear(scalars, OddSets * _tensors, hasBias: false);
        _coefficients = nn.Linear(width, 3 + EvenSets * _tensors);
        _gates = nn.Linear(width, OddSets * _tensors);
        nn.init.normal_(_coefficients.weight!, mean: 0, std: 0.02);
        nn.init.zeros_(_coefficients.bias!);
        register_module("scale", _scale);
        register_module("norm", _norm);
        register_module("sum", _sum);
        register_module("factor", _factor);
        register_module("product", _product);
        register_module("radial", _radial);
        register_module("radial_factor", _radialFactor);
        register_module("vectors", _vectors);
        register_module("squares", _squares);
        register_module("angles", _angles);
        register_module("hidden", _hidden);
        register_module("odd", _odd);
        register_module("coefficients", _coefficients);
        register_module("gates", _gates);
    }

    /// <summary>The usual size of blocks.</summary>
    internal PairScale Scale => _scale;

    /// <summary>The blocks (eV/Å²) of all pairs, <c>[pairs, 3, 3]</c>.</summary>
    internal Tensor Compute(AtomFeatures atoms, ForceBatch batch)
    {
        var pairs = batch.Pairs;
        var (scale, reduced) = _scale.Of(pairs, batch.Elements);
        var normed = _norm.call(atoms.Scalars);
        var features = FeaturesOf(atoms.Tensors);
        var angles = _angles.call(PairBlocks.Angles(features, pairs));
        var hidden = _hidden.call(nn.functional.silu(Invariants(normed, pairs, reduced) + angles));
        var oddOfAtoms = _odd.call(normed);
        var odd = (oddOfAtoms.index_select(0, pairs.First) - oddOfAtoms.index_select(0, pairs.Second)) * _gates.call(hidden).tanh();
        var reach = scale * RadialFunctions.Envelope(pairs.Lengths, _options.PairCutoff);
        var blocks = PairBlocks.Of(features, _coefficients.call(hidden), odd, reach, pairs);
        return TwistBalance.Apply(blocks, reach, batch);
    }

    // What both atoms and their distance give, [pairs, width].
    private Tensor Invariants(Tensor normed, BatchSpans pairs, Tensor reduced)
    {
        var radial = cat([RadialFunctions.Bessel(pairs.Lengths, _options.PairCutoff, _options.PairFunctions), reduced], 1);
        var (sum, factor, product) = (_sum.call(normed), _factor.call(normed), _product.call(normed));
        var ofFirst = cat([sum, product], 1).index_select(0, pairs.First);
        var ofSecond = cat([sum, product], 1).index_select(0, pairs.Second);
        var both = (ofFirst + ofSecond).chunk(2, 1);
        return both[0] + _radial.call(radial) + both[1] * _radialFactor.call(radial)
            + factor.index_select(0, pairs.First) * factor.index_select(0, pairs.Second);
    }

    // Three sets of vectors and tensors, [atoms, 3 + 5, 3 sets · copies].
    private Tensor FeaturesOf(Tensor atoms)
    {
        var parts = atoms.split([3, 5], 1);
        return cat([_vectors.call(parts[0]), _squares.call(parts[1])], 1);
    }
}

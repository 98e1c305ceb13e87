using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// The force constants of pairs of atoms from what the atoms carry. A block is put together from the identity, the direction u of the pair,
/// tensors and products of vectors of both atoms, with coefficients from a network of their invariants. What a pair sees is even or odd
/// when the atoms are exchanged (u turns round as well): the symmetric part of a block is made even, its antisymmetric part odd, so that
/// the exchanged pair has the transpose.
/// </summary>
internal sealed class PairReadout : nn.Module
{
    private const int EvenSets = 11;
    private const int OddSets = 4;
    private const double UsualIdentity = -0.2; // of a block in units of its scale: transverse
    private const double UsualBond = -0.8; // and along the bond
    private const double LowestLogarithm = -4;
    private const double HighestLogarithm = 3;

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
        var (first, second) = TensorsOf(atoms.Tensors, pairs);
        var (even, odd) = ((first + second).split([3, 5], 1), (first - second).split([3, 5], 1));

        // Under exchange the sum of vectors and the difference of tensors are even, but a product with u turns the parity of vectors round.
        var (vectorSums, tensorSums) = (even[0].chunk(3, 2), even[1].chunk(3, 2));
        var (vectorDifferences, tensorDifferences) = (odd[0].chunk(3, 2), odd[1].chunk(3, 2));
        var (direction, square) = (pairs.Directions.unsqueeze(1), CartesianTensors.OfSquares(pairs.Directions).unsqueeze(1));
        var angles = cat(
            [
                direction.bmm(vectorDifferences[0]),
                square.bmm(tensorSums[0]),
                direction.bmm(vectorSums[0]).square(),
                square.bmm(tensorDifferences[0]).square(),
            ],
            2).squeeze(1);

        var hidden = _hidden.call(nn.functional.silu(Invariants(normed, pairs, reduced) + _angles.call(angles)));
        var coefficients = _coefficients.call(hidden).split([3, EvenSets * _tensors], 1);
        var c = coefficients[1].view(-1, EvenSets, _tensors).split([1, 1, 3, 2, 1, 2, 1], 1);
        var oddOfAtoms = _odd.call(normed);
        var o = ((oddOfAtoms.index_select(0, pairs.First) - oddOfAtoms.index_select(0, pairs.Second)) * _gates.call(hidden).tanh())
            .view(-1, OddSets, _tensors).split([1, 1, 1, 1], 1);

        // Sums over the copies, [pairs, sets, components].
        var tensor = Contract(c[0], tensorSums[1]) + Contract(o[0], tensorDifferences[1]);
        var turned = CartesianTensors.OfDirections(pairs.Directions).transpose(1, 2);
        var ofSums = Contract(cat([c[2], o[3]], 1), tensorSums[2]).bmm(turned).split([1, 1, 1, 1], 1); // odd vectors, the last an even one
        var ofDifferences = Contract(c[3], tensorDifferences[2]).bmm(turned).split([1, 1], 1);
        var ofVectorDifferences = Contract(cat([c[1], o[2]], 1), vectorDifferences[1]).split([1, 1], 1);
        var ofVectorSums = Contract(cat([o[1], c[4]], 1), vectorSums[1]).split([1, 1], 1);
        var furtherDifferences = Contract(c[5], vectorDifferences[2]).split([1, 1], 1);

        var bonding = ofVectorDifferences[0] + ofVectorSums[0] + ofSums[0];
        var left = furtherDifferences[0] + ofSums[1];
        var right = furtherDifferences[1] + ofSums[2];
        var twist = ofVectorSums[1] + ofVectorDifferences[1] + ofDifferences[0] + ofSums[3];
        var furtherTwist = Contract(c[6], vectorSums[2]) + ofDifferences[1];

        var along = direction.transpose(1, 2);
        var symmetric = along.bmm(bonding) + left.transpose(1, 2).bmm(right);
        var antisymmetric = along.bmm(twist) + left.transpose(1, 2).bmm(furtherTwist);
        var general = symmetric + symmetric.transpose(1, 2) + antisymmetric - antisymmetric.transpose(1, 2);

        var simple = coefficients[0].split([1, 1, 1], 1);
        var identity = eye(3, dtype: scale.dtype, device: scale.device);
        var block = (simple[0] + UsualIdentity).unsqueeze(2) * identity
            + (simple[1] + UsualBond).unsqueeze(2) * along.bmm(direction)
            + tensor.squeeze(1).matmul(CartesianTensors.BasisLike(scale)).view(-1, 3, 3)
            + general;
        var reach = scale * RadialFunctions.Envelope(pairs.Lengths, _options.PairCutoff);
        var size = reach * simple[2].clamp(LowestLogarithm, HighestLogarithm).exp();
        return TwistBalance.Apply(block * size.unsqueeze(2), reach, batch);
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

    private (Tensor First, Tensor Second) TensorsOf(Tensor atoms, BatchSpans pairs)
    {
        var parts = atoms.split([3, 5], 1);
        var seen = cat([_vectors.call(parts[0]), _squares.call(parts[1])], 1);
        return (seen.index_select(0, pairs.First), seen.index_select(0, pairs.Second));
    }

    private static Tensor Contract(Tensor coefficients, Tensor features) => coefficients.bmm(features.transpose(1, 2));
}

using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// A general 3 × 3 tensor of each atom: a sum of traceless symmetric tensors, of outer products of vectors and of products of two such
/// tensors, which have an antisymmetric part also at a centre of inversion, with coefficients from the hidden layer.
/// </summary>
internal sealed class TensorReadout : nn.Module
{
    private readonly Linear _vectors;
    private readonly Linear _squares;
    private readonly Linear _coefficients;

    internal TensorReadout(BornNetworkOptions options)
        : base(nameof(TensorReadout))
    {
        _vectors = nn.Linear(options.Tensors, 2 * options.ChargeTensors, hasBias: false);
        _squares = nn.Linear(options.Tensors, 3 * options.ChargeTensors, hasBias: false);
        _coefficients = nn.Linear(options.Width, 3 * options.ChargeTensors);
        register_module("vectors", _vectors);
        register_module("squares", _squares);
        register_module("coefficients", _coefficients);
    }

    /// <summary>The tensors, <c>[atoms, 3, 3]</c>.</summary>
    /// <param name="atoms">The vectors and traceless symmetric tensors of the atoms, <c>[atoms, 3 + 5, tensors]</c>.</param>
    /// <param name="hidden">The hidden layer, <c>[atoms, width]</c>.</param>
    internal Tensor Of(Tensor atoms, Tensor hidden)
    {
        var parts = atoms.split([3, 5], 1);
        var coefficients = _coefficients.call(hidden).chunk(3, 1);
        var vectors = _vectors.call(parts[0]).chunk(2, 2);
        var squares = _squares.call(parts[1]).chunk(3, 2);
        var (left, right) = (Matrices(squares[1]), Matrices(squares[2]));
        var single = (squares[0] * coefficients[0].unsqueeze(1)).sum(2).matmul(CartesianTensors.BasisLike(atoms)).view(-1, 3, 3);
        var ofVectors = (vectors[0] * coefficients[1].unsqueeze(1)).bmm(vectors[1].transpose(1, 2));
        var ofTensors = (left.matmul(right) * coefficients[2].unsqueeze(2).unsqueeze(3)).sum(1);
        return single + ofVectors + ofTensors;
    }

    // [atoms, copies, 3, 3]
    private static Tensor Matrices(Tensor components)
    {
        var copies = components.shape[2];
        return components.transpose(1, 2).matmul(CartesianTensors.BasisLike(components)).view(-1, copies, 3, 3);
    }
}

using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// The activation of equivariant features: scalars go through a function, everything else is multiplied by a scalar of its own that went
/// through one (M. Weiler et al., 3D Steerable CNNs, NeurIPS 2018). Even scalars take SiLU or, as gates, the sigmoid; odd ones tanh.
/// </summary>
internal sealed class Gate : nn.Module
{
    private const string GateOfComponent = "gate_of_component";

    private readonly ImmutableArray<Piece> _scalars;
    private readonly ImmutableArray<Piece> _gates;
    private readonly ImmutableArray<Piece> _gated;

    /// <param name="scalars">The scalars to activate.</param>
    /// <param name="gates">Scalars, one for each copy of what is gated.</param>
    /// <param name="gated">The rest.</param>
    internal Gate(Irreps scalars, Irreps gates, Irreps gated)
        : base(nameof(Gate))
    {
        Input = scalars.Then(gates).Then(gated).Sorted();
        var parities = gates.Blocks.SelectMany(block => Enumerable.Repeat(block.Irrep.IsOdd, block.Copies)).ToArray();
        var copies = 0;
        Output = scalars.Then(new Irreps(gated.Blocks.Select(block =>
        {
            var isOdd = block.Irrep.IsOdd != parities[copies];
            copies += block.Copies;
            return (block.Copies, block.Irrep with { IsOdd = isOdd });
        })));

        // Blocks of one representation stand in the input in the order of the three layouts.
        var taken = Input.Blocks.ToDictionary(block => block.Irrep, block => block.Start);
        _scalars = [.. scalars.Blocks.Select(Take)];
        _gates = [.. gates.Blocks.Select(Take)];
        _gated = [.. gated.Blocks.Select(Take)];
        register_buffer(GateOfComponent, tensor(gated.Blocks
            .SelectMany(block => Enumerable.Repeat(block.Irrep.Dimension, block.Copies))
            .SelectMany((dimension, copy) => Enumerable.Repeat((long)copy, dimension)).ToArray()));

        Piece Take(IrrepBlock block)
        {
            var start = taken[block.Irrep];
            taken[block.Irrep] += block.Length;
            return new Piece(start, block.Length, block.Irrep.IsOdd);
        }
    }

    /// <summary>The layout that it takes: everything, sorted.</summary>
    internal Irreps Input { get; }

    /// <summary>The layout that it gives: the scalars, then what is gated, whose parity an odd gate turns round.</summary>
    internal Irreps Output { get; }

    /// <summary><c>[rows, Input]</c> to <c>[rows, Output]</c>.</summary>
    internal Tensor Activate(Tensor features)
    {
        var scalars = _scalars.Select(piece => piece.IsOdd
            ? NormalizedActivation.Tanh(piece.Of(features)) : NormalizedActivation.Silu(piece.Of(features)));
        if (_gated.IsEmpty)
            return cat([.. scalars], 1);
        var gates = cat(
            [.. _gates.Select(piece => piece.IsOdd
                ? NormalizedActivation.Tanh(piece.Of(features)) : NormalizedActivation.Sigmoid(piece.Of(features)))],
            1);
        var gated = cat([.. _gated.Select(piece => piece.Of(features))], 1);
        return cat([.. scalars, gated * gates.index_select(1, get_buffer(GateOfComponent)!)], 1);
    }

    private readonly record struct Piece(int Start, int Length, bool IsOdd)
    {
        internal Tensor Of(Tensor features) => features.narrow(1, Start, Length);
    }
}

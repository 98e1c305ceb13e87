using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// The output network of a model with energy embeddings: a linear layer on the joined vectors of a grid point
/// and of the crystal, then further layers down to one number.
/// </summary>
internal sealed class EnergyReadout : nn.Module
{
    private readonly Linear _join;
    private readonly nn.Module<Tensor, Tensor>[] _rest;

    /// <summary>Makes the network.</summary>
    /// <param name="hidden">The width of both vectors and of the joined one.</param>
    /// <param name="rest">The layers after the first; the last has one output.</param>
    internal EnergyReadout(int hidden, nn.Module<Tensor, Tensor>[] rest)
        : base(nameof(EnergyReadout))
    {
        _join = nn.Linear(2 * hidden, hidden);
        _rest = rest;

        // Numbered as in one sequence, which it is in the reference implementation's state dictionary.
        register_module("0", _join);
        for (var layer = 0; layer < rest.Length; layer++)
            register_module($"{layer + 1}", rest[layer]);
    }

    /// <summary>The DOS, <c>[crystals, points]</c>.</summary>
    /// <param name="energies">The energy embeddings, <c>[points, hidden]</c>.</param>
    /// <param name="crystal">The crystals, <c>[crystals, 1, hidden]</c>.</param>
    internal Tensor Read(Tensor energies, Tensor crystal)
    {
        var joined = JoinedLinear.Apply(_join, energies.unsqueeze(0), crystal); // [crystals, points, hidden]
        return _rest.Aggregate(joined, (state, layer) => layer.call(state)).squeeze(2);
    }
}

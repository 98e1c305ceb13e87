using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>The linear layer on what was summed over the atoms of each crystal.</summary>
internal sealed class CrystalEmbedding : nn.Module
{
    private readonly Linear _linear;

    internal CrystalEmbedding(int width, int hidden)
        : base(nameof(CrystalEmbedding))
    {
        _linear = nn.Linear(width, hidden);
        register_module("mlp", nn.Sequential(("0", _linear)));
    }

    /// <summary><c>[crystals, width]</c> to <c>[crystals, 1, hidden]</c>.</summary>
    internal Tensor Embed(Tensor sums) => _linear.call(sums).unsqueeze(1);
}

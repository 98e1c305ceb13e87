using static TorchSharp.torch;

namespace Phodos.Learning.Layers;

/// <summary>
/// Gives the atom encoder the name that the reference implementation's state dictionary has for it in models without edges.
/// </summary>
internal sealed class AtomEncoderOnly : nn.Module
{
    internal AtomEncoderOnly(AtomEncoder encoder)
        : base(nameof(AtomEncoderOnly)) => register_module("node_encoder", encoder);
}

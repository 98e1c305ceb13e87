using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>Constants that a module keeps in float64, so that no precision is lost whatever it computes in.</summary>
internal static class ModuleConstants
{
    /// <summary>A constant in the precision of a tensor that it meets.</summary>
    internal static Tensor Constant(this nn.Module module, string name, Tensor like) => module.get_buffer(name)!.to(like.dtype);
}

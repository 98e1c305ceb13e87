using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant.Fused;

/// <summary>
/// When the convolutions are computed by loops over the memory of tensors instead of by libtorch: on the CPU and without gradients. libtorch
/// would write and read again every product of an edge and every matrix of an atom; a loop keeps them in registers.
/// </summary>
internal static class FusedComputation
{
    /// <summary>Whether a tensor is computed with in this way.</summary>
    internal static bool Serves(Tensor tensor) =>
        !is_grad_enabled() && tensor.device_type == DeviceType.CPU && tensor.dtype is (ScalarType.Float32 or ScalarType.Float64);

    /// <summary>The numbers of a contiguous tensor of the CPU, which must outlive the span.</summary>
    internal static Span<T> Numbers<T>(Tensor tensor)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(tensor.bytes);
}

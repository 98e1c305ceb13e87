using System.Numerics;
using Phodos.Learning.Equivariant.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>
/// <see cref="MessagePass"/> as an operation of libtorch with a derivative, in single precision on the CPU. libtorch alone would write and
/// read again some dozens of tensors with a row for each edge.
/// </summary>
internal sealed class FusedMessages : autograd.SingleTensorFunction<FusedMessages>
{
    private const string Edges = "edges";

    /// <inheritdoc/>
    public override string Name => nameof(FusedMessages);

    /// <summary>Whether messages of such a kind and size are computed in this way.</summary>
    internal static bool Serves(Tensor values, int scalars, int tensors) =>
        values.dtype == ScalarType.Float32 && values.device_type == DeviceType.CPU
        && scalars % Vector<float>.Count == 0 && tensors % Vector<float>.Count == 0;

    /// <summary>The sums over edges, <c>[atoms, sums]</c>, as <see cref="MessageSizes.Sums"/> says.</summary>
    /// <param name="sent"><c>[atoms, weights]</c>.</param>
    /// <param name="received"><c>[atoms, weights]</c>.</param>
    /// <param name="matrix">The matrix of the radial functions and the envelope, <c>[functions, weights]</c>.</param>
    /// <param name="components">The vectors and tensors, <c>[atoms, 3 + 5, tensors]</c>.</param>
    /// <param name="edges">The edges.</param>
    internal static Tensor Sum(Tensor sent, Tensor received, Tensor matrix, Tensor components, EdgeGeometry edges) =>
        is_grad_enabled()
            ? apply(sent.contiguous(), received.contiguous(), matrix.contiguous(), components.contiguous(), edges)
            : Sum([sent.contiguous(), received.contiguous(), matrix.contiguous(), components.contiguous()], edges);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        List<Tensor> inputs = [.. vars.Take(4).Cast<Tensor>()];
        var edges = (EdgeGeometry)vars[4];
        ctx.save_for_backward(inputs);
        ctx.save_data(Edges, edges);
        return Sum(inputs, edges);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var inputs = ctx.get_saved_variables();
        var edges = (EdgeGeometry)ctx.get_data(Edges);
        List<Tensor> gradients = [.. inputs.Select(input => zeros_like(input))];
        MessagePass.AddGradients(
            SizesOf(inputs),
            Numbers(edges),
            Numbers(inputs),
            FusedComputation.Numbers<float>(grad_output.contiguous()),
            new MessageGradients(
                FusedComputation.Numbers<float>(gradients[0]),
                FusedComputation.Numbers<float>(gradients[1]),
                FusedComputation.Numbers<float>(gradients[2]),
                FusedComputation.Numbers<float>(gradients[3])));
        return [.. gradients, null!];
    }

    private static Tensor Sum(List<Tensor> inputs, EdgeGeometry edges)
    {
        var sizes = SizesOf(inputs);
        var sums = zeros(inputs[0].shape[0], sizes.Sums);
        MessagePass.Add(sizes, Numbers(edges), Numbers(inputs), FusedComputation.Numbers<float>(sums));
        return sums;
    }

    private static MessageSizes SizesOf(List<Tensor> inputs)
    {
        var tensors = (int)inputs[3].shape[2];
        return new MessageSizes((int)inputs[0].shape[1] - 8 * tensors, tensors, (int)inputs[2].shape[0]);
    }

    private static MessageInputs Numbers(List<Tensor> inputs) => new(
        FusedComputation.Numbers<float>(inputs[0]),
        FusedComputation.Numbers<float>(inputs[1]),
        FusedComputation.Numbers<float>(inputs[2]),
        FusedComputation.Numbers<float>(inputs[3]));

    private static EdgeNumbers Numbers(EdgeGeometry edges) => new(
        FusedComputation.Numbers<long>(edges.First),
        FusedComputation.Numbers<long>(edges.Second),
        FusedComputation.Numbers<float>(edges.Directions),
        FusedComputation.Numbers<float>(edges.Functions));
}

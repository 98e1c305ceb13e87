using Phodos.Learning.Equivariant.Fused;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary><see cref="AnglePass"/> as an operation of libtorch with a derivative, in single precision on the CPU.</summary>
internal sealed class FusedAngles : autograd.SingleTensorFunction<FusedAngles>
{
    private const string Pairs = "pairs";

    /// <inheritdoc/>
    public override string Name => nameof(FusedAngles);

    /// <summary>The products, <c>[pairs, 4 copies]</c>.</summary>
    /// <param name="features">The vectors and tensors, <c>[atoms, 3 + 5, 3 sets · copies]</c>.</param>
    /// <param name="pairs">The pairs.</param>
    internal static Tensor Of(Tensor features, BatchSpans pairs) =>
        is_grad_enabled() ? apply(features.contiguous(), pairs) : Compute(features.contiguous(), pairs);

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (features, pairs) = ((Tensor)vars[0], (BatchSpans)vars[1]);
        ctx.save_for_backward([features]);
        ctx.save_data(Pairs, pairs);
        return Compute(features, pairs);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var features = ctx.get_saved_variables()[0];
        var gradient = zeros_like(features);
        AnglePass.AddGradients(
            CopiesOf(features),
            FusedBlocks.Numbers((BatchSpans)ctx.get_data(Pairs)),
            FusedComputation.Numbers<float>(features),
            FusedComputation.Numbers<float>(grad_output.contiguous()),
            FusedComputation.Numbers<float>(gradient));
        return [gradient, null!];
    }

    private static Tensor Compute(Tensor features, BatchSpans pairs)
    {
        var copies = CopiesOf(features);
        var angles = zeros(pairs.First.shape[0], 4 * copies);
        AnglePass.Write(
            copies, FusedBlocks.Numbers(pairs), FusedComputation.Numbers<float>(features), FusedComputation.Numbers<float>(angles));
        return angles;
    }

    private static int CopiesOf(Tensor features) => (int)features.shape[2] / 3;
}

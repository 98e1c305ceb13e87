using System.Numerics;
using Phodos.Learning.Equivariant.Fused;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary><see cref="BlockPass"/> as an operation of libtorch with a derivative, in single precision on the CPU.</summary>
internal sealed class FusedBlocks : autograd.SingleTensorFunction<FusedBlocks>
{
    private const string Pairs = "pairs";

    /// <inheritdoc/>
    public override string Name => nameof(FusedBlocks);

    /// <summary>Whether pairs with such features are computed in this way.</summary>
    internal static bool Serves(Tensor features, int copies) =>
        features.dtype == ScalarType.Float32 && features.device_type == DeviceType.CPU && copies % Vector<float>.Count == 0;

    /// <summary>The blocks, <c>[pairs, 3, 3]</c>.</summary>
    /// <param name="features">The vectors and tensors, <c>[atoms, 3 + 5, 3 sets · copies]</c>.</param>
    /// <param name="coefficients">Simple coefficients and those of even sets, <c>[pairs, 3 + 11 copies]</c>.</param>
    /// <param name="odd">Those of odd sets, <c>[pairs, 4 copies]</c>.</param>
    /// <param name="reach">The usual size of each block, <c>[pairs, 1]</c>, without derivative.</param>
    /// <param name="pairs">The pairs.</param>
    internal static Tensor Of(Tensor features, Tensor coefficients, Tensor odd, Tensor reach, BatchSpans pairs) =>
        is_grad_enabled()
            ? apply(features.contiguous(), coefficients.contiguous(), odd.contiguous(), new Constants(reach.contiguous(), pairs))
            : Compute([features.contiguous(), coefficients.contiguous(), odd.contiguous()], new Constants(reach.contiguous(), pairs));

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        List<Tensor> inputs = [.. vars.Take(3).Cast<Tensor>()];
        var constants = (Constants)vars[3];
        ctx.save_for_backward(inputs);
        ctx.save_data(Pairs, constants);
        return Compute(inputs, constants);
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var inputs = ctx.get_saved_variables();
        List<Tensor> gradients = [.. inputs.Select(input => zeros_like(input))];
        BlockPass.AddGradients(
            CopiesOf(inputs),
            Numbers((Constants)ctx.get_data(Pairs)),
            Numbers(inputs),
            FusedComputation.Numbers<float>(grad_output.contiguous()),
            Numbers(gradients));
        return [.. gradients, null!];
    }

    /// <summary>Pairs whose blocks have no size yet.</summary>
    internal static PairNumbers Numbers(BatchSpans pairs) => new(
        FusedComputation.Numbers<long>(pairs.First),
        FusedComputation.Numbers<long>(pairs.Second),
        FusedComputation.Numbers<float>(pairs.Directions),
        []);

    private static Tensor Compute(List<Tensor> inputs, Constants constants)
    {
        var blocks = zeros(constants.Pairs.First.shape[0], 3, 3);
        BlockPass.Write(CopiesOf(inputs), Numbers(constants), Numbers(inputs), FusedComputation.Numbers<float>(blocks));
        return blocks;
    }

    private static int CopiesOf(List<Tensor> inputs) => (int)inputs[0].shape[2] / 3;

    private static PairNumbers Numbers(Constants constants) => new(
        FusedComputation.Numbers<long>(constants.Pairs.First),
        FusedComputation.Numbers<long>(constants.Pairs.Second),
        FusedComputation.Numbers<float>(constants.Pairs.Directions),
        FusedComputation.Numbers<float>(constants.Reach));

    private static BlockInputs Numbers(List<Tensor> tensors) => new(
        FusedComputation.Numbers<float>(tensors[0]),
        FusedComputation.Numbers<float>(tensors[1]),
        FusedComputation.Numbers<float>(tensors[2]));

    // What has no derivative.
    private sealed record Constants(Tensor Reach, BatchSpans Pairs);
}

using static TorchSharp.torch;

namespace Phodos.Learning.Training;

/// <summary>Keeps the gradient of all parameters together in bounds.</summary>
internal static class GradientNorm
{
    /// <summary>Scales the gradients, in place, so that their common norm is at most a limit.</summary>
    internal static void Clip(IEnumerable<Tensor> gradients, double limit)
    {
        using var noGradients = no_grad();
        var norm = stack([.. gradients.Select(gradient => gradient.norm())]).norm();
        var factor = (limit / (norm + 1e-6)).clamp_max(1);
        foreach (var gradient in gradients)
            gradient.mul_(factor);
    }
}

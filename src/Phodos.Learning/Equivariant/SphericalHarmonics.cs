using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// The real spherical harmonics of directions up to a degree, normalised so that the squares of the components of degree l add up to
/// 2l + 1. Degree 1 has the order x, y, z. A zero vector has no direction: its components above degree 0 are zero.
/// </summary>
internal sealed class SphericalHarmonics : nn.Module
{
    private readonly int _degree;

    /// <param name="degree">The highest degree.</param>
    internal SphericalHarmonics(int degree)
        : base(nameof(SphericalHarmonics))
    {
        _degree = degree;
        for (var l = 1; l < degree; l++)
            register_buffer(Step(l), StepMatrix(l));
    }

    /// <summary><c>[rows, (degree + 1)²]</c> from vectors of any length, <c>[rows, 3]</c>.</summary>
    internal Tensor Compute(Tensor vectors)
    {
        var length = vectors.norm(1, keepdim: true);
        var direction = vectors / length.masked_fill(length.eq(0), 1);
        List<Tensor> degrees = [ones([vectors.shape[0], 1], vectors.dtype, vectors.device)];
        if (_degree > 0)
            degrees.Add(direction * Math.Sqrt(3));

        // Each degree comes from the one below and the direction: all their products times one constant matrix.
        for (var l = 1; l < _degree; l++)
            degrees.Add((degrees[l].unsqueeze(2) * direction.unsqueeze(1)).flatten(1).matmul(this.Constant(Step(l), direction)));
        return cat(degrees, 1);
    }

    private static string Step(int degree) => $"step_{degree}";

    // [(2l + 1) 3, 2l + 3]. The factor follows from the direction y, where the harmonics have one component above zero.
    private static Tensor StepMatrix(int l)
    {
        var coupling = Wigner3j.Of(l, 1, l + 1);
        var factor = Math.Sqrt(2 * l + 3) / (Math.Sqrt(2 * l + 1) * coupling[l, 1, l + 1]);
        return tensor(coupling.Cast<double>().Select(value => value * factor).ToArray(), [3 * (2 * l + 1), 2 * l + 3]);
    }
}

using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// Traceless symmetric 3 × 3 tensors by five components in an orthonormal basis: (xy + yx)/√2, (yz + zy)/√2, (zx + xz)/√2, (xx − yy)/√2,
/// (2 zz − xx − yy)/√6. Components stand on the second axis, before the copies.
/// </summary>
internal static class CartesianTensors
{
    /// <summary>1/√2.</summary>
    internal const double Half = 0.70710678118654752;

    /// <summary>1/√6.</summary>
    internal const double Sixth = 0.40824829046386302;

    // [tensor, row, column]
    private static readonly double[] Basis =
    [
        0, Half, 0, Half, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, Half, 0, Half, 0,
        0, 0, Half, 0, 0, 0, Half, 0, 0,
        Half, 0, 0, 0, -Half, 0, 0, 0, 0,
        -Sixth, 0, 0, 0, -Sixth, 0, 0, 0, 2 * Sixth,
    ];

    /// <summary>The basis as matrices by rows, <c>[5, 9]</c>.</summary>
    internal static Tensor BasisLike(Tensor like) => tensor(Basis, [5, 9], like.dtype, like.device);

    /// <summary>
    /// The matrices W of directions u, <c>[rows, 3, 5]</c>: W t are the components of the vector T u, and Wᵀ v those of the traceless
    /// symmetric part of v uᵀ.
    /// </summary>
    internal static Tensor OfDirections(Tensor directions) =>
        directions.matmul(BasisLike(directions).view(15, 3).t()).view(-1, 5, 3).transpose(1, 2);

    /// <summary>The components of the traceless part of u uᵀ, <c>[rows, 5]</c>, of directions.</summary>
    internal static Tensor OfSquares(Tensor directions) =>
        (directions.unsqueeze(2) * directions.unsqueeze(1)).view(-1, 9).matmul(BasisLike(directions).t());

    /// <summary>The vectors T v, <c>[rows, 3, copies]</c>, of tensors <c>[rows, 5, copies]</c> and vectors <c>[rows, 3, copies]</c>.</summary>
    internal static Tensor TimesVector(Tensor tensors, Tensor vectors)
    {
        var (t, v) = (tensors.unbind(1), vectors.unbind(1));
        var (xy, yz, zx) = (Half * t[0], Half * t[1], Half * t[2]);
        var (difference, axial) = (Half * t[3], Sixth * t[4]);
        return stack(
            [
                (difference - axial) * v[0] + xy * v[1] + zx * v[2],
                xy * v[0] - (difference + axial) * v[1] + yz * v[2],
                zx * v[0] + yz * v[1] + 2 * axial * v[2],
            ],
            1);
    }

    /// <summary>The traceless symmetric parts of v wᵀ, <c>[rows, 5, copies]</c>, of vectors <c>[rows, 3, copies]</c>.</summary>
    internal static Tensor OfVectors(Tensor left, Tensor right)
    {
        var (v, w) = (left.unbind(1), right.unbind(1));
        var (xx, yy) = (v[0] * w[0], v[1] * w[1]);
        return stack(
            [
                Half * (v[0] * w[1] + v[1] * w[0]),
                Half * (v[1] * w[2] + v[2] * w[1]),
                Half * (v[2] * w[0] + v[0] * w[2]),
                Half * (xx - yy),
                Sixth * (2 * v[2] * w[2] - xx - yy),
            ],
            1);
    }
}

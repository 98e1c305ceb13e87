using Phodos.Crystals;
using Phodos.Learning.Equivariant;
using Phodos.Learning.Tests.Samples;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Equivariant;

/// <summary>
/// How an element of O(3) acts on features. The Wigner D matrix of a degree is what turns the spherical harmonics of some directions into
/// those of the turned directions, found by least squares: no layer but the harmonics takes part, and those have their own closed forms.
/// </summary>
internal static class Representation
{
    private const int Directions = 40;

    /// <summary>Some vectors, <c>[rows, 3]</c>.</summary>
    internal static Tensor Vectors(int rows, int seed) => Numbers(rows, 3, seed);

    /// <summary>Standard normal numbers, <c>[rows, columns]</c>.</summary>
    internal static Tensor Numbers(long rows, long columns, int seed)
    {
        using var generator = new Generator((ulong)seed, CPU);
        return randn([rows, columns], dtype: ScalarType.Float64, generator: generator);
    }

    /// <summary>Gives every weight of a module a standard normal number, the same for the same seed, and makes it compute in float64.</summary>
    internal static T Seeded<T>(T module, int seed)
        where T : nn.Module
    {
        using var noGradients = no_grad();
        using var generator = new Generator((ulong)seed, CPU);
        module.to(ScalarType.Float64);
        foreach (var parameter in module.parameters())
            parameter.copy_(randn(parameter.shape, dtype: ScalarType.Float64, generator: generator));
        return module;
    }

    /// <summary>Turns vectors, <c>[rows, 3]</c>.</summary>
    internal static Tensor Turn(Orthogonal turn, Tensor vectors) => vectors.matmul(Matrix(turn).t());

    /// <summary>Turns features of a layout, <c>[rows, dimension]</c>.</summary>
    internal static Tensor Turn(Orthogonal turn, Tensor features, Irreps layout) => layout.Blocks.IsEmpty ? features : cat(
        [.. layout.Blocks.Select(block => features.narrow(1, block.Start, block.Length)
            .view(-1, block.Copies, block.Irrep.Dimension).matmul(WignerD(turn, block.Irrep).t()).flatten(1))],
        1);

    /// <summary>The matrix of an element, <c>[2l + 1, 2l + 1]</c>; a proper rotation acts on both parities alike.</summary>
    internal static Tensor WignerD(Orthogonal turn, Irrep irrep)
    {
        // An improper element is a rotation and an inversion; the harmonics of degree l have the parity (−1)^l.
        var vectors = Vectors(Directions, seed: 1);
        var (before, after) = (Harmonics(vectors, irrep.Degree), Harmonics(Turn(turn, vectors), irrep.Degree));
        var matrix = linalg.lstsq(before, after).Solution.t();
        (after - before.matmul(matrix.t())).abs().max().item<double>().ShouldBeLessThan(1e-12, "the harmonics of one degree do not turn into each other");
        var harmonicsAreOdd = irrep.Degree % 2 == 1;
        return turn.IsProper || irrep.IsOdd == harmonicsAreOdd ? matrix : -matrix;
    }

    private static Tensor Harmonics(Tensor vectors, int degree)
    {
        using var harmonics = new SphericalHarmonics(degree);
        return harmonics.Compute(vectors).narrow(1, degree * degree, 2 * degree + 1);
    }

    private static Tensor Matrix(Orthogonal turn)
    {
        Vector3D[] columns = [turn.Apply(new Vector3D(1, 0, 0)), turn.Apply(new Vector3D(0, 1, 0)), turn.Apply(new Vector3D(0, 0, 1))];
        return tensor(columns.SelectMany(column => new[] { column.X, column.Y, column.Z }).ToArray(), [3, 3]).t();
    }
}

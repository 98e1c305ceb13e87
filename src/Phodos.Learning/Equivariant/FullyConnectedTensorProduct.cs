using System.Collections.Immutable;
using System.Numerics;
using Phodos.Learning.Equivariant.Fused;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// The learned bilinear map of two features: every copy of every block of the first meets every copy of every block of the second, and
/// their product in each representation of the output is weighted into each copy there. Weights start as standard normal numbers; the
/// factor of a path keeps the output's components at mean square 1 (e3nn's component normalisation, divided over the paths by their size).
/// </summary>
internal sealed class FullyConnectedTensorProduct : nn.Module
{
    private const string Weight = "weight";
    private const string Couplings = "couplings";

    private readonly Irreps _first;
    private readonly Irreps _second;
    private readonly Irreps _output;
    private readonly ImmutableArray<Path> _paths;
    private readonly ImmutableArray<Block> _blocks;
    private readonly long[] _firstLengths;

    internal FullyConnectedTensorProduct(Irreps first, Irreps second, Irreps output)
        : base(nameof(FullyConnectedTensorProduct))
    {
        (_first, _second, _output) = (first, second, output);
        _paths = [.. FindPaths()];
        _blocks = [.. LayOut()];
        _firstLengths = [.. first.Blocks.Select(block => (long)block.Length)];
        register_parameter(Weight, new Parameter(randn(_paths.Sum(path => path.WeightCount))));
        register_buffer(Couplings, CouplingMatrix());
    }

    /// <summary>Which components of the output some path leads to.</summary>
    internal ImmutableArray<bool> IsReached =>
        [.. _output.Blocks.SelectMany((block, index) => Enumerable.Repeat(_paths.Any(path => path.Output == index), block.Length))];

    /// <summary>The products row by row, <c>[rows, output]</c>.</summary>
    /// <param name="first"><c>[rows, first]</c>.</param>
    /// <param name="second"><c>[rows, second]</c>.</param>
    internal Tensor Multiply(Tensor first, Tensor second)
    {
        var rows = first.shape[0];
        var weights = Weights();
        var couplings = second.matmul(this.Constant(Couplings, second)); // all paths of all blocks at once
        var outputs = new Tensor?[_output.Blocks.Length];
        foreach (var block in _blocks)
        {
            var left = first.narrow(1, block.First.Start, block.First.Length).view(rows, block.First.Copies, block.First.Irrep.Dimension);
            var right = couplings.narrow(1, block.CouplingStart, block.CouplingWidth * block.First.Irrep.Dimension)
                .view(rows, block.First.Irrep.Dimension, block.CouplingWidth);
            var products = bmm(left, right); // [rows, u, Σ v (2l + 1)]
            var start = 0L;
            foreach (var path in block.Paths)
            {
                var (copies, target) = (_second.Blocks[path.Second].Copies, _output.Blocks[path.Output]);
                var product = products.narrow(2, start, copies * target.Irrep.Dimension)
                    .reshape(rows, block.First.Copies * copies, target.Irrep.Dimension);
                var weighted = matmul(weights[path.Index].view(-1, target.Copies).t() * path.Factor, product).flatten(1); // [rows, w (2l + 1)]
                outputs[path.Output] = outputs[path.Output] is { } sum ? sum + weighted : weighted;
                start += copies * target.Irrep.Dimension;
            }
        }

        return Join(outputs, first);
    }

    /// <summary>
    /// The same where the second feature is made of scalars and equal for all rows of a kind: its weights are summed once a kind, so that
    /// a row costs one product of its first feature with a matrix a block.
    /// </summary>
    /// <param name="first"><c>[rows, first]</c>.</param>
    /// <param name="secondOfKinds"><c>[kinds, second]</c>.</param>
    /// <param name="kindOfRow"><c>[rows]</c>, values below kinds.</param>
    internal Tensor MultiplyByKind(Tensor first, Tensor secondOfKinds, Tensor kindOfRow)
    {
        if (FusedComputation.Serves(first))
            return MultiplyByKindFused(first.contiguous(), secondOfKinds, kindOfRow);
        var rows = first.shape[0];
        var (weights, blocks) = (Weights(), first.split(_firstLengths, 1));
        var outputs = new Tensor?[_output.Blocks.Length];
        foreach (var path in _paths)
        {
            var (block, target) = (_first.Blocks[path.First], _output.Blocks[path.Output]);
            var matrices = MatricesOfKinds(path, weights[path.Index], secondOfKinds);

            // Rows of a matrix are gathered, as libtorch is slow to add up the gradients of gathered matrices.
            var ofRows = matrices.flatten(1).index_select(0, kindOfRow).view(rows, block.Copies, target.Copies);
            var left = blocks[path.First].view(rows, block.Copies, block.Irrep.Dimension);
            var weighted = bmm(ofRows.transpose(1, 2), left).flatten(1); // [rows, w (2l + 1)]
            outputs[path.Output] = outputs[path.Output] is { } sum ? sum + weighted : weighted;
        }

        return Join(outputs, first);
    }

    private Tensor MultiplyByKindFused(Tensor first, Tensor secondOfKinds, Tensor kindOfRow)
    {
        using var scope = NewDisposeScope();
        var weights = Weights();
        var outputs = zeros([first.shape[0], _output.Dimension], first.dtype, first.device);
        foreach (var path in _paths)
        {
            using var ofPath = NewDisposeScope();
            var (block, target) = (_first.Blocks[path.First], _output.Blocks[path.Output]);
            var matrices = MatricesOfKinds(path, weights[path.Index], secondOfKinds).contiguous();
            if (first.dtype == ScalarType.Float32)
                Add<float>();
            else
                Add<double>();

            void Add<T>()
                where T : unmanaged, INumber<T> => KindProducts.Add(
                FusedComputation.Numbers<T>(first),
                block.Start,
                block.Copies,
                block.Irrep.Dimension,
                FusedComputation.Numbers<T>(matrices),
                target.Copies,
                FusedComputation.Numbers<long>(kindOfRow),
                FusedComputation.Numbers<T>(outputs),
                target.Start);
        }

        return outputs.MoveToOuterDisposeScope();
    }

    // [kinds, u, w] of a path. The coupling with a scalar is the unit matrix over √(2l + 1).
    private Tensor MatricesOfKinds(Path path, Tensor weights, Tensor secondOfKinds)
    {
        var (scalars, target) = (_second.Blocks[path.Second], _output.Blocks[path.Output]);
        var ofKinds = secondOfKinds.narrow(1, scalars.Start, scalars.Length) * (path.Factor / Math.Sqrt(target.Irrep.Dimension));
        return bmm(ofKinds.expand(_first.Blocks[path.First].Copies, -1, -1), weights).transpose(0, 1);
    }

    /// <summary>
    /// Takes over a product whose second feature, of scalars, was wider and is projected onto axes <c>[wide, narrow]</c>. Where the axes
    /// span all of its values the products stay the same.
    /// </summary>
    internal void TakeProjected(FullyConnectedTensorProduct other, Tensor axes)
    {
        var projected = other.Weights().Zip(other._paths, _paths).Select(path =>
        {
            var (weights, before, now) = path; // weights [u, wide, w]
            return (axes.t().matmul(weights.to(axes.dtype)) * (before.Factor / now.Factor)).flatten(); // [u, narrow, w]
        });
        get_parameter(Weight)!.copy_(cat([.. projected]));
    }

    // [u, v, w] of each path. The gradient of one cut is one concatenation, that of a slice is as large as the whole.
    private Tensor[] Weights() =>
    [
        .. get_parameter(Weight)!.split([.. _paths.Select(path => (long)path.WeightCount)]).Zip(_paths, (weights, path) => weights.view(
            _first.Blocks[path.First].Copies, _second.Blocks[path.Second].Copies, _output.Blocks[path.Output].Copies)),
    ];

    private Tensor Join(Tensor?[] outputs, Tensor like) => cat(
        [.. outputs.Select((values, index) => values ?? zeros([like.shape[0], _output.Blocks[index].Length], like.dtype, like.device))], 1);

    private IEnumerable<Path> FindPaths()
    {
        var index = 0;
        for (var first = 0; first < _first.Blocks.Length; first++)
        {
            for (var second = 0; second < _second.Blocks.Length; second++)
            {
                for (var output = 0; output < _output.Blocks.Length; output++)
                {
                    var target = _output.Blocks[output];
                    if (!_first.Blocks[first].Irrep.Times(_second.Blocks[second].Irrep).Contains(target.Irrep))
                        continue;
                    var count = _first.Blocks[first].Copies * _second.Blocks[second].Copies * target.Copies;
                    yield return new Path(index++, first, second, output, count, Math.Sqrt(target.Irrep.Dimension / TermsOf(target)));
                }
            }
        }
    }

    // How many products add up in a component of the output.
    private double TermsOf(IrrepBlock target) => _first.Blocks.Sum(left => _second.Blocks
        .Where(right => left.Irrep.Times(right.Irrep).Contains(target.Irrep)).Sum(right => left.Copies * right.Copies));

    private IEnumerable<Block> LayOut()
    {
        var start = 0;
        foreach (var group in _paths.GroupBy(path => path.First))
        {
            var width = group.Sum(path => _second.Blocks[path.Second].Copies * _output.Blocks[path.Output].Irrep.Dimension);
            yield return new Block(_first.Blocks[group.Key], [.. group], start, width);
            start += width * _first.Blocks[group.Key].Irrep.Dimension;
        }
    }

    // [second, Σ over blocks of (2l₁ + 1) × Σ over their paths of v (2l₃ + 1)]: what turns the second feature into the matrices that
    // the copies of the first are multiplied by.
    private Tensor CouplingMatrix()
    {
        var columns = _blocks.Sum(block => block.CouplingWidth * block.First.Irrep.Dimension);
        var matrix = new double[_second.Dimension, columns];
        foreach (var block in _blocks)
        {
            var offset = 0;
            foreach (var path in block.Paths)
            {
                var (right, target) = (_second.Blocks[path.Second], _output.Blocks[path.Output].Irrep);
                var symbol = Wigner3j.Of(block.First.Irrep.Degree, right.Irrep.Degree, target.Degree);
                for (var copy = 0; copy < right.Copies; copy++, offset += target.Dimension)
                {
                    foreach (var (a, b, c) in Indices(symbol))
                    {
                        var column = block.CouplingStart + a * block.CouplingWidth + offset + c;
                        matrix[right.Start + copy * right.Irrep.Dimension + b, column] = symbol[a, b, c];
                    }
                }
            }
        }

        return tensor(matrix);
    }

    private static IEnumerable<(int A, int B, int C)> Indices(double[,,] symbol) =>
        from a in Enumerable.Range(0, symbol.GetLength(0))
        from b in Enumerable.Range(0, symbol.GetLength(1))
        from c in Enumerable.Range(0, symbol.GetLength(2))
        select (a, b, c);

    private sealed record Path(int Index, int First, int Second, int Output, int WeightCount, double Factor);

    private sealed record Block(IrrepBlock First, ImmutableArray<Path> Paths, int CouplingStart, int CouplingWidth);
}

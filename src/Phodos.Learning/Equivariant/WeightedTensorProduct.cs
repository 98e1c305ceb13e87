using System.Collections.Immutable;
using System.Numerics;
using Phodos.Learning.Equivariant.Fused;
using static TorchSharp.torch;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// The product of features with spherical harmonics, each copy of the features on its own, weighted row by row by numbers from outside: the
/// message of an equivariant convolution (mode <c>uvu</c> of e3nn).
/// </summary>
internal sealed class WeightedTensorProduct : nn.Module
{
    private const string Couplings = "couplings";
    private const string PathOfComponent = "path_of_component_";
    private const string Arrangement = "arrangement";
    private const string Transposition = "transposition";

    private readonly ImmutableArray<Block> _blocks;
    private readonly long[] _featureLengths;
    private readonly long[] _weightCounts;
    private readonly long[] _couplingLengths;
    private readonly MessageBlock[] _messageBlocks;

    /// <param name="features">The layout of the features.</param>
    /// <param name="harmonics">The layout of the spherical harmonics, one copy of each.</param>
    /// <param name="isKept">Which products are computed, of a block of the features and one of the harmonics.</param>
    internal WeightedTensorProduct(Irreps features, Irreps harmonics, Func<IrrepBlock, IrrepBlock, Irrep, bool> isKept)
        : base(nameof(WeightedTensorProduct))
    {
        var blocks =
            from index in Enumerable.Range(0, features.Blocks.Length)
            let feature = features.Blocks[index]
            let paths =
                from harmonic in harmonics.Blocks
                from output in feature.Irrep.Times(harmonic.Irrep)
                where isKept(feature, harmonic, output)
                select new Path(harmonic, output)
            where paths.Any()
            select new Block(index, feature, [.. paths]);
        _blocks = [.. blocks];
        Output = new Irreps(OutputsByIrrep().Select(output => (output.Block.Feature.Copies, output.Path.Output)));
        _featureLengths = [.. features.Blocks.Select(block => (long)block.Length)];
        _weightCounts = [.. _blocks.Select(block => (long)block.Feature.Copies * block.Paths.Length)];
        _couplingLengths = [.. _blocks.Select(block => (long)block.Width * block.Feature.Irrep.Dimension)];
        WeightCount = (int)_weightCounts.Sum();
        register_buffer(Couplings, CouplingMatrix(harmonics.Dimension));
        for (var block = 0; block < _blocks.Length; block++)
            register_buffer(PathOfComponent + block, tensor(_blocks[block].PathOfComponent()));
        register_buffer(Arrangement, tensor(ColumnsByIrrep().ToArray()));
        register_buffer(Transposition, tensor(ColumnsByComponent(features).ToArray()));
        _messageBlocks = [.. MessageBlocks()];
    }

    /// <summary>The layout of the arranged output: a block a path, by representation.</summary>
    internal Irreps Output { get; }

    /// <summary>How many weights a row needs: one a copy and path.</summary>
    internal int WeightCount { get; }

    /// <summary>The products row by row in an order of their own, which sums over rows keep; see <see cref="Arrange"/>.</summary>
    /// <param name="features"><c>[rows, features]</c>.</param>
    /// <param name="harmonics"><c>[rows, harmonics]</c>.</param>
    /// <param name="weights"><c>[rows, WeightCount]</c>: for each block of the features, each path, each copy.</param>
    internal Tensor Multiply(Tensor features, Tensor harmonics, Tensor weights)
    {
        var rows = features.shape[0];
        var couplings = harmonics.matmul(this.Constant(Couplings, harmonics)).split(_couplingLengths, 1); // of all paths at once
        var (inputs, ofPaths) = (features.split(_featureLengths, 1), weights.split(_weightCounts, 1));
        var products = new Tensor[_blocks.Length];
        for (var index = 0; index < _blocks.Length; index++)
        {
            var (feature, paths, width) = (_blocks[index].Feature, _blocks[index].Paths.Length, _blocks[index].Width);
            var matrices = couplings[index].view(rows, width, feature.Irrep.Dimension);
            var vectors = inputs[_blocks[index].Index].view(rows, feature.Copies, feature.Irrep.Dimension);
            var ofComponents = ofPaths[index].view(rows, paths, feature.Copies);
            if (paths != width)
                ofComponents = ofComponents.index_select(1, get_buffer(PathOfComponent + index)!);
            products[index] = bmm(matrices, vectors.transpose(1, 2)).mul(ofComponents).flatten(1); // [rows, width × copies]
        }

        return products.Length == 1 ? products[0] : cat(products, 1);
    }

    /// <summary>
    /// The sums of the products over the edges that end at each atom, without gradients: what <see cref="Multiply"/> gives for the features
    /// of the sources, summed.
    /// </summary>
    /// <param name="features"><c>[atoms, features]</c>.</param>
    /// <param name="harmonics"><c>[edges, harmonics]</c>.</param>
    /// <param name="chunks">The edges.</param>
    /// <param name="weigh">Makes the weights of a chunk, a row a length, as for <see cref="Multiply"/>.</param>
    /// <param name="sources">The source atom of each edge, <c>[edges]</c>.</param>
    /// <param name="destinations">The destination atom of each edge, <c>[edges]</c>.</param>
    internal Tensor SumProducts(
        Tensor features, Tensor harmonics, EdgeChunk[] chunks, Func<EdgeChunk, Tensor> weigh, Tensor sources, Tensor destinations)
    {
        using var scope = NewDisposeScope();
        var byComponent = features.index_select(1, get_buffer(Transposition)!);
        var sums = zeros([features.shape[0], Output.Dimension], features.dtype, features.device);
        foreach (var chunk in chunks)
        {
            using var ofChunk = NewDisposeScope();
            var couplings = harmonics.narrow(0, chunk.Start, chunk.Count).matmul(this.Constant(Couplings, harmonics));
            var weights = weigh(chunk);
            if (features.dtype == ScalarType.Float32)
                Add<float>(chunk, couplings, weights);
            else
                Add<double>(chunk, couplings, weights);
        }

        return sums.MoveToOuterDisposeScope();

        void Add<T>(EdgeChunk chunk, Tensor couplings, Tensor weights)
            where T : unmanaged, INumber<T> => MessageSum.Add(
            _messageBlocks,
            FusedComputation.Numbers<T>(byComponent),
            FusedComputation.Numbers<T>(couplings),
            FusedComputation.Numbers<T>(weights),
            chunk.LengthOfEdge,
            FusedComputation.Numbers<long>(sources).Slice(chunk.Start, chunk.Count),
            FusedComputation.Numbers<long>(destinations).Slice(chunk.Start, chunk.Count),
            FusedComputation.Numbers<T>(sums),
            (int)features.shape[0]);
    }

    /// <summary>Products, or sums of them, in the order of <see cref="Output"/>.</summary>
    internal Tensor Arrange(Tensor products) => products.index_select(1, get_buffer(Arrangement)!);

    // As in the reference, blocks of the output are sorted by representation, else in the order of the paths.
    private IEnumerable<(Block Block, Path Path)> OutputsByIrrep() =>
        _blocks.SelectMany(block => block.Paths.Select(path => (block, path))).OrderBy(output => output.path.Output);

    private IEnumerable<long> ColumnsByIrrep()
    {
        var starts = new Dictionary<(Block, Path), int>();
        var start = 0;
        foreach (var block in _blocks)
        {
            foreach (var path in block.Paths)
            {
                starts[(block, path)] = start;
                start += path.Output.Dimension * block.Feature.Copies;
            }
        }

        return
            from output in OutputsByIrrep()
            from copy in Enumerable.Range(0, output.Block.Feature.Copies)
            from component in Enumerable.Range(0, output.Path.Output.Dimension)
            select (long)starts[output] + component * output.Block.Feature.Copies + copy;
    }

    // Features are [copies, 2l + 1] block by block; here [2l + 1, copies], so that copies are neighbours.
    private static IEnumerable<long> ColumnsByComponent(Irreps features) =>
        from block in features.Blocks
        from component in Enumerable.Range(0, block.Irrep.Dimension)
        from copy in Enumerable.Range(0, block.Copies)
        select (long)block.Start + copy * block.Irrep.Dimension + component;

    private IEnumerable<MessageBlock> MessageBlocks()
    {
        var (coupling, weight, output) = (0, 0, 0);
        foreach (var block in _blocks)
        {
            var feature = block.Feature;
            yield return new MessageBlock(
                feature.Copies,
                feature.Irrep.Dimension,
                [.. block.Paths.Select(path => path.Output.Dimension)],
                feature.Start,
                coupling,
                weight,
                output);
            coupling += block.Width * feature.Irrep.Dimension;
            weight += block.Paths.Length * feature.Copies;
            output += block.Width * feature.Copies;
        }
    }

    // [harmonics, Σ over blocks of width × (2l₁ + 1)]. The factor √(2l₃ + 1) keeps the components at mean square 1.
    private Tensor CouplingMatrix(int harmonics)
    {
        var matrix = new double[harmonics, _blocks.Sum(block => block.Width * block.Feature.Irrep.Dimension)];
        var column = 0;
        foreach (var block in _blocks)
        {
            foreach (var path in block.Paths)
            {
                var symbol = Wigner3j.Of(block.Feature.Irrep.Degree, path.Harmonic.Irrep.Degree, path.Output.Degree);
                var factor = Math.Sqrt(path.Output.Dimension);
                for (var c = 0; c < path.Output.Dimension; c++)
                {
                    for (var a = 0; a < block.Feature.Irrep.Dimension; a++, column++)
                    {
                        for (var b = 0; b < path.Harmonic.Irrep.Dimension; b++)
                            matrix[path.Harmonic.Start + b, column] = factor * symbol[a, b, c];
                    }
                }
            }
        }

        return tensor(matrix);
    }

    private sealed record Path(IrrepBlock Harmonic, Irrep Output);

    private sealed record Block(int Index, IrrepBlock Feature, ImmutableArray<Path> Paths)
    {
        /// <summary>The components of all paths together.</summary>
        internal int Width => Paths.Sum(path => path.Output.Dimension);

        internal long[] PathOfComponent() =>
            [.. Paths.SelectMany((path, index) => Enumerable.Repeat((long)index, path.Output.Dimension))];
    }
}

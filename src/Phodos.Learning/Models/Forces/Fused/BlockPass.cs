using System.Numerics;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>The pairs of a batch as numbers.</summary>
internal readonly ref struct PairNumbers(
    ReadOnlySpan<long> first, ReadOnlySpan<long> second, ReadOnlySpan<float> directions, ReadOnlySpan<float> reach)
{
    /// <summary>The first atom of each, <c>[pairs]</c>.</summary>
    internal readonly ReadOnlySpan<long> First = first;

    /// <summary>The second atom of each, <c>[pairs]</c>.</summary>
    internal readonly ReadOnlySpan<long> Second = second;

    /// <summary>The unit vector of each, <c>[pairs, 3]</c>.</summary>
    internal readonly ReadOnlySpan<float> Directions = directions;

    /// <summary>The usual size of the block of each, <c>[pairs]</c>.</summary>
    internal readonly ReadOnlySpan<float> Reach = reach;
}

/// <summary>What blocks are made of.</summary>
internal readonly ref struct BlockInputs(Span<float> features, Span<float> coefficients, Span<float> odd)
{
    /// <summary>The vectors and tensors of atoms, <c>[atoms, 3 + 5, 3 sets, copies]</c>.</summary>
    internal readonly Span<float> Features = features;

    /// <summary>Identity, bond and logarithm of the size, and the even sets, <c>[pairs, 3 + 11 copies]</c>.</summary>
    internal readonly Span<float> Coefficients = coefficients;

    /// <summary>The odd sets, <c>[pairs, 4 copies]</c>.</summary>
    internal readonly Span<float> Odd = odd;
}

/// <summary>The blocks of all pairs, without a row of memory for anything between coefficients and blocks; and the derivatives.</summary>
internal static class BlockPass
{
    private const int Simple = 3; // coefficients before those of the even sets
    private const float Identity = (float)PairBlocks.UsualIdentity;
    private const float Bond = (float)PairBlocks.UsualBond;
    private const float Lowest = (float)PairBlocks.LowestLogarithm;
    private const float Highest = (float)PairBlocks.HighestLogarithm;

    /// <summary>Writes the blocks.</summary>
    /// <param name="copies">The copies of each set.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="inputs">What blocks are made of.</param>
    /// <param name="blocks">Takes the blocks, <c>[pairs, 3, 3]</c>.</param>
    internal static void Write(int copies, PairNumbers pairs, BlockInputs inputs, Span<float> blocks)
    {
        for (var pair = 0; pair < pairs.First.Length; pair++)
        {
            var simple = inputs.Coefficients.Slice(pair * Width(copies), Simple);
            var block = new PairBlock(pairs.Directions.Slice(3 * pair, 3), Parts(copies, pairs, inputs, pair));
            var (x, y, z) = block.Rows(simple[0] + Identity, simple[1] + Bond);
            var size = Size(pairs.Reach[pair], simple[2]);
            (size * x).CopyTo(blocks[(9 * pair)..]);
            (size * y).CopyTo(blocks[(9 * pair + 3)..]);
            (size * z).CopyTo(blocks[(9 * pair + 6)..]);
        }
    }

    /// <summary>Adds the derivatives.</summary>
    /// <param name="copies">The copies of each set.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="inputs">What blocks are made of.</param>
    /// <param name="ofBlocks">The derivatives of the blocks.</param>
    /// <param name="gradients">Takes those of the inputs.</param>
    internal static void AddGradients(
        int copies, PairNumbers pairs, BlockInputs inputs, ReadOnlySpan<float> ofBlocks, BlockInputs gradients)
    {
        for (var pair = 0; pair < pairs.First.Length; pair++)
        {
            var simple = inputs.Coefficients.Slice(pair * Width(copies), Simple);
            var block = new PairBlock(pairs.Directions.Slice(3 * pair, 3), Parts(copies, pairs, inputs, pair));
            var (x, y, z) = block.Rows(simple[0] + Identity, simple[1] + Bond);
            var size = Size(pairs.Reach[pair], simple[2]);
            var of = ofBlocks.Slice(9 * pair, 9);
            var (ofX, ofY, ofZ) = (size * new Vector3(of), size * new Vector3(of[3..]), size * new Vector3(of[6..]));

            var direction = new Vector3(pairs.Directions.Slice(3 * pair, 3));
            var ofSimple = gradients.Coefficients.Slice(pair * Width(copies), Simple);
            ofSimple[0] = ofX.X + ofY.Y + ofZ.Z;
            ofSimple[1] = Vector3.Dot(direction, new Vector3(Vector3.Dot(ofX, direction), Vector3.Dot(ofY, direction), Vector3.Dot(ofZ, direction)));
            ofSimple[2] = simple[2] is >= Lowest and <= Highest
                ? Vector3.Dot(ofX, x) + Vector3.Dot(ofY, y) + Vector3.Dot(ofZ, z)
                : 0;
            AddGradients(copies, pairs, inputs, pair, block.Gradients(ofX, ofY, ofZ), gradients);
        }
    }

    private static void AddGradients(
        int copies, PairNumbers pairs, BlockInputs inputs, int pair, in BlockParts ofParts, BlockInputs gradients)
    {
        var direction = new DirectionProducts(pairs.Directions.Slice(3 * pair, 3));
        var (first, second) = ((int)pairs.First[pair] * 24 * copies, (int)pairs.Second[pair] * 24 * copies);
        for (var copy = 0; copy < copies; copy += Vector<float>.Count)
        {
            var (even, odd) = (pair * Width(copies) + Simple + copy, 4 * copies * pair + copy);
            var features = new PairFeatures(ref inputs.Features[first + copy], ref inputs.Features[second + copy], copies, direction);
            ofParts.WriteCoefficients(features, ref gradients.Coefficients[even], ref gradients.Odd[odd], copies);
            ofParts.OfFeatures(ref inputs.Coefficients[even], ref inputs.Odd[odd], copies)
                .AddTo(ref gradients.Features[first + copy], ref gradients.Features[second + copy], copies, direction);
        }
    }

    private static BlockParts Parts(int copies, PairNumbers pairs, BlockInputs inputs, int pair)
    {
        var direction = new DirectionProducts(pairs.Directions.Slice(3 * pair, 3));
        var (first, second) = ((int)pairs.First[pair] * 24 * copies, (int)pairs.Second[pair] * 24 * copies);
        var parts = default(BlockParts);
        for (var copy = 0; copy < copies; copy += Vector<float>.Count)
        {
            var features = new PairFeatures(ref inputs.Features[first + copy], ref inputs.Features[second + copy], copies, direction);
            parts.Add(
                features,
                ref inputs.Coefficients[pair * Width(copies) + Simple + copy],
                ref inputs.Odd[4 * copies * pair + copy],
                copies);
        }

        return parts.Summed();
    }

    private static int Width(int copies) => Simple + 11 * copies;

    private static float Size(float reach, float logarithm) =>
        reach * MathF.Exp(Math.Clamp(logarithm, Lowest, Highest));
}

using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>What the vectors and tensors of two atoms are along the direction of the pair, even under exchange; and the derivatives.</summary>
internal static class AnglePass
{
    /// <summary>Writes the products.</summary>
    /// <param name="copies">The copies of each set.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="features">The vectors and tensors, <c>[atoms, 3 + 5, 3 sets, copies]</c>; the first set counts.</param>
    /// <param name="angles">Takes the products, <c>[pairs, 4, copies]</c>.</param>
    internal static void Write(int copies, PairNumbers pairs, Span<float> features, Span<float> angles)
    {
        for (var pair = 0; pair < pairs.First.Length; pair++)
        {
            var direction = new DirectionProducts(pairs.Directions.Slice(3 * pair, 3));
            var (first, second) = ((int)pairs.First[pair] * 24 * copies, (int)pairs.Second[pair] * 24 * copies);
            for (var copy = 0; copy < copies; copy += Vector<float>.Count)
            {
                var (a, b) = Along(ref features[first + copy], copies, direction);
                var (c, d) = Along(ref features[second + copy], copies, direction);
                var to = angles[(4 * copies * pair + copy)..];
                (a - c).CopyTo(to);
                (b + d).CopyTo(to[copies..]);
                ((a + c) * (a + c)).CopyTo(to[(2 * copies)..]);
                ((b - d) * (b - d)).CopyTo(to[(3 * copies)..]);
            }
        }
    }

    /// <summary>Adds the derivatives.</summary>
    /// <param name="copies">The copies of each set.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="features">The vectors and tensors.</param>
    /// <param name="ofAngles">The derivatives of the products.</param>
    /// <param name="ofFeatures">Takes those of the vectors and tensors.</param>
    internal static void AddGradients(
        int copies, PairNumbers pairs, Span<float> features, ReadOnlySpan<float> ofAngles, Span<float> ofFeatures)
    {
        for (var pair = 0; pair < pairs.First.Length; pair++)
        {
            var direction = new DirectionProducts(pairs.Directions.Slice(3 * pair, 3));
            var (first, second) = ((int)pairs.First[pair] * 24 * copies, (int)pairs.Second[pair] * 24 * copies);
            for (var copy = 0; copy < copies; copy += Vector<float>.Count)
            {
                var (a, b) = Along(ref features[first + copy], copies, direction);
                var (c, d) = Along(ref features[second + copy], copies, direction);
                var of = ofAngles[(4 * copies * pair + copy)..];
                var (difference, sum) = (new Vector<float>(of), new Vector<float>(of[copies..]));
                var ofSquare = 2 * new Vector<float>(of[(2 * copies)..]) * (a + c);
                var ofTensorSquare = 2 * new Vector<float>(of[(3 * copies)..]) * (b - d);
                Add(ref ofFeatures[first + copy], copies, direction, ofSquare + difference, sum + ofTensorSquare);
                Add(ref ofFeatures[second + copy], copies, direction, ofSquare - difference, sum - ofTensorSquare);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<float> Vector, Vector<float> Tensor) Along(ref float features, int copies, in DirectionProducts direction) => (
        direction.Itself.Dot(Vectors.Read(ref features, 3 * copies)),
        direction.Squares.Dot(Tensors.Read(ref Unsafe.Add(ref features, 9 * copies), 3 * copies)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(
        ref float features, int copies, in DirectionProducts direction, Vector<float> ofVector, Vector<float> ofTensor)
    {
        (ofVector * direction.Itself).AddTo(ref features, 3 * copies);
        (ofTensor * direction.Squares).AddTo(ref Unsafe.Add(ref features, 9 * copies), 3 * copies);
    }
}

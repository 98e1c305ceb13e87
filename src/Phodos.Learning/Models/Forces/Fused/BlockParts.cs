using System.Numerics;
using System.Runtime.CompilerServices;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>
/// What a block is put together from, besides the identity and the direction u: a tensor, and five vectors b, l, r, w and f, of which
/// u bᵀ + l rᵀ is made symmetric and u wᵀ + l fᵀ antisymmetric.
/// </summary>
internal struct BlockParts
{
    internal Tensors Tensor;
    internal Vectors Bonding;
    internal Vectors Left;
    internal Vectors Right;
    internal Vectors Twist;
    internal Vectors FurtherTwist;

    /// <summary>Adds those of some copies.</summary>
    /// <param name="features">The features.</param>
    /// <param name="even">The coefficients of even sets, <c>[11, copies]</c>, from one copy on.</param>
    /// <param name="odd">Those of odd sets, <c>[4, copies]</c>.</param>
    /// <param name="copies">The number of copies.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(in PairFeatures features, ref float even, ref float odd, int copies)
    {
        Tensor += Read(ref even, 0, copies) * features.TensorSums + Read(ref odd, 0, copies) * features.TensorDifferences;
        Bonding += Read(ref even, 1, copies) * features.Differences + Read(ref odd, 1, copies) * features.Sums
            + Read(ref even, 2, copies) * features.TurnedSums;
        Left += Read(ref even, 8, copies) * features.FurtherDifferences + Read(ref even, 3, copies) * features.TurnedSums;
        Right += Read(ref even, 9, copies) * features.FurtherDifferences + Read(ref even, 4, copies) * features.TurnedSums;
        Twist += Read(ref even, 7, copies) * features.Sums + Read(ref odd, 2, copies) * features.Differences
            + Read(ref odd, 3, copies) * features.TurnedSums + Read(ref even, 5, copies) * features.TurnedDifferences;
        FurtherTwist += Read(ref even, 10, copies) * features.FurtherSums + Read(ref even, 6, copies) * features.TurnedDifferences;
    }

    /// <summary>The derivatives of features, from those of the parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly PairFeatures OfFeatures(ref float even, ref float odd, int copies) => new(
        Read(ref odd, 1, copies) * Bonding + Read(ref even, 7, copies) * Twist,
        Read(ref even, 1, copies) * Bonding + Read(ref odd, 2, copies) * Twist,
        Read(ref even, 0, copies) * Tensor,
        Read(ref odd, 0, copies) * Tensor,
        Read(ref even, 10, copies) * FurtherTwist,
        Read(ref even, 8, copies) * Left + Read(ref even, 9, copies) * Right,
        Read(ref even, 2, copies) * Bonding + Read(ref even, 3, copies) * Left + Read(ref even, 4, copies) * Right
            + Read(ref odd, 3, copies) * Twist,
        Read(ref even, 5, copies) * Twist + Read(ref even, 6, copies) * FurtherTwist);

    /// <summary>Writes the derivatives of the coefficients, from those of the parts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly void WriteCoefficients(in PairFeatures features, ref float even, ref float odd, int copies)
    {
        Write(ref even, 0, copies, Tensor.Dot(features.TensorSums));
        Write(ref even, 1, copies, Bonding.Dot(features.Differences));
        Write(ref even, 2, copies, Bonding.Dot(features.TurnedSums));
        Write(ref even, 3, copies, Left.Dot(features.TurnedSums));
        Write(ref even, 4, copies, Right.Dot(features.TurnedSums));
        Write(ref even, 5, copies, Twist.Dot(features.TurnedDifferences));
        Write(ref even, 6, copies, FurtherTwist.Dot(features.TurnedDifferences));
        Write(ref even, 7, copies, Twist.Dot(features.Sums));
        Write(ref even, 8, copies, Left.Dot(features.FurtherDifferences));
        Write(ref even, 9, copies, Right.Dot(features.FurtherDifferences));
        Write(ref even, 10, copies, FurtherTwist.Dot(features.FurtherSums));
        Write(ref odd, 0, copies, Tensor.Dot(features.TensorDifferences));
        Write(ref odd, 1, copies, Bonding.Dot(features.Sums));
        Write(ref odd, 2, copies, Twist.Dot(features.Differences));
        Write(ref odd, 3, copies, Twist.Dot(features.TurnedSums));
    }

    /// <summary>The sums over the copies, all copies the same.</summary>
    internal readonly BlockParts Summed() => new()
    {
        Tensor = Tensor.Summed(),
        Bonding = Bonding.Summed(),
        Left = Left.Summed(),
        Right = Right.Summed(),
        Twist = Twist.Summed(),
        FurtherTwist = FurtherTwist.Summed(),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Read(ref float rows, int row, int copies) => Vector.LoadUnsafe(ref rows, (nuint)(row * copies));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ref float rows, int row, int copies, Vector<float> values) =>
        values.StoreUnsafe(ref rows, (nuint)(row * copies));
}

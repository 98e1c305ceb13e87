using System.Runtime.CompilerServices;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>
/// What a block is made of: sums and differences of the vectors and tensors of two atoms, some copies at once. Those of the first set stand
/// for themselves; the tensors of the second are turned into vectors by the direction of the pair.
/// </summary>
internal readonly struct PairFeatures
{
    internal readonly Vectors Sums;
    internal readonly Vectors Differences;
    internal readonly Tensors TensorSums;
    internal readonly Tensors TensorDifferences;
    internal readonly Vectors FurtherSums;
    internal readonly Vectors FurtherDifferences;
    internal readonly Vectors TurnedSums;
    internal readonly Vectors TurnedDifferences;

    /// <summary>Reads the features of two atoms, each <c>[3 + 5, 3 sets, copies]</c>, from one copy on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PairFeatures(ref float first, ref float second, int copies, in DirectionProducts direction)
    {
        var (width, tensors) = (3 * copies, 9 * copies);
        var (a, b) = (Vectors.Read(ref Unsafe.Add(ref first, copies), width), Vectors.Read(ref Unsafe.Add(ref second, copies), width));
        (Sums, Differences) = (a + b, a - b);
        (a, b) = (Vectors.Read(ref Unsafe.Add(ref first, 2 * copies), width), Vectors.Read(ref Unsafe.Add(ref second, 2 * copies), width));
        (FurtherSums, FurtherDifferences) = (a + b, a - b);
        var c = Tensors.Read(ref Unsafe.Add(ref first, tensors + copies), width);
        var d = Tensors.Read(ref Unsafe.Add(ref second, tensors + copies), width);
        (TensorSums, TensorDifferences) = (c + d, c - d);
        c = Tensors.Read(ref Unsafe.Add(ref first, tensors + 2 * copies), width);
        d = Tensors.Read(ref Unsafe.Add(ref second, tensors + 2 * copies), width);
        (TurnedSums, TurnedDifferences) = (direction.OfTensor(c + d), direction.OfTensor(c - d));
    }

    /// <summary>Derivatives of features; those of <paramref name="turnedSums"/> and differences are of the turned vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal PairFeatures(
        in Vectors sums,
        in Vectors differences,
        in Tensors tensorSums,
        in Tensors tensorDifferences,
        in Vectors furtherSums,
        in Vectors furtherDifferences,
        in Vectors turnedSums,
        in Vectors turnedDifferences)
    {
        (Sums, Differences, FurtherSums, FurtherDifferences) = (sums, differences, furtherSums, furtherDifferences);
        (TensorSums, TensorDifferences, TurnedSums, TurnedDifferences) = (tensorSums, tensorDifferences, turnedSums, turnedDifferences);
    }

    /// <summary>Adds derivatives of the features to those of both atoms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void AddTo(ref float first, ref float second, int copies, in DirectionProducts direction)
    {
        var (width, tensors) = (3 * copies, 9 * copies);
        (Sums + Differences).AddTo(ref Unsafe.Add(ref first, copies), width);
        (Sums - Differences).AddTo(ref Unsafe.Add(ref second, copies), width);
        (FurtherSums + FurtherDifferences).AddTo(ref Unsafe.Add(ref first, 2 * copies), width);
        (FurtherSums - FurtherDifferences).AddTo(ref Unsafe.Add(ref second, 2 * copies), width);
        (TensorSums + TensorDifferences).AddTo(ref Unsafe.Add(ref first, tensors + copies), width);
        (TensorSums - TensorDifferences).AddTo(ref Unsafe.Add(ref second, tensors + copies), width);
        direction.OfVector(TurnedSums + TurnedDifferences).AddTo(ref Unsafe.Add(ref first, tensors + 2 * copies), width);
        direction.OfVector(TurnedSums - TurnedDifferences).AddTo(ref Unsafe.Add(ref second, tensors + 2 * copies), width);
    }
}

using System.Numerics;

namespace Phodos.Learning.Equivariant.Fused;

/// <summary>Products of the rows of a feature, each with the matrix of its kind, without gathering the matrices.</summary>
internal static class KindProducts
{
    /// <summary>Adds the products of one path: output[w, m] += Σ over u of matrix[u, w] · feature[u, m].</summary>
    /// <param name="features"><c>[rows, featureWidth]</c>.</param>
    /// <param name="featureStart">Where the block starts in a row; it is [copies, dimension].</param>
    /// <param name="copies">The copies of the block.</param>
    /// <param name="dimension">2l + 1 of its representation.</param>
    /// <param name="matrices"><c>[kinds, copies, targetCopies]</c>.</param>
    /// <param name="targetCopies">The copies of the block of the output.</param>
    /// <param name="kinds">The kind of each row.</param>
    /// <param name="outputs"><c>[rows, outputWidth]</c>.</param>
    /// <param name="outputStart">Where the block starts in a row; it is [targetCopies, dimension].</param>
    internal static void Add<T>(
        ReadOnlySpan<T> features,
        int featureStart,
        int copies,
        int dimension,
        ReadOnlySpan<T> matrices,
        int targetCopies,
        ReadOnlySpan<long> kinds,
        Span<T> outputs,
        int outputStart)
        where T : unmanaged, INumber<T>
    {
        var (featureWidth, outputWidth, size) = (features.Length / kinds.Length, outputs.Length / kinds.Length, copies * targetCopies);
        var sums = new T[dimension * targetCopies]; // [m, w]
        for (var row = 0; row < kinds.Length; row++)
        {
            var matrix = matrices.Slice((int)kinds[row] * size, size);
            var feature = features.Slice(row * featureWidth + featureStart, copies * dimension);
            Array.Clear(sums);
            for (var copy = 0; copy < copies; copy++)
            {
                var ofCopy = matrix.Slice(copy * targetCopies, targetCopies);
                for (var component = 0; component < dimension; component++)
                    AddScaled(ofCopy, feature[copy * dimension + component], sums.AsSpan(component * targetCopies, targetCopies));
            }

            var output = outputs.Slice(row * outputWidth + outputStart, targetCopies * dimension);
            for (var place = 0; place < output.Length; place++)
                output[place] += sums[place % dimension * targetCopies + place / dimension];
        }
    }

    private static void AddScaled<T>(ReadOnlySpan<T> values, T factor, Span<T> sums)
        where T : unmanaged, INumber<T>
    {
        var place = 0;
        for (; place <= sums.Length - Vector<T>.Count; place += Vector<T>.Count)
            (new Vector<T>(sums[place..]) + new Vector<T>(values[place..]) * factor).CopyTo(sums[place..]);
        for (; place < sums.Length; place++)
            sums[place] += values[place] * factor;
    }
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace Phodos.Learning.Models.Forces.Fused;

/// <summary>
/// The weights of the message of one edge, sent · (1 + received) · (radial functions · matrix), and the derivatives of what they are made
/// of. All rows are a whole number of <see cref="Vector{T}"/> long.
/// </summary>
internal static class EdgeWeights
{
    /// <summary>A row of the radial functions times the matrix.</summary>
    /// <param name="functions"><c>[functions]</c>.</param>
    /// <param name="matrix"><c>[functions, weights]</c>.</param>
    /// <param name="radial">Takes the products, <c>[weights]</c>.</param>
    internal static void Radial(ReadOnlySpan<float> functions, ReadOnlySpan<float> matrix, Span<float> radial)
    {
        ref var from = ref MemoryMarshal.GetReference(matrix);
        ref var to = ref MemoryMarshal.GetReference(radial);
        var (width, lanes) = ((nuint)radial.Length, (nuint)Vector<float>.Count);
        nuint column = 0;
        for (; column + 4 * lanes <= width; column += 4 * lanes)
        {
            var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            var place = column;
            foreach (var value in functions)
            {
                var factor = new Vector<float>(value);
                a = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref from, place), a);
                b = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref from, place + lanes), b);
                c = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref from, place + 2 * lanes), c);
                d = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref from, place + 3 * lanes), d);
                place += width;
            }

            a.StoreUnsafe(ref to, column);
            b.StoreUnsafe(ref to, column + lanes);
            c.StoreUnsafe(ref to, column + 2 * lanes);
            d.StoreUnsafe(ref to, column + 3 * lanes);
        }

        for (; column < width; column += lanes)
        {
            var sum = Vector<float>.Zero;
            for (var function = 0; function < functions.Length; function++)
            {
                var factor = new Vector<float>(functions[function]);
                sum = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref from, (nuint)function * width + column), sum);
            }

            sum.StoreUnsafe(ref to, column);
        }
    }

    /// <summary>The weights.</summary>
    internal static void Multiply(ReadOnlySpan<float> sent, ReadOnlySpan<float> received, ReadOnlySpan<float> radial, Span<float> weights)
    {
        for (var column = 0; column < weights.Length; column += Vector<float>.Count)
        {
            var factor = Vector<float>.One + new Vector<float>(received[column..]);
            (new Vector<float>(sent[column..]) * factor * new Vector<float>(radial[column..])).CopyTo(weights[column..]);
        }
    }

    /// <summary>Adds the derivatives of what the weights are made of.</summary>
    /// <param name="sent">What the source sends.</param>
    /// <param name="received">What the destination makes of it.</param>
    /// <param name="radial">The radial functions times the matrix.</param>
    /// <param name="gradient">The derivatives of the weights; it takes those of <paramref name="radial"/>.</param>
    /// <param name="ofSent">Takes those of <paramref name="sent"/>.</param>
    /// <param name="ofReceived">Takes those of <paramref name="received"/>.</param>
    internal static void AddFactorGradients(
        ReadOnlySpan<float> sent,
        ReadOnlySpan<float> received,
        ReadOnlySpan<float> radial,
        Span<float> gradient,
        Span<float> ofSent,
        Span<float> ofReceived)
    {
        for (var column = 0; column < gradient.Length; column += Vector<float>.Count)
        {
            var (s, r) = (new Vector<float>(sent[column..]), new Vector<float>(radial[column..]));
            var factor = Vector<float>.One + new Vector<float>(received[column..]);
            var g = new Vector<float>(gradient[column..]);
            var ofProduct = g * r;
            (new Vector<float>(ofSent[column..]) + ofProduct * factor).CopyTo(ofSent[column..]);
            (new Vector<float>(ofReceived[column..]) + ofProduct * s).CopyTo(ofReceived[column..]);
            (g * s * factor).CopyTo(gradient[column..]);
        }
    }

    /// <summary>Adds the derivatives of the matrix.</summary>
    /// <param name="functions"><c>[functions]</c>.</param>
    /// <param name="gradient">The derivatives of the products, <c>[weights]</c>.</param>
    /// <param name="ofMatrix"><c>[functions, weights]</c>.</param>
    internal static void AddMatrixGradient(ReadOnlySpan<float> functions, ReadOnlySpan<float> gradient, Span<float> ofMatrix)
    {
        ref var from = ref MemoryMarshal.GetReference(gradient);
        for (var function = 0; function < functions.Length; function++)
        {
            var factor = new Vector<float>(functions[function]);
            ref var to = ref ofMatrix[function * gradient.Length];
            for (nuint column = 0; column < (nuint)gradient.Length; column += (nuint)Vector<float>.Count)
            {
                var sum = Vector.FusedMultiplyAdd(factor, Vector.LoadUnsafe(ref from, column), Vector.LoadUnsafe(ref to, column));
                sum.StoreUnsafe(ref to, column);
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Numerics;

namespace Phodos.Learning.Equivariant;

/// <summary>
/// The real Wigner 3j symbols: for degrees that form a triangle, the one tensor <c>[2l₁ + 1, 2l₂ + 1, 2l₃ + 1]</c> of Frobenius norm 1 that
/// rotations leave as it is when they act on all three indices. The sign and the basis are those of the e3nn library (M. Geiger and T.
/// Smidt, arXiv:2207.09453): the axis of the real spherical harmonics is y, so that degree 1 has the order x, y, z.
/// </summary>
internal static class Wigner3j
{
    private static readonly ConcurrentDictionary<(int, int, int), double[,,]> Known = new();

    /// <summary>The symbol of three degrees; do not change the array, it is shared.</summary>
    /// <exception cref="ArgumentException">The degrees form no triangle.</exception>
    internal static double[,,] Of(int l1, int l2, int l3)
    {
        if (l1 < 0 || l2 < 0 || l3 < Math.Abs(l1 - l2) || l3 > l1 + l2)
            throw new ArgumentException($"The degrees {l1}, {l2} and {l3} form no triangle.");
        return Known.GetOrAdd((l1, l2, l3), degrees => Compute(degrees.Item1, degrees.Item2, degrees.Item3));
    }

    // The Clebsch–Gordan coefficients in the complex basis, turned into the real basis on each index.
    private static double[,,] Compute(int l1, int l2, int l3)
    {
        var (first, second, third) = (RealBasis(l1), RealBasis(l2), RealBasis(l3));
        var symbol = new double[2 * l1 + 1, 2 * l2 + 1, 2 * l3 + 1];
        var squares = 0.0;
        for (var a = 0; a <= 2 * l1; a++)
        {
            for (var b = 0; b <= 2 * l2; b++)
            {
                for (var c = 0; c <= 2 * l3; c++)
                {
                    var sum = Complex.Zero;
                    for (var m1 = -l1; m1 <= l1; m1++)
                    {
                        for (var m2 = Math.Max(-l2, -l3 - m1); m2 <= Math.Min(l2, l3 - m1); m2++)
                        {
                            sum += first[l1 + m1, a] * second[l2 + m2, b] * Complex.Conjugate(third[l3 + m1 + m2, c])
                                * ClebschGordan(l1, m1, l2, m2, l3);
                        }
                    }

                    symbol[a, b, c] = sum.Real;
                    squares += sum.Real * sum.Real;
                }
            }
        }

        var norm = Math.Sqrt(squares);
        for (var a = 0; a <= 2 * l1; a++)
        {
            for (var b = 0; b <= 2 * l2; b++)
            {
                for (var c = 0; c <= 2 * l3; c++)
                    symbol[a, b, c] /= norm;
            }
        }

        return symbol;
    }

    // Rows are m of the complex basis, columns the real components; the phase (−i)^l makes the symbols real.
    private static Complex[,] RealBasis(int l)
    {
        var basis = new Complex[2 * l + 1, 2 * l + 1];
        var phase = (l % 4) switch
        {
            0 => Complex.One,
            1 => -Complex.ImaginaryOne,
            2 => -Complex.One,
            _ => Complex.ImaginaryOne,
        };
        var half = phase / Math.Sqrt(2);
        basis[l, l] = phase;
        for (var m = 1; m <= l; m++)
        {
            var sign = m % 2 == 0 ? 1 : -1;
            basis[l - m, l + m] = half;
            basis[l - m, l - m] = -Complex.ImaginaryOne * half;
            basis[l + m, l + m] = sign * half;
            basis[l + m, l - m] = sign * Complex.ImaginaryOne * half;
        }

        return basis;
    }

    // Racah's formula for ⟨l₁ m₁ l₂ m₂ | l₃ m₁ + m₂⟩.
    private static double ClebschGordan(int l1, int m1, int l2, int m2, int l3)
    {
        var m3 = m1 + m2;
        var scale = (2 * l3 + 1) * Factorial(l3 + l1 - l2) * Factorial(l3 - l1 + l2) * Factorial(l1 + l2 - l3) / Factorial(l1 + l2 + l3 + 1)
            * Factorial(l3 + m3) * Factorial(l3 - m3)
            * Factorial(l1 - m1) * Factorial(l1 + m1) * Factorial(l2 - m2) * Factorial(l2 + m2);
        var sum = 0.0;
        for (var k = Math.Max(0, Math.Max(l2 - l3 - m1, l1 - l3 + m2)); k <= Math.Min(l1 + l2 - l3, Math.Min(l1 - m1, l2 + m2)); k++)
        {
            sum += (k % 2 == 0 ? 1 : -1) / (Factorial(k) * Factorial(l1 + l2 - l3 - k) * Factorial(l1 - m1 - k)
                * Factorial(l2 + m2 - k) * Factorial(l3 - l2 + m1 + k) * Factorial(l3 - l1 - m2 + k));
        }

        return Math.Sqrt(scale) * sum;
    }

    private static double Factorial(int n)
    {
        var product = 1.0;
        for (var factor = 2; factor <= n; factor++)
            product *= factor;
        return product;
    }
}

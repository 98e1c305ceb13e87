using System.Numerics;
using System.Runtime.InteropServices;
using Phodos.Crystals;

namespace Phodos.LatticeDynamics.Polar;

/// <summary>
/// The forces between the dipoles that the displaced atoms of a polar crystal are, as a sum over the reciprocal lattice with a Gaussian
/// cutoff: X. Gonze and C. Lee, Phys. Rev. B 55, 10355 (1997), eq. 71 to 74, its reciprocal part alone, as phonopy takes it. What the cutoff
/// leaves out reaches no further than the neighbours and stays with the other force constants.
/// </summary>
internal sealed class DipoleForces : ILongRangeForces
{
    // As phonopy chooses them: the sphere that holds some 300 reciprocal vectors, and a Gaussian that is 1e-10 there.
    private const double VectorsInSphere = 300;
    private const double LeastWeight = 1e-10;

    // A wave vector shorter than this (1/Å) counts as zero.
    private const double Zero = 1e-5;

    private readonly BornCharges _charges;
    private readonly int _size;
    private readonly Vector3D[] _vectors;
    private readonly double _cutoff; // 4 Λ²
    private readonly double _factor;

    // exp(2πi G · x_i), [atom, G].
    private readonly double[] _cosines;
    private readonly double[] _sines;
    private readonly Matrix3[] _selfForces;

    internal DipoleForces(BornCharges charges, double coulomb)
    {
        _charges = charges;
        var lattice = charges.Crystal.Lattice;
        _size = 3 * charges.Crystal.AtomCount;
        _factor = coulomb * 4 * Math.PI / lattice.Volume;
        var radius = Math.Cbrt(3 * VectorsInSphere / (4 * Math.PI) / lattice.Volume);
        _cutoff = -radius * radius * charges.Dielectric.Trace / 3 / Math.Log(LeastWeight);
        var indices = Sphere(lattice, radius);
        _vectors = [.. indices.Select(index => ToReciprocal(lattice, index))];
        _cosines = new double[charges.Crystal.AtomCount * _vectors.Length];
        _sines = new double[_cosines.Length];
        for (var atom = 0; atom < charges.Crystal.AtomCount; atom++)
        {
            for (var g = 0; g < _vectors.Length; g++)
            {
                var phase = 2 * Math.PI * indices[g].Dot(charges.Crystal.FractionalPositions[atom]);
                (_sines[atom * _vectors.Length + g], _cosines[atom * _vectors.Length + g]) = Math.SinCos(phase);
            }
        }

        _selfForces = new Matrix3[charges.Crystal.AtomCount];
        _selfForces = SumsAtRest();
    }

    /// <inheritdoc/>
    public void AddTo(Vector3D q, Vector3D? direction, Span<double> real, Span<double> imaginary)
    {
        var count = _vectors.Length;
        var rowsReal = new double[_size * count];
        var rowsImaginary = new double[_size * count];
        FillRows(q, direction, rowsReal, rowsImaginary);
        for (var row = 0; row < _size; row++)
        {
            var (rowReal, rowImaginary) = (rowsReal.AsMemory(row * count, count), rowsImaginary.AsMemory(row * count, count));
            for (var column = row; column < _size; column++)
            {
                var (x, y) = Product(
                    rowReal.Span, rowImaginary.Span, rowsReal.AsSpan(column * count, count), rowsImaginary.AsSpan(column * count, count));
                real[row * _size + column] += x;
                imaginary[row * _size + column] += y;
            }
        }

        for (var atom = 0; atom < _selfForces.Length; atom++)
        {
            for (var element = 0; element < 9; element++)
                real[(3 * atom + element / 3) * _size + 3 * atom + element % 3] -= _selfForces[atom][element / 3, element % 3];
        }
    }

    // Row 3 i + α, column K = q + G: the root of the weight times (K · Z_i)_α exp(iK · r_i), so that the sum over K of a row times the
    // conjugate of another is a force constant.
    private void FillRows(Vector3D q, Vector3D? direction, double[] rowsReal, double[] rowsImaginary)
    {
        var crystal = _charges.Crystal;
        var count = _vectors.Length;
        var shift = ToReciprocal(crystal.Lattice, q);
        var roots = new double[count];
        var waves = new Vector3D[count];
        for (var g = 0; g < count; g++)
        {
            var wave = shift + _vectors[g];
            var isFree = wave.Length >= Zero;
            if (!isFree && direction is null)
                continue;
            wave = isFree ? wave : direction!.Value;
            var screened = wave.Dot(_charges.Dielectric * wave);
            waves[g] = wave;
            roots[g] = Math.Sqrt(_factor / screened * (isFree ? Math.Exp(-screened / _cutoff) : 1));
        }

        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var back = _charges.Charges[atom].Transpose();
            var (sine, cosine) = Math.SinCos(2 * Math.PI * q.Dot(crystal.FractionalPositions[atom]));
            for (var g = 0; g < count; g++)
            {
                var (c, s) = (_cosines[atom * count + g], _sines[atom * count + g]);
                var (x, y) = (roots[g] * (c * cosine - s * sine), roots[g] * (c * sine + s * cosine));
                var charge = back * waves[g];
                (rowsReal[3 * atom * count + g], rowsImaginary[3 * atom * count + g]) = (charge.X * x, charge.X * y);
                (rowsReal[(3 * atom + 1) * count + g], rowsImaginary[(3 * atom + 1) * count + g]) = (charge.Y * x, charge.Y * y);
                (rowsReal[(3 * atom + 2) * count + g], rowsImaginary[(3 * atom + 2) * count + g]) = (charge.Z * x, charge.Z * y);
            }
        }
    }

    // What keeps a crystal that is moved as a whole at rest: the sum over the other atom at q = 0.
    private Matrix3[] SumsAtRest()
    {
        var real = new double[_size * _size];
        var imaginary = new double[_size * _size];
        AddTo(default, null, real, imaginary);
        var sums = new Matrix3[_size / 3];
        for (var first = 0; first < sums.Length; first++)
        {
            for (var second = first; second < sums.Length; second++)
            {
                var block = Block(real, first, second);
                if (first == second)
                {
                    // Only the upper half of a block of the diagonal is filled.
                    sums[first] += new Matrix3(
                        block.XX, block.XY, block.XZ, block.XY, block.YY, block.YZ, block.XZ, block.YZ, block.ZZ);
                    continue;
                }

                sums[first] += block;
                sums[second] += block.Transpose();
            }
        }

        return [.. sums.Select(sum => 0.5 * (sum + sum.Transpose()))];
    }

    private Matrix3 Block(double[] matrix, int first, int second)
    {
        Vector3D Row(int row) => new(
            matrix[(3 * first + row) * _size + 3 * second],
            matrix[(3 * first + row) * _size + 3 * second + 1],
            matrix[(3 * first + row) * _size + 3 * second + 2]);
        return Matrix3.FromRows(Row(0), Row(1), Row(2));
    }

    // Σ a conj(b)
    private static (double Real, double Imaginary) Product(
        ReadOnlySpan<double> leftReal, ReadOnlySpan<double> leftImaginary, ReadOnlySpan<double> rightReal, ReadOnlySpan<double> rightImaginary)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(leftReal);
        var b = MemoryMarshal.Cast<double, Vector<double>>(leftImaginary);
        var x = MemoryMarshal.Cast<double, Vector<double>>(rightReal);
        var y = MemoryMarshal.Cast<double, Vector<double>>(rightImaginary);
        var (real, imaginary) = (Vector<double>.Zero, Vector<double>.Zero);
        var (otherReal, otherImaginary) = (Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < a.Length && i < b.Length && i < x.Length && i < y.Length; i++)
        {
            real = Vector.FusedMultiplyAdd(a[i], x[i], real);
            otherReal = Vector.FusedMultiplyAdd(b[i], y[i], otherReal);
            imaginary = Vector.FusedMultiplyAdd(b[i], x[i], imaginary);
            otherImaginary = Vector.FusedMultiplyAdd(a[i], y[i], otherImaginary);
        }

        var (sumReal, sumImaginary) = (Vector.Sum(real + otherReal), Vector.Sum(imaginary - otherImaginary));
        for (var i = a.Length * Vector<double>.Count; i < leftReal.Length; i++)
        {
            sumReal += leftReal[i] * rightReal[i] + leftImaginary[i] * rightImaginary[i];
            sumImaginary += leftImaginary[i] * rightReal[i] - leftReal[i] * rightImaginary[i];
        }

        return (sumReal, sumImaginary);
    }

    // The coefficients of the reciprocal vectors inside a sphere (1/Å).
    private static Vector3D[] Sphere(Lattice lattice, double radius)
    {
        // G · a = n, so |n| is at most the radius times the length of the vector.
        var (a, b, c) = ((int)(radius * lattice.A.Length), (int)(radius * lattice.B.Length), (int)(radius * lattice.C.Length));
        return
        [
            .. from i in Enumerable.Range(-a, 2 * a + 1)
               from j in Enumerable.Range(-b, 2 * b + 1)
               from k in Enumerable.Range(-c, 2 * c + 1)
               let index = new Vector3D(i, j, k)
               where ToReciprocal(lattice, index).Length < radius
               select index,
        ];
    }

    private static Vector3D ToReciprocal(Lattice lattice, Vector3D q)
    {
        var (a, b, c) = lattice.Reciprocal;
        return q.X * a + q.Y * b + q.Z * c;
    }
}

using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
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

    // Beyond e^-18 of the largest weight nothing is left that frequencies show.
    private const double Nothing = 18;

    // Where q2r.x and matdyn.x of Quantum ESPRESSO end the sum.
    private const double NothingInEspresso = 14;

    // A sharp Gaussian of a long cell has some 100,000.
    private const double MaximumVectors = 2e6;

    // A wave vector shorter than this (1/Å) counts as zero.
    private const double Zero = 1e-5;

    private readonly BornCharges _charges;
    private readonly int _size;
    private readonly Vector3D[] _vectors;
    private readonly double _cutoff; // 4 Λ²
    private readonly double _nothing;
    private readonly double _factor;

    // exp(2πi G · x_i), [atom, G].
    private readonly double[] _cosines;
    private readonly double[] _sines;
    private readonly Matrix3[] _selfForces;

    internal DipoleForces(BornCharges charges, double coulomb)
        : this(charges, coulomb, RadiusOf(charges))
    {
    }

    private DipoleForces(BornCharges charges, double coulomb, double radius)
        : this(
            charges,
            coulomb,
            -radius * radius * charges.Dielectric.Trace / 3 / Math.Log(LeastWeight),
            Nothing,
            Sphere(charges.Crystal.Lattice, radius))
    {
    }

    private DipoleForces(BornCharges charges, double coulomb, double cutoff, double nothing, Vector3D[] indices)
    {
        (_charges, _cutoff, _nothing) = (charges, cutoff, nothing);
        var lattice = charges.Crystal.Lattice;
        _size = 3 * charges.Crystal.AtomCount;
        _factor = coulomb * 4 * Math.PI / lattice.Volume;
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

    /// <summary>
    /// The sum that q2r.x of Quantum ESPRESSO takes off dynamical matrices and matdyn.x puts back: of a narrower or wider Gaussian, and
    /// without the reciprocal vectors along axes on which its grid of wave vectors has one point alone.
    /// </summary>
    /// <param name="charges">The charges.</param>
    /// <param name="coulomb">e²/4πε₀ (eV·Å).</param>
    /// <param name="alpha">The parameter α of the Gaussian exp(−K·ε·K / 4α), in units of (2π/a)².</param>
    /// <param name="latticeParameter">The unit a of these (angstrom).</param>
    /// <param name="grid">The number of wave vectors along each axis.</param>
    internal static DipoleForces AsInEspresso(
        BornCharges charges, double coulomb, double alpha, double latticeParameter, (int A, int B, int C) grid)
    {
        var cutoff = 4 * alpha / (latticeParameter * latticeParameter);
        var radius = Math.Sqrt(NothingInEspresso * cutoff);
        var (a, b, c) = charges.Crystal.Lattice.Reciprocal;
        var (reachA, reachB, reachC) = (Reach(grid.A, a), Reach(grid.B, b), Reach(grid.C, c));
        return (2 * reachA + 1) * (2 * reachB + 1) * (2 * reachC + 1) <= MaximumVectors
            ? new DipoleForces(charges, coulomb, cutoff, NothingInEspresso, Box((int)reachA, (int)reachB, (int)reachC))
            : throw new InvalidInputException(FormattableString.Invariant(
                $"the sum over dipoles with α = {alpha:G3} has more than {MaximumVectors:G1} reciprocal vectors; check α and the cell"));

        double Reach(int points, Vector3D vector) => points == 1 ? 0 : Math.Floor(radius / vector.Length) + 1;
    }

    /// <inheritdoc/>
    public void AddTo(Vector3D q, Vector3D? direction, Span<double> real, Span<double> imaginary)
    {
        var waves = Waves(q, direction);
        var count = waves.Length;
        // Rented, as so large arrays would otherwise be collected with all others.
        var rented = ArrayPool<double>.Shared.Rent(2 * _size * count);
        var rowsReal = rented.AsSpan(0, _size * count);
        var rowsImaginary = rented.AsSpan(_size * count, _size * count);
        FillRows(q, waves, rowsReal, rowsImaginary);
        for (var column = 0; column < _size; column++)
        {
            var x = rowsReal.Slice(column * count, count);
            var y = rowsImaginary.Slice(column * count, count);
            for (var atom = 0; 3 * atom <= column; atom++)
            {
                var place = 3 * atom * count;
                var (sumsReal, sumsImaginary) = Products(
                    rowsReal.Slice(place, 3 * count), rowsImaginary.Slice(place, 3 * count), x, y);
                for (var row = 3 * atom; row < 3 * atom + 3 && row <= column; row++)
                {
                    var (sumReal, sumImaginary) = (row - 3 * atom) switch
                    {
                        0 => (sumsReal.X, sumsImaginary.X),
                        1 => (sumsReal.Y, sumsImaginary.Y),
                        _ => (sumsReal.Z, sumsImaginary.Z),
                    };
                    real[row * _size + column] += sumReal;
                    imaginary[row * _size + column] += sumImaginary;
                }
            }
        }

        ArrayPool<double>.Shared.Return(rented);
        for (var atom = 0; atom < _selfForces.Length; atom++)
        {
            for (var element = 0; element < 9; element++)
                real[(3 * atom + element / 3) * _size + 3 * atom + element % 3] -= _selfForces[atom][element / 3, element % 3];
        }
    }

    // K = q + G with the root of its weight; those of which nothing is left are passed over.
    private (int G, Vector3D Wave, double Root)[] Waves(Vector3D q, Vector3D? direction)
    {
        var shift = ToReciprocal(_charges.Crystal.Lattice, q);
        var waves = new List<(int, Vector3D, double)>(_vectors.Length);
        for (var g = 0; g < _vectors.Length; g++)
        {
            var wave = shift + _vectors[g];
            var isFree = wave.Length >= Zero;
            if (!isFree && direction is null)
                continue;
            wave = isFree ? wave : direction!.Value;
            var screened = wave.Dot(_charges.Dielectric * wave);
            if (!isFree || screened < _nothing * _cutoff)
                waves.Add((g, wave, Math.Sqrt(_factor / screened * (isFree ? Math.Exp(-screened / _cutoff) : 1))));
        }

        return [.. waves];
    }

    // Row 3 i + α, column K: the root of the weight times (K · Z_i)_α exp(iK · r_i), so that the sum over K of a row times the conjugate of
    // another is a force constant.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FillRows(Vector3D q, (int G, Vector3D Wave, double Root)[] waves, Span<double> rowsReal, Span<double> rowsImaginary)
    {
        var crystal = _charges.Crystal;
        var count = waves.Length;
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var back = _charges.Charges[atom].Transpose();
            var (sine, cosine) = Math.SinCos(2 * Math.PI * q.Dot(crystal.FractionalPositions[atom]));
            var x = rowsReal.Slice(3 * atom * count, 3 * count);
            var y = rowsImaginary.Slice(3 * atom * count, 3 * count);
            for (var index = 0; index < count; index++)
            {
                var (g, wave, root) = waves[index];
                var (c, s) = (_cosines[atom * _vectors.Length + g], _sines[atom * _vectors.Length + g]);
                var (phaseReal, phaseImaginary) = (root * (c * cosine - s * sine), root * (c * sine + s * cosine));
                var charge = back * wave;
                (x[index], y[index]) = (charge.X * phaseReal, charge.X * phaseImaginary);
                (x[count + index], y[count + index]) = (charge.Y * phaseReal, charge.Y * phaseImaginary);
                (x[2 * count + index], y[2 * count + index]) = (charge.Z * phaseReal, charge.Z * phaseImaginary);
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

    // Σ a conj(b) of the three rows of an atom, one behind another, and one row.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (Vector3D Real, Vector3D Imaginary) Products(
        ReadOnlySpan<double> leftReal, ReadOnlySpan<double> leftImaginary, ReadOnlySpan<double> rightReal, ReadOnlySpan<double> rightImaginary)
    {
        var count = rightReal.Length;
        var x = MemoryMarshal.Cast<double, Vector<double>>(rightReal);
        var y = MemoryMarshal.Cast<double, Vector<double>>(rightImaginary)[..x.Length];
        var a0 = MemoryMarshal.Cast<double, Vector<double>>(leftReal[..count])[..x.Length];
        var b0 = MemoryMarshal.Cast<double, Vector<double>>(leftImaginary[..count])[..x.Length];
        var a1 = MemoryMarshal.Cast<double, Vector<double>>(leftReal.Slice(count, count))[..x.Length];
        var b1 = MemoryMarshal.Cast<double, Vector<double>>(leftImaginary.Slice(count, count))[..x.Length];
        var a2 = MemoryMarshal.Cast<double, Vector<double>>(leftReal[(2 * count)..])[..x.Length];
        var b2 = MemoryMarshal.Cast<double, Vector<double>>(leftImaginary[(2 * count)..])[..x.Length];
        var (real0, real1, real2) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var (imaginary0, imaginary1, imaginary2) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < x.Length; i++)
        {
            var (c, d) = (x[i], y[i]);
            real0 = Vector.FusedMultiplyAdd(b0[i], d, Vector.FusedMultiplyAdd(a0[i], c, real0));
            imaginary0 = Vector.FusedMultiplyAdd(-a0[i], d, Vector.FusedMultiplyAdd(b0[i], c, imaginary0));
            real1 = Vector.FusedMultiplyAdd(b1[i], d, Vector.FusedMultiplyAdd(a1[i], c, real1));
            imaginary1 = Vector.FusedMultiplyAdd(-a1[i], d, Vector.FusedMultiplyAdd(b1[i], c, imaginary1));
            real2 = Vector.FusedMultiplyAdd(b2[i], d, Vector.FusedMultiplyAdd(a2[i], c, real2));
            imaginary2 = Vector.FusedMultiplyAdd(-a2[i], d, Vector.FusedMultiplyAdd(b2[i], c, imaginary2));
        }

        var real = new Vector3D(Vector.Sum(real0), Vector.Sum(real1), Vector.Sum(real2));
        var imaginary = new Vector3D(Vector.Sum(imaginary0), Vector.Sum(imaginary1), Vector.Sum(imaginary2));
        for (var i = x.Length * Vector<double>.Count; i < count; i++)
        {
            var (left, leftI) = (
                new Vector3D(leftReal[i], leftReal[count + i], leftReal[2 * count + i]),
                new Vector3D(leftImaginary[i], leftImaginary[count + i], leftImaginary[2 * count + i]));
            real += rightReal[i] * left + rightImaginary[i] * leftI;
            imaginary += rightReal[i] * leftI - rightImaginary[i] * left;
        }

        return (real, imaginary);
    }

    // The coefficients of the reciprocal vectors inside a sphere (1/Å).
    private static Vector3D[] Sphere(Lattice lattice, double radius)
    {
        // G · a = n, so |n| is at most the radius times the length of the vector.
        var (a, b, c) = ((int)(radius * lattice.A.Length), (int)(radius * lattice.B.Length), (int)(radius * lattice.C.Length));
        return [.. Box(a, b, c).Where(index => ToReciprocal(lattice, index).Length < radius)];
    }

    private static Vector3D[] Box(int a, int b, int c) =>
    [
        .. from i in Enumerable.Range(-a, 2 * a + 1)
           from j in Enumerable.Range(-b, 2 * b + 1)
           from k in Enumerable.Range(-c, 2 * c + 1)
           select new Vector3D(i, j, k),
    ];

    private static double RadiusOf(BornCharges charges) =>
        Math.Cbrt(3 * VectorsInSphere / (4 * Math.PI) / charges.Crystal.Lattice.Volume);

    private static Vector3D ToReciprocal(Lattice lattice, Vector3D q)
    {
        var (a, b, c) = lattice.Reciprocal;
        return q.X * a + q.Y * b + q.Z * c;
    }
}

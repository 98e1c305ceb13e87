using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;

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

    // xx, yy, zz, yz, xz, xy.
    private const int Products = 6;

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
        var (atoms, stride) = (_size / 3, PaddedRows.StrideOf(waves.Count));

        // Rented, as so large arrays would otherwise be collected with all others.
        var rented = ArrayPool<double>.Shared.Rent((2 * atoms + Products) * stride);
        var cosines = rented.AsSpan(0, atoms * stride);
        var sines = rented.AsSpan(atoms * stride, atoms * stride);
        var products = rented.AsSpan(2 * atoms * stride, Products * stride);
        SetPhases(q, waves, stride, cosines, sines);
        SetProducts(waves, stride, products);
        for (var first = 0; first < atoms; first++)
        {
            var back = _charges.Charges[first].Transpose();
            for (var second = first; second < atoms; second++)
            {
                var (sumReal, sumImaginary) = Sums(
                    cosines.Slice(first * stride, stride),
                    sines.Slice(first * stride, stride),
                    cosines.Slice(second * stride, stride),
                    sines.Slice(second * stride, stride),
                    products);
                var charge = _charges.Charges[second];
                Add(back * sumReal * charge - (first == second ? _selfForces[first] : default), first, second, real);
                if (first != second)
                    Add(back * sumImaginary * charge, first, second, imaginary);
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private void Add(Matrix3 block, int first, int second, Span<double> matrix)
    {
        for (var element = 0; element < 9; element++)
            matrix[(3 * first + element / 3) * _size + 3 * second + element % 3] += block[element / 3, element % 3];
    }

    // K = q + G with its weight; those of which nothing is left are passed over.
    private List<(int G, Vector3D Wave, double Weight)> Waves(Vector3D q, Vector3D? direction)
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
                waves.Add((g, wave, _factor / screened * (isFree ? Math.Exp(-screened / _cutoff) : 1)));
        }

        return waves;
    }

    // exp(iK · r_i), [atom, K].
    private void SetPhases(
        Vector3D q, List<(int G, Vector3D Wave, double Weight)> waves, int stride, Span<double> cosines, Span<double> sines)
    {
        for (var atom = 0; atom < _size / 3; atom++)
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * q.Dot(_charges.Crystal.FractionalPositions[atom]));
            var x = cosines.Slice(atom * stride, stride);
            var y = sines.Slice(atom * stride, stride);
            x[waves.Count..].Clear();
            y[waves.Count..].Clear();
            for (var index = 0; index < waves.Count; index++)
            {
                var place = atom * _vectors.Length + waves[index].G;
                (x[index], y[index]) = (_cosines[place] * cosine - _sines[place] * sine, _cosines[place] * sine + _sines[place] * cosine);
            }
        }
    }

    // The weight times K_α K_β for xx, yy, zz, yz, xz, xy, [6, K].
    private static void SetProducts(List<(int G, Vector3D Wave, double Weight)> waves, int stride, Span<double> products)
    {
        products.Clear();
        for (var index = 0; index < waves.Count; index++)
        {
            var (_, (x, y, z), weight) = waves[index];
            products[index] = weight * x * x;
            products[stride + index] = weight * y * y;
            products[2 * stride + index] = weight * z * z;
            products[3 * stride + index] = weight * y * z;
            products[4 * stride + index] = weight * x * z;
            products[5 * stride + index] = weight * x * y;
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
                    sums[first] += block;
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

    // Σ w K K exp(iK · (r_i − r_j)) of two atoms: both charges are multiplied with it later.
    private static (Matrix3 Real, Matrix3 Imaginary) Sums(
        ReadOnlySpan<double> firstCosines,
        ReadOnlySpan<double> firstSines,
        ReadOnlySpan<double> secondCosines,
        ReadOnlySpan<double> secondSines,
        ReadOnlySpan<double> products)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(firstCosines);
        var b = MemoryMarshal.Cast<double, Vector<double>>(firstSines)[..a.Length];
        var c = MemoryMarshal.Cast<double, Vector<double>>(secondCosines)[..a.Length];
        var d = MemoryMarshal.Cast<double, Vector<double>>(secondSines)[..a.Length];
        var k = MemoryMarshal.Cast<double, Vector<double>>(products);
        var (xx, yy, zz) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var (yz, xz, xy) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var (xxI, yyI, zzI) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var (yzI, xzI, xyI) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        for (var i = 0; i < a.Length; i++)
        {
            var x = Vector.FusedMultiplyAdd(a[i], c[i], b[i] * d[i]);
            var y = Vector.FusedMultiplyAdd(b[i], c[i], -(a[i] * d[i]));
            (xx, xxI) = (Vector.FusedMultiplyAdd(k[i], x, xx), Vector.FusedMultiplyAdd(k[i], y, xxI));
            (yy, yyI) = (Vector.FusedMultiplyAdd(k[a.Length + i], x, yy), Vector.FusedMultiplyAdd(k[a.Length + i], y, yyI));
            (zz, zzI) = (Vector.FusedMultiplyAdd(k[2 * a.Length + i], x, zz), Vector.FusedMultiplyAdd(k[2 * a.Length + i], y, zzI));
            (yz, yzI) = (Vector.FusedMultiplyAdd(k[3 * a.Length + i], x, yz), Vector.FusedMultiplyAdd(k[3 * a.Length + i], y, yzI));
            (xz, xzI) = (Vector.FusedMultiplyAdd(k[4 * a.Length + i], x, xz), Vector.FusedMultiplyAdd(k[4 * a.Length + i], y, xzI));
            (xy, xyI) = (Vector.FusedMultiplyAdd(k[5 * a.Length + i], x, xy), Vector.FusedMultiplyAdd(k[5 * a.Length + i], y, xyI));
        }

        return (Symmetric(xx, yy, zz, yz, xz, xy), Symmetric(xxI, yyI, zzI, yzI, xzI, xyI));
    }

    private static Matrix3 Symmetric(
        Vector<double> xx, Vector<double> yy, Vector<double> zz, Vector<double> yz, Vector<double> xz, Vector<double> xy)
    {
        var (nearYZ, nearXZ, nearXY) = (Vector.Sum(yz), Vector.Sum(xz), Vector.Sum(xy));
        return new Matrix3(
            Vector.Sum(xx), nearXY, nearXZ, nearXY, Vector.Sum(yy), nearYZ, nearXZ, nearYZ, Vector.Sum(zz));
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

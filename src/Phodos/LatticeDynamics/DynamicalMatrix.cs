using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics.LinearAlgebra;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;

namespace Phodos.LatticeDynamics;

/// <summary>
/// The mass-weighted dynamical matrix D(q) = Σ Φ(i, j, s) exp(2πi q · s) / √(m_i m_j) of a crystal, [3 atoms, 3 atoms], Hermitian; its
/// eigenvalues are ω². The phase counts whole cells, so that D is periodic in q. Of force constants that do not obey
/// Φ(i, j, s) = Φ(j, i, −s)ᵀ the mean of both sides is taken. Safe to use from several threads.
/// </summary>
public sealed class DynamicalMatrix
{
    // Nine numbers of a block in three vectors of four.
    private const int Stride = 12;

    private readonly double[] _inverseRootMasses;
    private readonly ILongRangeForces? _longRange;
    private readonly Lazy<InversionBasis?> _inversion;

    // The blocks of each pair i ≤ j one after another, and the first of each pair.
    private readonly double[] _values;
    private readonly int[] _shiftOfBlock;
    private readonly (int First, int Second, int Start, int End)[] _pairs;
    private readonly (int A, int B, int C)[] _shifts;

    /// <summary>Makes the dynamical matrix of a crystal.</summary>
    /// <param name="forceConstants">The force constants, those of <paramref name="longRange"/> not among them.</param>
    /// <param name="masses">The mass of each atom (unified atomic mass units), above 0; the standard atomic masses by default.</param>
    /// <param name="longRange">Forces that reach beyond the force constants, or null.</param>
    /// <exception cref="ArgumentException">The masses are not one an atom, or one is not above 0.</exception>
    public DynamicalMatrix(ForceConstants forceConstants, ImmutableArray<double>? masses = null, ILongRangeForces? longRange = null)
    {
        ArgumentNullException.ThrowIfNull(forceConstants);
        (ForceConstants, Crystal) = (forceConstants, forceConstants.Crystal);
        Masses = masses ?? [.. Crystal.Species.Select(element => element.AtomicMass)];
        if (Masses.Length != Crystal.AtomCount || Masses.Any(mass => !(mass > 0 && double.IsFinite(mass))))
            throw new ArgumentException("There is one finite mass above 0 for each atom.", nameof(masses));
        _inverseRootMasses = [.. Masses.Select(mass => 1 / Math.Sqrt(mass))];
        _longRange = longRange;
        _inversion = new Lazy<InversionBasis?>(() => InversionBasis.Of(this));

        var upper = UpperBlocks(forceConstants);
        var keys = upper.Keys.ToArray();
        Array.Sort(keys);
        var shiftNumbers = new Dictionary<(int, int, int), int>();
        var pairs = new List<(int First, int Second, int Start, int End)>();
        _values = new double[Stride * keys.Length];
        _shiftOfBlock = new int[keys.Length];
        for (var block = 0; block < keys.Length; block++)
        {
            var (first, second, shift) = keys[block];
            if (!shiftNumbers.TryGetValue(shift, out var number))
                shiftNumbers[shift] = number = shiftNumbers.Count;
            _shiftOfBlock[block] = number;
            var value = _inverseRootMasses[first] * _inverseRootMasses[second] * upper[keys[block]];
            for (var element = 0; element < 9; element++)
                _values[Stride * block + element] = value[element / 3, element % 3];
            if (pairs.Count > 0 && pairs[^1].First == first && pairs[^1].Second == second)
                pairs[^1] = pairs[^1] with { End = block + 1 };
            else
                pairs.Add((first, second, block, block + 1));
        }

        _pairs = [.. pairs];
        _shifts = [.. shiftNumbers.OrderBy(shift => shift.Value).Select(shift => shift.Key)];
    }

    /// <summary>The force constants that it is made of, without those of long range.</summary>
    public ForceConstants ForceConstants { get; }

    /// <summary>The crystal.</summary>
    public Crystal Crystal { get; }

    /// <summary>The mass of each atom (unified atomic mass units).</summary>
    public ImmutableArray<double> Masses { get; }

    /// <summary>The forces that reach beyond the force constants; null where there are none.</summary>
    public ILongRangeForces? LongRange => _longRange;

    /// <summary>Whether forces of long range are among it, so that the modes at rest depend on the direction they are reached from.</summary>
    public bool IsPolar => _longRange is not null;

    /// <summary>The basis in which D is real at every wave vector, or null where the forces have no centre of inversion.</summary>
    internal InversionBasis? Inversion => _inversion.Value;

    /// <summary>The number of rows: 3 for each atom.</summary>
    public int Size => 3 * Crystal.AtomCount;

    /// <summary>
    /// The dynamical matrix at a wave vector (eV/Å² per unified atomic mass unit); row 3 i + α belongs to atom i and direction α.
    /// </summary>
    /// <param name="q">The wave vector in units of the reciprocal vectors b_i, b_i · a_j = 2π δ_ij.</param>
    /// <param name="direction">
    /// Where q is zero, the direction (Cartesian) that it is reached from: it matters in a polar crystal. Null leaves out what depends on it.
    /// </param>
    public Matrix<Complex> At(Vector3D q, Vector3D? direction = null)
    {
        var matrix = new HermitianMatrix(Size);
        Fill(q, direction, matrix);
        return Matrix<Complex>.Build.Dense(
            Size, Size, (row, column) => new Complex(matrix.Real[row * Size + column], matrix.Imaginary[row * Size + column]));
    }

    /// <summary>Fills a matrix with D(q).</summary>
    internal void Fill(Vector3D q, Vector3D? direction, HermitianMatrix matrix)
    {
        matrix.Clear();
        if (_longRange is not null)
        {
            _longRange.AddTo(q, direction, matrix.Real, matrix.Imaginary);
            Weigh(matrix);
        }

        AddBlocks(Phases(q), matrix);
        matrix.CompleteFromUpper();
    }

    // Φ of i ≤ j, with what stands for the exchanged pair; of an atom with its own images both directions stay.
    private static Dictionary<(int First, int Second, (int A, int B, int C) Shift), Matrix3> UpperBlocks(ForceConstants forceConstants)
    {
        var upper = new Dictionary<(int, int, (int, int, int)), Matrix3>(forceConstants.Blocks.Length);
        foreach (var (first, second, (a, b, c), value) in forceConstants.Blocks)
        {
            if (first <= second)
                Add((first, second, (a, b, c)), value);
            if (first >= second)
                Add((second, first, (-a, -b, -c)), value.Transpose());
        }

        return upper;

        void Add((int, int, (int, int, int)) key, Matrix3 value)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(upper, key, out _);
            sum += 0.5 * value;
        }
    }

    private (double Cosine, double Sine)[] Phases(Vector3D q)
    {
        var phases = new (double Cosine, double Sine)[_shifts.Length];
        for (var shift = 0; shift < phases.Length; shift++)
        {
            var (a, b, c) = _shifts[shift];
            var (sine, cosine) = Math.SinCos(2 * Math.PI * (q.X * a + q.Y * b + q.Z * c));
            phases[shift] = (cosine, sine);
        }

        return phases;
    }

    private void AddBlocks((double Cosine, double Sine)[] phases, HermitianMatrix matrix)
    {
        Span<double> real = stackalloc double[Stride];
        Span<double> imaginary = stackalloc double[Stride];
        foreach (var (first, second, start, end) in _pairs)
        {
            var (real0, real1, real2) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            var (imaginary0, imaginary1, imaginary2) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
            for (var block = start; block < end; block++)
            {
                var (cosine, sine) = phases[_shiftOfBlock[block]];
                var value = _values.AsSpan(Stride * block, Stride);
                var (x, y) = (Vector256.Create(cosine), Vector256.Create(sine));
                var (v0, v1, v2) = (
                    Vector256.Create<double>(value), Vector256.Create<double>(value[4..]), Vector256.Create<double>(value[8..]));
                real0 = Vector256.FusedMultiplyAdd(v0, x, real0);
                real1 = Vector256.FusedMultiplyAdd(v1, x, real1);
                real2 = Vector256.FusedMultiplyAdd(v2, x, real2);
                imaginary0 = Vector256.FusedMultiplyAdd(v0, y, imaginary0);
                imaginary1 = Vector256.FusedMultiplyAdd(v1, y, imaginary1);
                imaginary2 = Vector256.FusedMultiplyAdd(v2, y, imaginary2);
            }

            real0.CopyTo(real);
            real1.CopyTo(real[4..]);
            real2.CopyTo(real[8..]);
            imaginary0.CopyTo(imaginary);
            imaginary1.CopyTo(imaginary[4..]);
            imaginary2.CopyTo(imaginary[8..]);
            for (var element = 0; element < 9; element++)
            {
                var place = (3 * first + element / 3) * Size + 3 * second + element % 3;
                matrix.Real[place] += real[element];
                matrix.Imaginary[place] += imaginary[element];
            }
        }
    }

    private void Weigh(HermitianMatrix matrix)
    {
        for (var row = 0; row < Size; row++)
        {
            for (var column = row; column < Size; column++)
            {
                var weight = _inverseRootMasses[row / 3] * _inverseRootMasses[column / 3];
                matrix.Real[row * Size + column] *= weight;
                matrix.Imaginary[row * Size + column] *= weight;
            }
        }
    }
}

using System.Numerics;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;
using Phodos.Units;

namespace Phodos.LatticeDynamics.Bands;

/// <summary>
/// The group velocities ∂ω/∂k of the modes of a wave vector, as the derivative of the dynamical matrix in the modes (Hellmann and Feynman);
/// degenerate modes are those into which a step along a direction splits them. The derivative is a difference of two matrices.
/// </summary>
internal sealed class GroupVelocities
{
    // Steps in 1/Å, without 2π: small against the zone (some 0.1) and large against rounding.
    private const double Step = 1e-5;
    private const double FromRest = 1e-3;

    // Below this frequency (cm⁻¹) the root has no slope.
    private const double LeastFrequency = 0.01;

    /// <summary>A slope of 1 cm⁻¹ per 1/Å (without 2π) in m/s.</summary>
    private const double MetresPerSecond = 100 * PhysicalConstants.SpeedOfLight * 1e-10;

    private readonly DynamicalMatrix _matrix;
    private readonly int _size;
    private readonly HermitianMatrix _forward;
    private readonly HermitianMatrix _backward;
    private readonly HermitianEigensolver _atRest;
    private readonly double[] _frequencies;

    internal GroupVelocities(DynamicalMatrix matrix)
    {
        _matrix = matrix;
        _size = matrix.Size;
        _forward = new HermitianMatrix(_size);
        _backward = new HermitianMatrix(_size);
        _atRest = new HermitianEigensolver(_size);
        _frequencies = new double[_size];
    }

    /// <summary>The velocities at a wave vector (m/s), [modes].</summary>
    /// <param name="q">The wave vector.</param>
    /// <param name="direction">The direction of the path (Cartesian, of length 1), which decides between degenerate modes.</param>
    /// <param name="inward">Where the path comes from or goes to here (Cartesian, of length 1): at rest the velocities are those a little way off.</param>
    /// <param name="solver">The modes of the wave vector.</param>
    /// <param name="velocities">The result.</param>
    internal void At(Vector3D q, Vector3D direction, Vector3D inward, HermitianEigensolver solver, Span<Vector3D> velocities)
    {
        var isAtRest = IsReciprocalPoint(q);
        if (isAtRest)
        {
            q += ToFractional(FromRest * inward);
            _matrix.Fill(q, null, _forward);
            _atRest.Solve(_forward);
            solver = _atRest;
        }

        for (var mode = 0; mode < _size; mode++)
            _frequencies[mode] = PhononModes.Frequency(solver.Values[mode]);

        // In a polar crystal at rest the slope across the path has no limit.
        Vector3D[] axes = isAtRest && _matrix.IsPolar ? [direction] : [new(1, 0, 0), new(0, 1, 0), new(0, 0, 1)];
        var derivatives = Array.ConvertAll(axes, axis => InModes(Derivative(q, axis), solver));
        velocities.Clear();
        foreach (var (start, end) in DegenerateSets.Of(_frequencies))
        {
            var basis = Split(derivatives, axes, direction, start, end);
            for (var member = 0; member < end - start; member++)
            {
                var frequency = _frequencies[start + member];
                if (Math.Abs(frequency) < LeastFrequency)
                    continue;

                // ω² = λ, so ∂f = f₁² ∂λ / 2|f| with f₁ the frequency of λ = 1.
                var slope = PhysicalConstants.WavenumberOfRoot * PhysicalConstants.WavenumberOfRoot / (2 * Math.Abs(frequency)) * MetresPerSecond;
                for (var axis = 0; axis < axes.Length; axis++)
                    velocities[start + member] += slope * Expectation(derivatives[axis], basis, member, start, end) * axes[axis];
            }
        }
    }

    /// <summary>Whether a wave vector is one of the reciprocal lattice.</summary>
    internal static bool IsReciprocalPoint(Vector3D q) =>
        Math.Abs(q.X - Math.Round(q.X)) < 1e-9 && Math.Abs(q.Y - Math.Round(q.Y)) < 1e-9 && Math.Abs(q.Z - Math.Round(q.Z)) < 1e-9;

    private Vector3D ToFractional(Vector3D cartesian)
    {
        var lattice = _matrix.Crystal.Lattice;
        return new Vector3D(cartesian.Dot(lattice.A), cartesian.Dot(lattice.B), cartesian.Dot(lattice.C));
    }

    // ∂D/∂q along an axis, per 1/Å.
    private HermitianMatrix Derivative(Vector3D q, Vector3D axis)
    {
        var step = ToFractional(Step * axis);
        _matrix.Fill(q + step, null, _forward);
        _matrix.Fill(q - step, null, _backward);
        for (var place = 0; place < _size * _size; place++)
        {
            _forward.Real[place] = (_forward.Real[place] - _backward.Real[place]) / (2 * Step);
            _forward.Imaginary[place] = (_forward.Imaginary[place] - _backward.Imaginary[place]) / (2 * Step);
        }

        return _forward;
    }

    // ⟨i | ∂D | j⟩ of the modes.
    private HermitianMatrix InModes(HermitianMatrix derivative, HermitianEigensolver solver)
    {
        var (n, real, imaginary) = (_size, solver.VectorsReal, solver.VectorsImaginary);
        var result = new HermitianMatrix(n);
        var (rowReal, rowImaginary) = (new double[n], new double[n]);
        for (var component = 0; component < n; component++)
        {
            Array.Clear(rowReal);
            Array.Clear(rowImaginary);
            for (var other = 0; other < n; other++)
            {
                var (x, y) = (derivative.Real[component * n + other], derivative.Imaginary[component * n + other]);
                for (var mode = 0; mode < n; mode++)
                {
                    rowReal[mode] += x * real[other * n + mode] - y * imaginary[other * n + mode];
                    rowImaginary[mode] += x * imaginary[other * n + mode] + y * real[other * n + mode];
                }
            }

            for (var left = 0; left < n; left++)
            {
                var (x, y) = (real[component * n + left], -imaginary[component * n + left]);
                for (var right = 0; right < n; right++)
                {
                    result.Real[left * n + right] += x * rowReal[right] - y * rowImaginary[right];
                    result.Imaginary[left * n + right] += x * rowImaginary[right] + y * rowReal[right];
                }
            }
        }

        return result;
    }

    // The combinations of degenerate modes, [member of the set, member], that a step along the direction tells apart.
    private HermitianEigensolver? Split(HermitianMatrix[] derivatives, Vector3D[] axes, Vector3D direction, int start, int end)
    {
        var count = end - start;
        if (count == 1)
            return null;
        var along = new HermitianMatrix(count);
        for (var axis = 0; axis < axes.Length; axis++)
        {
            var part = direction.Dot(axes[axis]);
            for (var row = 0; row < count; row++)
            {
                for (var column = 0; column < count; column++)
                {
                    var place = (start + row) * _size + start + column;
                    along.Real[row * count + column] += part * derivatives[axis].Real[place];
                    along.Imaginary[row * count + column] += part * derivatives[axis].Imaginary[place];
                }
            }
        }

        along.CompleteFromUpper();
        var solver = new HermitianEigensolver(count);
        solver.Solve(along);
        return solver;
    }

    private double Expectation(HermitianMatrix derivative, HermitianEigensolver? basis, int member, int start, int end)
    {
        if (basis is null)
            return derivative.Real[start * _size + start];
        var count = end - start;
        var sum = 0.0;
        for (var row = 0; row < count; row++)
        {
            var left = new Complex(basis.VectorsReal[row * count + member], -basis.VectorsImaginary[row * count + member]);
            for (var column = 0; column < count; column++)
            {
                var place = (start + row) * _size + start + column;
                var right = new Complex(basis.VectorsReal[column * count + member], basis.VectorsImaginary[column * count + member]);
                sum += (left * new Complex(derivative.Real[place], derivative.Imaginary[place]) * right).Real;
            }
        }

        return sum;
    }
}

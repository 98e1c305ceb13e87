using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Units;

namespace Phodos.LatticeDynamics;

/// <summary>Finds speeds of sound from the dynamical matrix at a small wave vector. One instance serves one call at a time.</summary>
internal sealed class SoundSolver
{
    // 1/Å, without the factor 2π.
    private const double WaveNumber = 5e-4;

    private readonly DynamicalMatrix _matrix;
    private readonly HermitianMatrix _workspace;
    private readonly HermitianEigensolver _solver;
    private readonly HermitianMatrix _small = new(3);
    private readonly HermitianEigensolver _smallSolver = new(3);
    private readonly double[] _translations;
    private readonly Matrix3 _atRest;

    internal SoundSolver(DynamicalMatrix matrix)
    {
        _matrix = matrix;
        _workspace = new HermitianMatrix(matrix.Size);
        _solver = new HermitianEigensolver(matrix.Size);
        var mass = matrix.Masses.Sum();
        _translations = [.. matrix.Masses.Select(atom => Math.Sqrt(atom / mass))];
        matrix.Fill(default, null, _workspace);
        _atRest = Projected(_workspace.Real);
    }

    /// <summary>The wave vector of a Cartesian one (1/Å, without 2π), in units of the reciprocal vectors.</summary>
    internal static Vector3D InReciprocalUnits(Lattice lattice, Vector3D wave) =>
        new(wave.Dot(lattice.A), wave.Dot(lattice.B), wave.Dot(lattice.C));

    /// <summary>The speeds (m/s) along a Cartesian direction of length 1, ascending; below zero where imaginary.</summary>
    internal ImmutableArray<double> SpeedsAlong(Vector3D direction)
    {
        _matrix.Fill(InReciprocalUnits(_matrix.Crystal.Lattice, WaveNumber * direction), direction, _workspace);
        _solver.Solve(_workspace);
        var size = _matrix.Size;
        var parts = new (double Overlap, double Value, Vector3D Real, Vector3D Imaginary)[size];
        for (var mode = 0; mode < size; mode++)
        {
            var (x, y) = (Translation(_solver.VectorsReal, mode), Translation(_solver.VectorsImaginary, mode));
            parts[mode] = (x.LengthSquared + y.LengthSquared, _solver.Values[mode], x, y);
        }

        // What moves the crystal as a whole, also where an optical mode lies lower; less what the sum rule lacks at rest.
        var sum = -_atRest;
        foreach (var (_, value, x, y) in parts.OrderByDescending(part => part.Overlap).Take(3))
            sum += value * (Matrix3.Outer(x, x) + Matrix3.Outer(y, y));
        _small.Clear();
        for (var element = 0; element < 9; element++)
            _small.Real[element] = 0.5 * (sum[element / 3, element % 3] + sum[element % 3, element / 3]);
        _smallSolver.Solve(_small, withVectors: false);
        return [.. _smallSolver.Values.Select(value => PhononModes.Frequency(value) * 100 * PhysicalConstants.SpeedOfLight / (WaveNumber * 1e10))];
    }

    private Vector3D Translation(double[] vectors, int mode)
    {
        var sum = default(Vector3D);
        for (var atom = 0; atom < _translations.Length; atom++)
        {
            var place = 3 * atom * _matrix.Size + mode;
            sum += _translations[atom] * new Vector3D(vectors[place], vectors[place + _matrix.Size], vectors[place + 2 * _matrix.Size]);
        }

        return sum;
    }

    private Matrix3 Projected(double[] matrix)
    {
        var sum = default(Matrix3);
        var size = _matrix.Size;
        for (var first = 0; first < _translations.Length; first++)
        {
            for (var second = 0; second < _translations.Length; second++)
            {
                Vector3D Row(int row) => new(
                    matrix[(3 * first + row) * size + 3 * second],
                    matrix[(3 * first + row) * size + 3 * second + 1],
                    matrix[(3 * first + row) * size + 3 * second + 2]);
                sum += _translations[first] * _translations[second] * Matrix3.FromRows(Row(0), Row(1), Row(2));
            }
        }

        return sum;
    }
}

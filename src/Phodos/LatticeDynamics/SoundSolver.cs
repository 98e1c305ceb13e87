using System.Collections.Immutable;
using System.Numerics;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;
using Phodos.Units;

namespace Phodos.LatticeDynamics;

/// <summary>
/// Finds speeds of sound by the method of long waves (M. Born and K. Huang, Dynamical Theory of Crystal Lattices (1954), § 26): what a long
/// wave changes of the dynamical matrix moves the crystal as a whole and, against their stiffness at Γ, the atoms against each other, whose
/// answer is taken off. That is exact in the limit of long waves, whatever the optical modes are. One instance serves one call at a time.
/// </summary>
internal sealed class SoundSolver
{
    // 1/Å, without the factor 2π.
    private const double WaveNumber = 5e-4;

    private readonly DynamicalMatrix _matrix;
    private readonly HermitianMatrix _atRest;
    private readonly HermitianMatrix _wave;
    private readonly StiffnessAtRest _stiffness;
    private readonly HermitianMatrix _small = new(3);
    private readonly HermitianEigensolver _smallSolver = new(3);

    internal SoundSolver(DynamicalMatrix matrix)
    {
        _matrix = matrix;
        (_atRest, _wave) = (new HermitianMatrix(matrix.Size), new HermitianMatrix(matrix.Size));
        _stiffness = new StiffnessAtRest(matrix.Masses);
        if (!matrix.IsPolar)
            SetAtRest(null);
    }

    /// <summary>The wave vector of a Cartesian one (1/Å, without 2π), in units of the reciprocal vectors.</summary>
    internal static Vector3D InReciprocalUnits(Lattice lattice, Vector3D wave) =>
        new(wave.Dot(lattice.A), wave.Dot(lattice.B), wave.Dot(lattice.C));

    /// <summary>The speeds (m/s) along a Cartesian direction of length 1, ascending; below zero where imaginary.</summary>
    internal ImmutableArray<double> SpeedsAlong(Vector3D direction)
    {
        // At rest a polar crystal is as stiff as the field along the direction makes it.
        if (_matrix.IsPolar)
            SetAtRest(direction);
        var q = InReciprocalUnits(_matrix.Crystal.Lattice, WaveNumber * direction);
        _matrix.Fill(q, direction, _wave);
        TakePhasesAtAtoms(q);
        for (var place = 0; place < _wave.Real.Length; place++)
            _wave.Real[place] -= _atRest.Real[place];
        var stiffness = _stiffness.OfTranslations(_wave);
        for (var element = 0; element < 9; element++)
            _small.Real[element] = 0.5 * (stiffness[element / 3, element % 3] + stiffness[element % 3, element / 3]);
        _smallSolver.Solve(_small, withVectors: false);
        return [.. _smallSolver.Values.Select(value => PhononModes.Frequency(value) * 100 * PhysicalConstants.SpeedOfLight / (WaveNumber * 1e10))];
    }

    // In place of those of the cells: a long wave then moves all atoms nearly alike.
    private void TakePhasesAtAtoms(Vector3D q)
    {
        Complex[] phases = [.. _matrix.Crystal.FractionalPositions.Select(position => Complex.FromPolarCoordinates(1, 2 * Math.PI * q.Dot(position)))];
        for (var row = 0; row < _wave.Size; row++)
        {
            for (var column = 0; column < _wave.Size; column++)
            {
                var place = row * _wave.Size + column;
                var value = phases[column / 3] * Complex.Conjugate(phases[row / 3]) * new Complex(_wave.Real[place], _wave.Imaginary[place]);
                (_wave.Real[place], _wave.Imaginary[place]) = (value.Real, value.Imaginary);
            }
        }
    }

    private void SetAtRest(Vector3D? direction)
    {
        _matrix.Fill(default, direction, _atRest);
        _stiffness.Factor(_atRest);
    }
}

using System.Collections.Immutable;
using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Phodos.Crystals;
using Phodos.Units;

namespace Phodos.LatticeDynamics;

/// <summary>The 3N vibrations of a crystal at one wave vector, in ascending order.</summary>
public sealed class PhononModes
{
    private readonly Matrix<Complex> _eigenvectors;

    private PhononModes(ImmutableArray<double> frequencies, Matrix<Complex> eigenvectors)
    {
        Frequencies = frequencies;
        _eigenvectors = eigenvectors;
    }

    /// <summary>The frequency of each mode (cm⁻¹), [3 atoms].</summary>
    public ImmutableArray<double> Frequencies { get; }

    /// <summary>Finds the modes at a wave vector.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="q">The wave vector in units of the reciprocal vectors.</param>
    public static PhononModes At(DynamicalMatrix matrix, Vector3D q)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var eigen = matrix.At(q).Evd(Symmetricity.Hermitian);

        // Springs never give a negative ω²; what lies below zero is rounding at the acoustic modes of Γ.
        var frequencies = eigen.EigenValues.Select(value => Math.Sqrt(Math.Max(0, value.Real)) * PhysicalConstants.WavenumberOfRoot);
        return new PhononModes([.. frequencies], eigen.EigenVectors);
    }

    /// <summary>How much of a mode an atom carries: |e(atom)|², in [0, 1]; the parts of all atoms add up to 1.</summary>
    public double Weight(int mode, int atom)
    {
        var weight = 0.0;
        for (var direction = 0; direction < 3; direction++)
        {
            var component = _eigenvectors[3 * atom + direction, mode];
            weight += component.Real * component.Real + component.Imaginary * component.Imaginary;
        }

        return weight;
    }
}

using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Eigensolvers;
using Phodos.Units;

namespace Phodos.LatticeDynamics;

/// <summary>The 3N vibrations of a crystal at one wave vector, in ascending order.</summary>
public sealed class PhononModes
{
    private readonly Complex[] _eigenvectors;

    private PhononModes(ImmutableArray<double> frequencies, Complex[] eigenvectors)
    {
        Frequencies = frequencies;
        _eigenvectors = eigenvectors;
    }

    /// <summary>
    /// The frequency of each mode (cm⁻¹), [3 atoms]; below zero where it is imaginary (ω² &lt; 0): the crystal gives way to that mode.
    /// </summary>
    public ImmutableArray<double> Frequencies { get; }

    /// <summary>Finds the modes at a wave vector.</summary>
    /// <param name="matrix">The dynamical matrix.</param>
    /// <param name="q">The wave vector in units of the reciprocal vectors.</param>
    /// <param name="direction">Where q is zero, the direction (Cartesian) that it is reached from; null leaves out what depends on it.</param>
    public static PhononModes At(DynamicalMatrix matrix, Vector3D q, Vector3D? direction = null)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        var solver = new HermitianEigensolver(matrix.Size);
        var workspace = new HermitianMatrix(matrix.Size);
        matrix.Fill(q, direction, workspace);
        solver.Solve(workspace);
        var frequencies = new double[matrix.Size];
        var eigenvectors = new Complex[matrix.Size * matrix.Size];
        for (var mode = 0; mode < matrix.Size; mode++)
        {
            frequencies[mode] = Frequency(solver.Values[mode]);
            for (var component = 0; component < matrix.Size; component++)
            {
                var place = component * matrix.Size + mode;
                eigenvectors[place] = new Complex(solver.VectorsReal[place], solver.VectorsImaginary[place]);
            }
        }

        return new PhononModes(ImmutableCollectionsMarshal.AsImmutableArray(frequencies), eigenvectors);
    }

    /// <summary>
    /// A component of the eigenvector of a mode: the movement of the atom along a Cartesian direction times the root of its mass. The phase
    /// counts whole cells: the atom of the cell at shift s moves with exp(2πi q · s) times this. The vector has length 1.
    /// </summary>
    /// <param name="mode">The mode, 0..3 atoms − 1.</param>
    /// <param name="atom">The atom.</param>
    /// <param name="direction">The direction: 0 for x, 1 for y, 2 for z.</param>
    public Complex Eigenvector(int mode, int atom, int direction) => _eigenvectors[(3 * atom + direction) * Frequencies.Length + mode];

    /// <summary>How much of a mode an atom carries: |e(atom)|², in [0, 1]; the parts of all atoms add up to 1.</summary>
    public double Weight(int mode, int atom)
    {
        var weight = 0.0;
        for (var direction = 0; direction < 3; direction++)
        {
            var component = Eigenvector(mode, atom, direction);
            weight += component.Real * component.Real + component.Imaginary * component.Imaginary;
        }

        return weight;
    }

    /// <summary>The signed frequency (cm⁻¹) of an eigenvalue ω² (eV/Å² per unified atomic mass unit).</summary>
    internal static double Frequency(double eigenvalue) =>
        Math.CopySign(Math.Sqrt(Math.Abs(eigenvalue)), eigenvalue) * PhysicalConstants.WavenumberOfRoot;
}

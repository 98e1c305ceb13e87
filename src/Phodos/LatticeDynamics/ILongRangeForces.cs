using Phodos.Crystals;

namespace Phodos.LatticeDynamics;

/// <summary>
/// Forces between the atoms of a crystal that reach too far for a table of blocks, given at each wave vector instead: those of the dipoles
/// of a polar crystal.
/// </summary>
public interface ILongRangeForces
{
    /// <summary>Adds Σ Φ(i, j, s) exp(2πi q · s) over the cells s to the upper triangle of a matrix.</summary>
    /// <param name="q">The wave vector in units of the reciprocal vectors.</param>
    /// <param name="direction">
    /// Where q is zero, the direction (Cartesian, not zero) that it is reached from; null leaves out the field that depends on it.
    /// </param>
    /// <param name="real">The real parts (eV/Å²), [3 atoms, 3 atoms] by rows.</param>
    /// <param name="imaginary">The imaginary parts (eV/Å²), [3 atoms, 3 atoms] by rows.</param>
    void AddTo(Vector3D q, Vector3D? direction, Span<double> real, Span<double> imaginary);
}

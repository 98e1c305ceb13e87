namespace Phodos.LatticeDynamics;

/// <summary>
/// A harmonic spring between an atom of the home cell and an atom of the cell at <paramref name="Shift"/>. Each spring of the crystal is
/// given once per cell, in either direction.
/// </summary>
/// <param name="First">The atom of the home cell.</param>
/// <param name="Second">The other atom.</param>
/// <param name="Shift">The cell of the other atom, in whole cells.</param>
/// <param name="Central">The stiffness along the line between the atoms (N/m), at least 0.</param>
/// <param name="Transverse">The stiffness across that line (N/m), at least 0.</param>
public readonly record struct Spring(int First, int Second, (int A, int B, int C) Shift, double Central, double Transverse);

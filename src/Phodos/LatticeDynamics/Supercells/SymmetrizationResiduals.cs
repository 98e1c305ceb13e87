namespace Phodos.LatticeDynamics.Supercells;

/// <summary>How far force constants were from what holds for every crystal (eV/Å²).</summary>
/// <param name="SumRule">The largest element of the sum of the blocks of an atom, of its rows and of its columns.</param>
/// <param name="Permutation">The largest element by which a block differs from the transpose of that of the exchanged atoms.</param>
/// <param name="SpaceGroup">
/// The largest element by which a block differs from the mean over the symmetry operations of the crystal; 0 where force constants were
/// solved for by symmetry, or where it was not asked for.
/// </param>
public readonly record struct SymmetrizationResiduals(double SumRule, double Permutation, double SpaceGroup = 0);

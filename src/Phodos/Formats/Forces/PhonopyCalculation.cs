using System.Collections.Immutable;
using Phodos.Crystals;

namespace Phodos.Formats.Forces;

/// <summary>
/// A calculation as phonopy keeps it in one file (<c>phonopy_params.yaml</c>, <c>phonopy_disp.yaml</c>, <c>phonopy.yaml</c>): the cells,
/// and of displacements, forces, force constants and Born charges what the file has. Everything is in angstrom, eV and unified atomic
/// mass units, whatever the program that made the forces.
/// </summary>
/// <param name="UnitCell">The unit cell.</param>
/// <param name="Masses">The mass of each atom of the unit cell, or null where the file gives none.</param>
/// <param name="Supercell">The supercell: its rows are the vectors in units of those of the unit cell.</param>
/// <param name="PrimitiveAxes">The vectors of the primitive cell in units of those of the unit cell.</param>
/// <param name="SupercellCrystal">
/// The supercell with its atoms in the order of the forces, or null where the file leaves it to be made from the unit cell.
/// </param>
/// <param name="Calculations">
/// The displaced supercells; of all of them the forces are known or of none (<see cref="DisplacedSupercell.HasForces"/>).
/// </param>
/// <param name="ForceConstants">The force constants (eV/angstrom²), or null.</param>
/// <param name="Born">
/// The dielectric tensor and the Born charges, here of all atoms of the primitive cell, or null. The factor is in eV·angstrom.
/// </param>
/// <param name="LengthUnit">The unit of length of the program that made the forces (angstrom).</param>
/// <param name="ForceConstantsUnit">
/// Its unit of force constants (eV/angstrom²), or null where it is not known; files beside this one have their forces in these units.
/// </param>
/// <param name="Warnings">What was assumed, one line each.</param>
internal sealed record PhonopyCalculation(
    Crystal UnitCell,
    ImmutableArray<double>? Masses,
    IntegerMatrix Supercell,
    (Vector3D A, Vector3D B, Vector3D C) PrimitiveAxes,
    Crystal? SupercellCrystal,
    ImmutableArray<DisplacedSupercell> Calculations,
    ForceConstantsFile? ForceConstants,
    BornFile? Born,
    double LengthUnit,
    double? ForceConstantsUnit,
    ImmutableArray<string> Warnings);

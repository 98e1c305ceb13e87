namespace Phodos.Crystals;

/// <summary>What the symmetry of a crystal is, found from its structure alone.</summary>
/// <param name="SpaceGroup">The space-group number, 1..230.</param>
/// <param name="HallNumber">The number of the Hall symbol of the setting, 1..530.</param>
/// <param name="Symbol">The short Hermann-Mauguin symbol of the space group without blanks, such as <c>Fm-3m</c> or <c>P2_1/c</c>.</param>
/// <param name="System">The crystal system.</param>
/// <param name="Primitive">
/// The primitive cell of the crystal in a canonical orientation: the same
/// for every cell, orientation and atom order that the crystal is given in.
/// </param>
/// <param name="Conventional">The standardised conventional cell.</param>
public sealed record CrystalSymmetry(
    int SpaceGroup, int HallNumber, string Symbol, CrystalSystem System, Crystal Primitive, Crystal Conventional)
{
    /// <summary>
    /// The vectors of the conventional cell as the given crystal lies in space (angstrom), each a combination of its lattice vectors; those of
    /// <see cref="Conventional"/> are turned, and made symmetric.
    /// </summary>
    public (Vector3D A, Vector3D B, Vector3D C) ConventionalVectors { get; init; } =
        (Conventional.Lattice.A, Conventional.Lattice.B, Conventional.Lattice.C);
}

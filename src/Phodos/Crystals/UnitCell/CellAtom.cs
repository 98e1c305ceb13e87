namespace Phodos.Crystals.UnitCell;

/// <summary>An atom in a picture of a unit cell.</summary>
/// <param name="Element">The element.</param>
/// <param name="Position">The Cartesian position (angstrom), the origin of the cell at zero.</param>
public sealed record CellAtom(Element Element, Vector3D Position);

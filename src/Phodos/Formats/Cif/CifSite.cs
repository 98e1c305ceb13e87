using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>A site of the asymmetric unit.</summary>
/// <param name="Label">The label of the site.</param>
/// <param name="Element">Its element.</param>
/// <param name="Position">Its fractional position.</param>
/// <param name="Occupancy">The part of the cells in which it is occupied, above 0.</param>
/// <param name="Line">Its line in the file.</param>
/// <param name="Multiplicity">How many atoms of the cell the file says that it stands for, or null.</param>
internal sealed record CifSite(string Label, Element Element, Vector3D Position, double Occupancy, int Line, int? Multiplicity = null)
{
    /// <summary>Whether the site is named as water, a hydroxyl or an ammonium group, of which it is the heavy atom.</summary>
    internal bool LacksHydrogen { get; init; }
}

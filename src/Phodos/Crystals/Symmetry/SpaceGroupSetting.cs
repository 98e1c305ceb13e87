namespace Phodos.Crystals.Symmetry;

/// <summary>
/// One of the 530 tabulated descriptions of the 230 space-group types: a choice of axes, of the origin and of the cell.
/// </summary>
/// <param name="Number">The number of the space-group type, 1..230.</param>
/// <param name="HallNumber">The number of the setting, 1..530, in the order of Hall's table.</param>
/// <param name="HallSymbol">The Hall symbol, such as <c>-P 2ybc</c>, which says the operations in full.</param>
/// <param name="ShortName">
/// The short Hermann-Mauguin symbol, such as <c>P 2_1/c</c>. For monoclinic settings it is the symbol of the type.
/// </param>
/// <param name="FullName">The full Hermann-Mauguin symbol with the axes of the setting, such as <c>P 1 2_1/c 1</c>.</param>
/// <param name="Setting">
/// What tells the settings of a type apart, empty for the only or usual one: the unique axis and the cell choice (<c>b1</c>),
/// the origin (<c>1</c>, <c>2</c>), hexagonal or rhombohedral axes (<c>H</c>, <c>R</c>), or the axes of the usual setting in
/// the new order (<c>cab</c>).
/// </param>
public sealed record SpaceGroupSetting(int Number, int HallNumber, string HallSymbol, string ShortName, string FullName, string Setting)
{
    /// <summary>
    /// Whether this is the setting that International Tables A takes as the standard of its type: unique axis b with
    /// cell choice 1, hexagonal axes, and the origin at a centre of symmetry.
    /// </summary>
    public bool IsStandard => Setting is "" or "b" or "b1" or "H" or "2";
}

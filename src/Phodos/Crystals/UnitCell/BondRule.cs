namespace Phodos.Crystals.UnitCell;

/// <summary>
/// Which atoms of a crystal a picture joins: those that are hardly further apart than their covalent radii together. Cations have large
/// radii, so in a crystal with other elements metals are not joined to each other; in a metal or an alloy they are.
/// </summary>
internal sealed class BondRule(IEnumerable<Element> species)
{
    /// <summary>How many times the sum of the covalent radii the length of a bond may be.</summary>
    internal const double Reach = 1.15;

    private readonly bool _joinsMetals = species.All(element => element.IsMetal);

    internal bool Joins(CellAtom first, CellAtom second)
    {
        var reach = Reach * (first.Element.CovalentRadius + second.Element.CovalentRadius);
        return (second.Position - first.Position).LengthSquared <= reach * reach
            && (_joinsMetals || !first.Element.IsMetal || !second.Element.IsMetal);
    }
}

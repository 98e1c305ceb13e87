namespace Phodos.Crystals.UnitCell;

/// <summary>
/// Which atoms of a crystal a picture joins: those that are hardly further apart than their covalent radii together. Cations have large
/// radii, so in a crystal with other elements metals are not joined to each other; in a metal or an alloy they are.
/// </summary>
internal sealed class BondRule(IEnumerable<Element> species)
{
    /// <summary>How many times the sum of the covalent radii the length of a bond may be.</summary>
    internal const double Reach = 1.15;

    private readonly bool _joinsMetals = species.All(IsMetal);

    internal bool Joins(CellAtom first, CellAtom second)
    {
        var reach = Reach * (first.Element.CovalentRadius + second.Element.CovalentRadius);
        return (second.Position - first.Position).LengthSquared <= reach * reach
            && (_joinsMetals || !IsMetal(first.Element) || !IsMetal(second.Element));
    }

    // All but the nonmetals and the metalloids B, Si, Ge, As, Sb, Te.
    private static bool IsMetal(Element element) => element.AtomicNumber
        is not (<= 2 or (>= 5 and <= 10) or (>= 14 and <= 18) or (>= 32 and <= 36) or (>= 51 and <= 54) or 85 or 86 or 117 or 118);
}

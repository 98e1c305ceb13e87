using Phodos.Crystals;

namespace Phodos.Learning.Calibration.Scopes;

/// <summary>What a crystal is made of, as far as its bonds differ in kind.</summary>
internal static class Composition
{
    internal const string ElementalMetal = "elemental metal";
    internal const string MetalsOnly = "metals only";
    internal const string ElementalNonMetal = "elemental non-metal or metalloid";
    internal const string OddElectrons = "odd number of electrons";
    internal const string UnevenCharges = "uneven charges";
    internal const string HydrogenBonds = "hydrogen bound to B, C, N, O, P or S";

    private const int Oxygen = 8;
    private const int Fluorine = 9;

    // Hydrogen at less than so many times the sum of the covalent radii is bound.
    private const double BondReach = 1.3;

    /// <summary>The kinds that a crystal is of; an ordinary compound is of none.</summary>
    internal static IEnumerable<string> KindsOf(Crystal crystal, Surroundings[] atoms)
    {
        var isElemental = crystal.Species.Distinct().Count() == 1;
        if (crystal.Species.All(element => element.IsMetal))
            yield return isElemental ? ElementalMetal : MetalsOnly;
        else if (isElemental)
            yield return ElementalNonMetal;
        if (HasOddElectrons(crystal))
            yield return OddElectrons;
        if (HasUnevenCharges(crystal))
            yield return UnevenCharges;
        if (atoms.Any(IsBoundHydrogen))
            yield return HydrogenBonds;
    }

    /// <summary>
    /// The pairs of elements other than metals that a crystal has, such as <c>C-O</c> of carbonates and <c>Cl-O</c> of oxychlorides and
    /// chlorates; the lighter first. They tell the families that crystals of one element each do not.
    /// </summary>
    internal static IEnumerable<string> NonMetalPairsOf(Crystal crystal)
    {
        Element[] elements = [.. crystal.Species.Where(element => !element.IsMetal).Distinct().OrderBy(element => element.AtomicNumber)];
        return elements.SelectMany((first, place) => elements[(place + 1)..].Select(second => $"{first.Symbol}-{second.Symbol}"));
    }

    /// <summary>Whether an atom is hydrogen with a bond that vibrates above 1,000 cm⁻¹.</summary>
    internal static bool IsBoundHydrogen(Surroundings atom) =>
        atom is { Element.AtomicNumber: 1, Nearest: { AtomicNumber: 5 or 6 or 7 or 8 or 15 or 16 } nearest }
        && atom.Distance < BondReach * (atom.Element.CovalentRadius + nearest.CovalentRadius);

    // Told only where every element has one usual charge.
    private static bool HasUnevenCharges(Crystal crystal)
    {
        var hasOxygen = crystal.Species.Any(element => element.AtomicNumber == Oxygen);
        var sum = 0;
        foreach (var element in crystal.Species)
        {
            if (ChargeOf(element, hasOxygen) is not { } charge)
                return false;
            sum += charge;
        }

        return sum != 0;
    }

    private static int? ChargeOf(Element element, bool hasOxygen) => element switch
    {
        { AtomicNumber: Oxygen } => -2,
        { AtomicNumber: Fluorine } => -1,
        { Group: 17 } => hasOxygen ? null : -1, // but in chlorates and the like
        { Group: 1, Period: > 1 } => 1,
        { Group: 2 } => 2,
        { AtomicNumber: 13 } or { Group: 3 } => 3,
        { AtomicNumber: 40 or 72 } => 4,
        _ => null,
    };

    /// <summary>
    /// Whether a primitive cell has an odd number of electrons: with spin pairs it has a half-filled band. Lanthanides and actinides keep their
    /// odd electrons to themselves.
    /// </summary>
    internal static bool HasOddElectrons(Crystal crystal) =>
        crystal.Species.Sum(element => element.AtomicNumber) % 2 == 1
        && !crystal.Species.Any(element => element is { Group: null });
}

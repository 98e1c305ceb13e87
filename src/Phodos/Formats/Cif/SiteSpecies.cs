using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>What the type symbol or the label of a site says of its atom.</summary>
/// <param name="Element">The element.</param>
/// <param name="MassNumber">The mass number of the isotope that it names, or null.</param>
/// <param name="LacksHydrogen">Whether it means water, a hydroxyl or an ammonium group, of which the site is the heavy atom.</param>
/// <param name="IsGuess">Whether it could mean something else.</param>
/// <param name="Rival">The element that makes it a guess where the structure has it too, or null.</param>
internal sealed record SiteSpecies(
    Element Element, int? MassNumber = null, bool LacksHydrogen = false, bool IsGuess = false, Element? Rival = null);

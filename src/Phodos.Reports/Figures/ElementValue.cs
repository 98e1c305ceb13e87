using Phodos.Crystals;

namespace Phodos.Reports.Figures;

/// <summary>A number that belongs to an element.</summary>
/// <param name="Element">The element.</param>
/// <param name="Value">The number that its cell is coloured by, finite.</param>
/// <param name="Count">How many crystals it comes from; it stands in the cell.</param>
public sealed record ElementValue(Element Element, double Value, int Count);

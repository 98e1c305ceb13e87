using Phodos.Crystals;

namespace Phodos.Datasets.Portrait;

/// <summary>How common an element is in a part of a data set, against all of it.</summary>
/// <param name="Element">The element.</param>
/// <param name="Part">The part.</param>
/// <param name="Crystals">The number of crystals of the part that have it.</param>
/// <param name="InPart">The fraction of the crystals of the part that have it, 0..1.</param>
/// <param name="InAll">The fraction of all crystals that have it, 0..1.</param>
/// <param name="Expected">Between which numbers <paramref name="Crystals"/> lies in a random part (<see cref="RandomDraw"/>).</param>
public sealed record ElementShare(
    Element Element, string Part, int Crystals, double InPart, double InAll, (int Least, int Most) Expected)
{
    /// <summary>By how much the fraction in the part exceeds that in all.</summary>
    public double Deviation => InPart - InAll;

    /// <summary>Whether a random draw would hardly give so many or so few crystals with the element.</summary>
    public bool IsBeyondChance => Crystals < Expected.Least || Crystals > Expected.Most;

    /// <summary>The share of an element in a part that is not empty.</summary>
    internal static ElementShare Of(Element element, PartPortrait part, PartPortrait all) => new(
        element,
        part.Name,
        part.With(element),
        (double)part.With(element) / part.Crystals,
        (double)all.With(element) / all.Crystals,
        RandomDraw.Range(all.Crystals, all.With(element), part.Crystals));
}

using Phodos.Crystals;

namespace Phodos.Learning.Layers;

/// <summary>What tables say about an element, in numbers of order 1, so that elements that are rarely seen start from their neighbours.</summary>
internal static class ElementProperties
{
    /// <summary>The number of properties of an element.</summary>
    internal const int Width = 9;

    private const double UsualElectronegativity = 1.6; // where none is tabulated: between metals and semimetals

    /// <summary>The properties of all 118 elements, <c>[118 × Width]</c>.</summary>
    internal static double[] Table => [.. Element.All.SelectMany(Of)];

    private static double[] Of(Element element) =>
    [
        Math.Log(element.AtomicMass) / 5,
        1 / Math.Sqrt(element.AtomicMass),
        element.CovalentRadius,
        (element.Electronegativity ?? UsualElectronegativity) / 4,
        (element.Group ?? 3) / 18.0,
        element.Period / 7.0,
        element.Group is >= 3 and <= 12 ? 1 : 0,
        element.Group is null ? 1 : 0,
        element.Group is >= 13 ? 1 : 0,
    ];
}

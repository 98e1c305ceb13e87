using System.Collections.Immutable;
using Phodos.Crystals;
using ScottPlot;

namespace Phodos.Reports.Figures.Crystals;

/// <summary>
/// The colours of elements in pictures of crystals. Where chemists have a custom (Corey, Pauling and Koltun: oxygen red, nitrogen blue,
/// sulfur yellow, …) the table follows it in tones of this house; the others have the hue of their group: alkali metals violet, alkaline
/// earths green, transition metals from slate to brown along the row, lanthanides turquoise, actinides steel blue. Custom asks for reds
/// beside greens, so in one picture colours that are too alike for a reader who does not tell those apart are set off by lightness.
/// </summary>
internal static class ElementColors
{
    // In the order of the atomic number.
    private static readonly string[] Table =
    [
        "#F2F2F2", "#C9E8EE", // H, He
        "#A678C8", "#B7C94A", "#E8A79B", "#4D4D4D", "#3A5FCD", "#D7263D", "#8CCB5E", "#A9D9E4", // Li to Ne
        "#8A5CC2", "#7FBF3F", "#B8A9A9", "#D9B382", "#F08A24", "#F2D02C", "#3FA34D", "#86CCDC", // Na to Ar
        "#74469F", "#5FA83A", // K, Ca
        "#C7CCD1", "#9AA7B5", "#8494AC", "#7487A8", "#8E6FA6", "#C8642B", "#D97A8B", "#5FA38A", "#C07A3E", "#7C84A8", // Sc to Zn
        "#C48F8F", "#6F9494", "#A874C9", "#E0A020", "#9C3B2E", "#63B9CE", // Ga to Kr
        "#603488", "#3F8F35", // Rb, Sr
        "#96D0CF", "#84C0C4", "#6FAFB9", "#5E9FAE", "#4E8FA3", "#3F8097", "#35718A", "#5D7F92", "#B9BFC9", "#D8C38A", // Y to Cd
        "#A5706E", "#5F7E85", "#8F5FA8", "#C9821A", "#7A1F8A", "#459FB8", // In to Xe
        "#4B2470", "#2A7530", // Cs, Ba
        "#7CD6E8", "#F0E4B0", "#CFEFC0", "#BFE8C8", "#A9E3CC", "#96DDCD", "#84D7CC", "#72D0C9", // La to Gd
        "#61C9C5", "#51C0BF", "#43B7B8", "#36ADB0", "#2BA3A7", "#22989D", "#1A8C92", // Tb to Lu
        "#58B4D6", "#5AA2DC", "#4C8FCB", "#4A7CB5", "#4A6C9F", "#3D5E8C", "#B8BEC6", "#E3B92F", "#A9AFC4", // Hf to Hg
        "#8C4F4A", "#575D66", "#8B4FA3", "#9A6A1E", "#5B3A48", "#3B869F", // Tl to Rn
        "#38165A", "#185C28", // Fr, Ra
        "#7EB0EA", "#5F9BE0", "#4B8AD6", "#3F7AC8", "#386CB8", "#345FA8", "#5A57B0", "#6A55B4", // Ac to Cm
        "#7A53B8", "#8850B8", "#934CB0", "#9C48A6", "#A2449A", "#A6408C", "#A83C7E", // Bk to Lr
        "#B04070", "#B04866", "#B0505C", "#B05852", "#B06048", "#B06840", "#B07038", "#B07830", "#B08028", // Rf to Cn
        "#8A6A5A", "#7A6A6A", "#7A5A7A", "#7A6A3A", "#5A4A5A", "#4A7A8A", // Nh to Og
    ];

    private const double LeastDifference = 22;
    private const double ShadeStep = 0.25;

    /// <summary>The colour of an element by itself.</summary>
    internal static Color Of(Element element) => Color.FromHex(Table[element.AtomicNumber - 1]);

    /// <summary>The colours of elements that stand in one picture.</summary>
    internal static ImmutableDictionary<Element, Color> Of(IEnumerable<Element> elements)
    {
        var chosen = ImmutableDictionary<Element, Color>.Empty;
        foreach (var element in elements.Distinct().OrderBy(element => element.AtomicNumber))
            chosen = chosen.Add(element, Candidates(Of(element)).MaxBy(candidate => Distinctness(candidate, chosen.Values)).Color);
        return chosen;
    }

    // Its own colour first: it stays where it is distinct enough, or where no other is more so.
    private static IEnumerable<(Color Color, int Order)> Candidates(Color own)
    {
        int[] steps = [0, 1, -1, 2, -2];
        return steps.Select((step, order) => (Shade.Of(own, step * ShadeStep), order));
    }

    private static double Distinctness((Color Color, int Order) candidate, IEnumerable<Color> others)
    {
        var nearest = others.Select(other => Difference(candidate.Color, other)).DefaultIfEmpty(double.MaxValue).Min();
        return Math.Min(nearest, LeastDifference) - 0.01 * candidate.Order;
    }

    /// <summary>
    /// How different two colours look, in units of CIELAB: lightness and the blue–yellow direction in full, red–green by a third, as a
    /// reader with weak red–green vision sees it.
    /// </summary>
    internal static double Difference(Color first, Color second)
    {
        var (l1, a1, b1) = Lab(first);
        var (l2, a2, b2) = Lab(second);
        return Math.Sqrt(Math.Pow(l1 - l2, 2) + Math.Pow((a1 - a2) / 3, 2) + Math.Pow(b1 - b2, 2));
    }

    // CIE 1976 L*a*b* of sRGB with the white of daylight (D65).
    private static (double L, double A, double B) Lab(Color color)
    {
        var (r, g, b) = (Linear(color.R), Linear(color.G), Linear(color.B));
        var x = Root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        var y = Root(0.2126 * r + 0.7152 * g + 0.0722 * b);
        var z = Root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));

        static double Linear(byte channel) =>
            channel <= 10 ? channel / 255.0 / 12.92 : Math.Pow((channel / 255.0 + 0.055) / 1.055, 2.4);

        static double Root(double value) => value > 0.008856 ? Math.Cbrt(value) : 7.787 * value + 16 / 116.0;
    }
}

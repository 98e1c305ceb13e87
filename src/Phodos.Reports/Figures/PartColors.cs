using Phodos.Reports.Style;
using ScottPlot;

namespace Phodos.Reports.Figures;

/// <summary>The colours of the parts of a data set: training, most of it, as the grey ground; validation and test over it.</summary>
internal static class PartColors
{
    /// <summary>The colour of a part by its place.</summary>
    internal static Color Of(int place) => place == 0 ? HouseStyle.ReferenceFill : HouseStyle.Series(place - 1);

    /// <summary>The legend of parts by place and name.</summary>
    internal static IEnumerable<LegendEntry> Legend(IEnumerable<(int Place, string Name)> parts, bool areFilled = false) =>
        parts.Select(part => new LegendEntry(part.Name, areFilled || part.Place == 0, Of(part.Place)));
}

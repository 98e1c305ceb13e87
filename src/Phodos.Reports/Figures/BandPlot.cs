using ScottPlot;

namespace Phodos.Reports.Figures;

/// <summary>Draws what lies between two curves.</summary>
internal static class BandPlot
{
    internal static void Add(Plot plot, double[] places, double[] lower, double[] upper, Color color)
    {
        var band = plot.Add.FillY(places, lower, upper);
        band.FillColor = color;
        band.LineWidth = 0;
        band.MarkerSize = 0;
    }
}

using ScottPlot;

namespace Phodos.Reports.Figures.Crystals;

/// <summary>Colours in the light and in the shadow.</summary>
internal static class Shade
{
    /// <summary>A colour mixed with white, or with black.</summary>
    /// <param name="color">The colour.</param>
    /// <param name="light">From −1 (black) over 0 (the colour) to 1 (white).</param>
    internal static Color Of(Color color, double light)
    {
        var (target, part) = light < 0 ? (0, -light) : (255, light);
        return new Color(Mix(color.R), Mix(color.G), Mix(color.B));

        byte Mix(byte channel) => (byte)Math.Round(channel + part * (target - channel));
    }
}

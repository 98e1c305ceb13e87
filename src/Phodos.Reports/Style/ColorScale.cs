using ScottPlot;

namespace Phodos.Reports.Style;

/// <summary>
/// Colours for numbers: viridis, which every kind of colour vision sees as one way from light to dark, light for small numbers so that
/// large ones stand out on white.
/// </summary>
internal sealed record ColorScale(double Low, double High, bool IsLogarithmic = false)
{
    private static readonly ScottPlot.Colormaps.Viridis Map = new();

    /// <summary>The colour of a number; equal ends give all numbers the middle.</summary>
    internal Color Of(double value) => Map.GetColor(High > Low ? 1 - Math.Clamp(FractionOf(value), 0, 1) : 0.5);

    /// <summary>The number at a fraction of the way from the low end to the high.</summary>
    internal double At(double fraction) =>
        IsLogarithmic ? Low * Math.Pow(High / Low, fraction) : Low + fraction * (High - Low);

    /// <summary>The colour of text that can be read on a colour.</summary>
    internal static Color TextOn(Color background) =>
        0.299 * background.R + 0.587 * background.G + 0.114 * background.B > 110 ? HouseStyle.Ink : Colors.White;

    private double FractionOf(double value) =>
        IsLogarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);
}

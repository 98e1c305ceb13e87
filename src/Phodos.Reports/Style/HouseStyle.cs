using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace Phodos.Reports.Style;

/// <summary>The look of every figure: one font, one palette, one set of sizes (in logical pixels, 96 an inch).</summary>
internal static class HouseStyle
{
    internal const float TitleSize = 19;
    internal const float LabelSize = 15;
    internal const float TickSize = 13;
    internal const float NoteSize = 14;
    internal const float LineWidth = 2;
    internal const float FrameWidth = 1;

    internal const float OuterMargin = 22;

    internal const string FrequencyLabel = "Frequency (cm⁻¹)";

    internal static readonly Color Ink = Color.FromHex("#222222");
    internal static readonly Color Faint = Color.FromHex("#6B6B6B");
    internal static readonly Color Hairline = Color.FromHex("#E6E6E6");
    internal static readonly Color ReferenceFill = Color.FromHex("#D5D5D5");
    internal static readonly Color ReferenceLine = Color.FromHex("#8C8C8C");

    /// <summary>
    /// The colours of Okabe and Ito (Color Universal Design, 2008) that are dark enough for a line on white, in an order in which
    /// neighbours differ for every kind of colour vision.
    /// </summary>
    private static readonly Color[] Palette =
    [
        Color.FromHex("#0072B2"), Color.FromHex("#D55E00"), Color.FromHex("#009E73"), Color.FromHex("#CC79A7"),
        Color.FromHex("#E69F00"), Color.FromHex("#56B4E9"), Color.FromHex("#000000"),
    ];

    private static readonly Color[] Quartiles = [Palette[0], Palette[2], Palette[4], Palette[1]];

    static HouseStyle() => Fonts.FontResolvers.Insert(0, new EmbeddedFont());

    /// <summary>The colour of the prediction.</summary>
    internal static Color Prediction => Palette[0];

    /// <summary>The colours of the four quartiles, best first: cool to warm.</summary>
    internal static Color Quartile(int quartile) => Quartiles[quartile];

    /// <summary>The colour of a series; the palette starts again after its end.</summary>
    internal static Color Series(int index) => Palette[index % Palette.Length];

    /// <summary>Text in the house's font.</summary>
    internal static LabelStyle Text(string text, float size, Color color, bool bold = false) => new()
    {
        Text = text,
        FontName = EmbeddedFont.Name,
        FontSize = size,
        ForeColor = color,
        Bold = bold,
        Alignment = Alignment.MiddleLeft,
    };

    /// <summary>
    /// An empty plot, to be drawn beside others on one canvas: frame at the left and below only, a faint horizontal grid.
    /// </summary>
    internal static Plot NewPlot(string? xLabel = null, string? yLabel = null)
    {
        var plot = new Plot();
        plot.Axes.Title.IsVisible = false;
        plot.HideLegend();
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.MajorLineColor = Hairline;
        Apply(plot.Axes.Bottom, xLabel);
        Apply(plot.Axes.Left, yLabel);
        plot.Axes.Right.FrameLineStyle.Width = 0;
        plot.Axes.Right.MinimumSize = OuterMargin;
        plot.Axes.Top.FrameLineStyle.Width = 0;
        plot.FigureBackground.Color = Colors.Transparent;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;
        return plot;
    }

    /// <summary>Draws a plot once into its place.</summary>
    internal static void Render(Plot plot, SKCanvas canvas, PixelRect place)
    {
        // The first pass finds the room that the labels need. Plot.Render makes both on the same canvas, where all would stand twice.
        using var nowhere = new SKNoDrawCanvas((int)place.Right, (int)place.Bottom);
        plot.RenderManager.Render(nowhere, place);
        plot.RenderManager.Render(canvas, place);
    }

    /// <summary>Ticks at round numbers, written the same in any culture and without separators of thousands.</summary>
    /// <param name="count">About how many ticks there shall be.</param>
    internal static NumericAutomatic Ticks(int count) => new()
    {
        TargetTickCount = count,
        LabelFormatter = value => NumberText.Write(value, digits: 6),
    };

    private static void Apply(IAxis axis, string? label)
    {
        axis.TickGenerator = Ticks(6);
        axis.FrameLineStyle.Width = FrameWidth;
        axis.FrameLineStyle.Color = Ink;
        axis.MajorTickStyle.Length = 4;
        axis.MajorTickStyle.Color = Ink;
        axis.MinorTickStyle.Length = 0;
        axis.TickLabelStyle.FontName = EmbeddedFont.Name;
        axis.TickLabelStyle.FontSize = TickSize;
        axis.TickLabelStyle.ForeColor = Ink;
        axis.Label.FontName = EmbeddedFont.Name;
        axis.Label.FontSize = LabelSize;
        axis.Label.Bold = false;
        axis.Label.ForeColor = Ink;
        axis.Label.Text = label ?? "";
    }
}

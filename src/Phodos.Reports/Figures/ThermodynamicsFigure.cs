using System.Collections.Immutable;
using Phodos.Reports.Style;
using ScottPlot;

namespace Phodos.Reports.Figures;

/// <summary>Thermodynamic functions against the temperature, side by side, each with the band of its uncertainty.</summary>
public static class ThermodynamicsFigure
{
    private const int PanelWidth = 440;
    private const int PanelHeight = 360;
    private const double Headroom = 0.05;

    /// <summary>Makes the figure.</summary>
    /// <param name="formula">The formula as plain text.</param>
    /// <param name="id">The identifier of the crystal or the name of its file; may be empty.</param>
    /// <param name="temperatures">The temperatures (K), at least two.</param>
    /// <param name="panels">At least one function.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <param name="source">What the curves are of, for the legend.</param>
    /// <exception cref="InvalidInputException">There is nothing to draw, or lengths differ.</exception>
    public static Figure Create(
        string formula,
        string id,
        ImmutableArray<double> temperatures,
        IReadOnlyList<FunctionPanel> panels,
        FigureForm? form = null,
        string source = "prediction")
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(panels);
        if (temperatures.Length < 2 || panels.Count == 0)
            throw new InvalidInputException("a figure of thermodynamic functions needs a function and at least two temperatures");
        foreach (var panel in panels)
        {
            if (panel.Values.Length != temperatures.Length || (!panel.Errors.IsEmpty && panel.Errors.Length != temperatures.Length))
                throw new InvalidInputException($"{panel.Label} has another number of values than there are temperatures");
        }

        var hasBands = panels.Any(panel => !panel.Errors.IsEmpty);
        return FigureLayout.Panels(form, panels.Count, panels.Count, PanelWidth, PanelHeight, Header, (canvas, index, room) =>
        {
            using var plot = Plot([.. temperatures], panels[index]);
            HouseStyle.Render(plot, canvas, room);
        });

        FigureHeader Header(int width, bool hasTitle) => new(
            width,
            hasTitle,
            FormulaText.Subscripted(formula),
            FormulaText.Clean(id),
            note: "",
            [
                new LegendEntry(source, Filled: false, HouseStyle.Prediction),
                .. hasBands ? [new LegendEntry("90 % band", Filled: true, HouseStyle.ReferenceFill)] : Array.Empty<LegendEntry>(),
            ]);
    }

    private static Plot Plot(double[] temperatures, FunctionPanel panel)
    {
        var plot = HouseStyle.NewPlot("Temperature (K)", panel.Label);
        double[] values = [.. panel.Values];
        double[] errors = panel.Errors.IsEmpty ? new double[values.Length] : [.. panel.Errors];
        double[] lower = [.. values.Zip(errors, (value, error) => value - error)];
        double[] upper = [.. values.Zip(errors, (value, error) => value + error)];
        if (!panel.Errors.IsEmpty)
            BandPlot.Add(plot, temperatures, lower, upper, HouseStyle.ReferenceFill);
        plot.Add.ScatterLine(temperatures, values, HouseStyle.Prediction).LineWidth = HouseStyle.LineWidth;
        var (low, high) = (Math.Min(0, lower.Min()), Math.Max(0, upper.Max()));
        var span = high > low ? high - low : 1;
        plot.Axes.SetLimits(temperatures[0], temperatures[^1], low < -Headroom * span ? low - Headroom * span : 0, high + Headroom * span);
        return plot;
    }
}

using Phodos.Reports.Style;
using ScottPlot;

namespace Phodos.Reports.Figures;

/// <summary>A predicted DOS with the parts of its elements and the band in which nine in ten true values are expected.</summary>
public static class PredictedDosFigure
{
    private const int Width = 680;
    private const int PlotHeight = 420;
    private const double Headroom = 1.05;

    // The axis ends where the DOS does: below this part of the maximum nothing can be seen.
    private const double Visible = 0.004;
    private const double Margin = 0.06;

    /// <summary>Makes the figure.</summary>
    /// <param name="formula">The formula as plain text.</param>
    /// <param name="id">The identifier of the crystal or the name of its file; may be empty.</param>
    /// <param name="spectrum">The prediction.</param>
    /// <param name="note">Figures of merit or characteristic values; they stand at the right of the legend.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">Lengths differ.</exception>
    public static Figure Create(string formula, string id, PredictedSpectrum spectrum, string note = "", FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(spectrum);
        Check(spectrum);
        string[] parts = spectrum.Parts.Count > 1 ? [.. spectrum.Parts.Keys] : [];
        return FigureLayout.Elastic(form, Width, PlotHeight, Header, (canvas, room) =>
        {
            using var plot = Plot(spectrum, parts);
            HouseStyle.Render(plot, canvas, room);
        });

        FigureHeader Header(int width, bool hasTitle) => new(
            width,
            hasTitle,
            FormulaText.Subscripted(formula),
            FormulaText.Clean(id),
            note,
            [
                new LegendEntry("total", Filled: false, HouseStyle.Ink),
                .. spectrum.Errors.IsEmpty ? Array.Empty<LegendEntry>() : [new LegendEntry("90 % band", Filled: true, HouseStyle.ReferenceFill)],
                .. parts.Select((part, index) => new LegendEntry(part, Filled: false, HouseStyle.Series(index))),
            ]);
    }

    private static void Check(PredictedSpectrum spectrum)
    {
        var points = spectrum.Frequencies.Length;
        var areRight = points > 1
            && spectrum.Values.Length == points
            && (spectrum.Errors.IsEmpty || spectrum.Errors.Length == points)
            && spectrum.Parts.Values.All(part => part.Length == points);
        if (!areRight)
            throw new InvalidInputException($"a spectrum has {points} frequencies and another number of values; give one a frequency");
    }

    private static Plot Plot(PredictedSpectrum spectrum, string[] parts)
    {
        var plot = HouseStyle.NewPlot($"Frequency ({spectrum.Unit})", spectrum.ValueLabel);
        double[] frequencies = [.. spectrum.Frequencies];
        if (!spectrum.Errors.IsEmpty)
        {
            double[] lower = [.. spectrum.Values.Zip(spectrum.Errors, (value, error) => Math.Max(0, value - error))];
            double[] upper = [.. spectrum.Values.Zip(spectrum.Errors, (value, error) => value + error)];
            BandPlot.Add(plot, frequencies, lower, upper, HouseStyle.ReferenceFill);
        }

        for (var index = 0; index < parts.Length; index++)
        {
            var line = plot.Add.ScatterLine(frequencies, spectrum.Parts[parts[index]].ToArray(), HouseStyle.Series(index));
            line.LineWidth = HouseStyle.LineWidth;
        }

        plot.Add.ScatterLine(frequencies, spectrum.Values.ToArray(), HouseStyle.Ink).LineWidth = HouseStyle.LineWidth;
        var highest = spectrum.Values.Max();
        var top = spectrum.Errors.IsEmpty ? highest : spectrum.Values.Zip(spectrum.Errors, (value, error) => value + error).Max();
        plot.Axes.SetLimits(frequencies[0], EndOf(spectrum, highest), 0, top > 0 ? Headroom * top : 1);
        return plot;
    }

    private static double EndOf(PredictedSpectrum spectrum, double highest)
    {
        var last = spectrum.Frequencies.Length - 1;
        while (last > 1 && spectrum.Values[last] < Visible * highest)
            last--;
        var span = spectrum.Frequencies[last] - spectrum.Frequencies[0];
        return Math.Min(spectrum.Frequencies[^1], spectrum.Frequencies[last] + Margin * span);
    }
}

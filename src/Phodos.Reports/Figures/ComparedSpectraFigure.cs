using Phodos.Reports.Style;
using Phodos.Spectra;
using ScottPlot;

namespace Phodos.Reports.Figures;

/// <summary>Two densities of states over each other, and their difference below.</summary>
public static class ComparedSpectraFigure
{
    private const int Width = 680;
    private const int UpperHeight = 360;
    private const int LowerHeight = 190;
    private const int LeftSize = 78;
    private const double Headroom = 0.06;

    /// <summary>Makes the figure.</summary>
    /// <param name="firstName">What the first is.</param>
    /// <param name="first">The first; its difference from the second is drawn.</param>
    /// <param name="secondName">What the second is.</param>
    /// <param name="second">The second, on the same grid and in the same normalisation.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">The two differ in grid or normalisation.</exception>
    public static Figure Create(
        string firstName, DensityOfStates first, string secondName, DensityOfStates second, FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Grid != second.Grid || first.Normalization != second.Normalization)
            throw new InvalidInputException("the two spectra have other grids or normalisations; bring both to one");
        return FigureLayout.Elastic(
            form,
            Width,
            UpperHeight + LowerHeight,
            (width, hasTitle) => new FigureHeader(
                width,
                hasTitle,
                "Densities of states",
                subtitle: "",
                note: "",
                new LegendEntry(FormulaText.Clean(firstName), Filled: false, HouseStyle.Prediction),
                new LegendEntry(FormulaText.Clean(secondName), Filled: true, HouseStyle.ReferenceFill)),
            (canvas, room) =>
            {
                using var upper = Upper(first, second);
                using var lower = Lower(first, second);

                // Labels of other widths would shift one axis against the other.
                foreach (var plot in (Plot[])[upper, lower])
                    plot.Axes.Left.MinimumSize = plot.Axes.Left.MaximumSize = LeftSize;
                var border = room.Top + room.Height * UpperHeight / (UpperHeight + LowerHeight);
                HouseStyle.Render(upper, canvas, new PixelRect(room.Left, room.Right, border, room.Top));
                HouseStyle.Render(lower, canvas, new PixelRect(room.Left, room.Right, room.Bottom, border));
            });
    }

    private static Plot Upper(DensityOfStates first, DensityOfStates second)
    {
        var plot = HouseStyle.NewPlot(HouseStyle.FrequencyLabel, "DOS (max-normalised)");
        SpectrumPlot.AddReference(plot, second.Grid, second.Values);
        SpectrumPlot.AddPrediction(plot, first.Grid, first.Values, HouseStyle.Prediction);
        SpectrumPlot.SetLimits(plot, first.Grid, first.Values, second.Values);
        return plot;
    }

    private static Plot Lower(DensityOfStates first, DensityOfStates second)
    {
        double[] difference = [.. first.Values.Zip(second.Values, (one, other) => one - other)];
        var plot = HouseStyle.NewPlot(HouseStyle.FrequencyLabel, "Difference");
        plot.Axes.Left.TickGenerator = HouseStyle.Ticks(3);
        BandPlot.Add(plot, [.. first.Grid.Frequencies], new double[difference.Length], difference, HouseStyle.ReferenceFill);
        SpectrumPlot.AddPrediction(plot, first.Grid, difference, HouseStyle.Ink);
        var span = Math.Max(difference.Max(Math.Abs), 1e-6) * (1 + Headroom);
        plot.Axes.SetLimits(first.Grid.Start, first.Grid.End, -span, span);
        return plot;
    }
}

using Phodos.Reports.Style;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Phodos.Reports.Figures;

/// <summary>
/// How a score depends on each factor of a study: a panel for each, in it the score of every setting (faint), and by each value of the factor
/// their mean and standard deviation. All panels share the axis of the score.
/// </summary>
public static class FactorEffectsFigure
{
    private const int MaximumColumns = 3;
    private const int PanelWidth = 340;
    private const int SinglePanelWidth = 540;
    private const int PanelHeight = 320;
    private const float SettingSize = 6;
    private const float MeanSize = 11;
    private const double Spread = 0.12;
    private const double Padding = 0.08;

    /// <summary>Makes the figure.</summary>
    /// <param name="factors">At least one factor with at least one value.</param>
    /// <param name="score">What the scores are: the label of their axis.</param>
    /// <param name="title">What was studied.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">There is nothing to draw, or a score is not finite.</exception>
    public static Figure Create(IReadOnlyList<FactorEffect> factors, string score, string title, FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(factors);
        ArgumentNullException.ThrowIfNull(title);
        Check(factors);
        var columns = Math.Min(factors.Count, MaximumColumns);
        return FigureLayout.Panels(
            form,
            factors.Count,
            columns,
            columns == 1 ? SinglePanelWidth : PanelWidth,
            PanelHeight,
            (width, hasTitle) => new FigureHeader(
                width,
                hasTitle,
                FormulaText.Clean(title),
                subtitle: "",
                note: "",
                new LegendEntry("mean ± standard deviation", Filled: false, HouseStyle.Series(0)),
                new LegendEntry("one setting", Filled: false, HouseStyle.ReferenceLine)),
            (canvas, panel, room) =>
            {
                using var plot = Plot(factors[panel], score, Range(factors));
                HouseStyle.Render(plot, canvas, room);
            });
    }

    private static void Check(IReadOnlyList<FactorEffect> factors)
    {
        if (factors.Count == 0)
            throw new InvalidInputException("there is no factor to draw");
        foreach (var factor in factors)
        {
            if (factor.Levels.IsEmpty || factor.Levels.Any(level => level.Scores.IsEmpty))
                throw new InvalidInputException($"the factor {factor.Name} has a value without a score");
            if (!factor.Levels.All(level => level.Scores.All(double.IsFinite)))
                throw new InvalidInputException($"a score of the factor {factor.Name} is not a finite number");
        }
    }

    private static (double Bottom, double Top) Range(IReadOnlyList<FactorEffect> factors)
    {
        double[] drawn =
        [
            .. factors.SelectMany(factor => factor.Levels).SelectMany(level => level.Scores.Append(Mean(level) - Deviation(level))
                .Append(Mean(level) + Deviation(level))),
        ];
        var (low, high) = (drawn.Min(), drawn.Max());
        var span = high > low ? high - low : Math.Max(Math.Abs(high) / 10, 1e-3);
        return (low - Padding * span, high + Padding * span);
    }

    private static Plot Plot(FactorEffect factor, string score, (double Bottom, double Top) range)
    {
        var plot = HouseStyle.NewPlot(FormulaText.Clean(factor.Name), FormulaText.Clean(score));
        for (var level = 0; level < factor.Levels.Length; level++)
            Add(plot, level, factor.Levels[level]);
        var means = plot.Add.ScatterLine(
            factor.Levels.Select((level, index) => new Coordinates(index, Mean(level))).ToArray(), HouseStyle.Series(0));
        means.LineWidth = HouseStyle.LineWidth;
        plot.Axes.SetLimits(-0.5, factor.Levels.Length - 0.5, range.Bottom, range.Top);
        plot.Axes.Bottom.TickGenerator = new NumericManual(
            [.. factor.Levels.Select((_, index) => (double)index)], [.. factor.Levels.Select(level => FormulaText.Clean(level.Label))]);
        return plot;
    }

    private static void Add(Plot plot, int position, FactorLevel level)
    {
        // Side by side in their order, so that equal scores do not hide each other and every drawing is the same.
        var count = level.Scores.Length;
        var settings = plot.Add.ScatterPoints(
            level.Scores.Select((score, index) => new Coordinates(position + Spread * (count == 1 ? 0 : 2.0 * index / (count - 1) - 1), score)).ToArray(),
            HouseStyle.ReferenceLine);
        settings.MarkerSize = SettingSize;
        settings.MarkerShape = MarkerShape.OpenCircle;
        var mean = plot.Add.ScatterPoints(new[] { new Coordinates(position, Mean(level)) }, HouseStyle.Series(0));
        mean.MarkerSize = MeanSize;
        mean.MarkerShape = MarkerShape.FilledCircle;
        if (Deviation(level) > 0)
        {
            var bar = plot.Add.ErrorBar([position], [Mean(level)], [Deviation(level)]);
            bar.Color = HouseStyle.Series(0);
            bar.LineWidth = HouseStyle.LineWidth;
            bar.CapSize = 5;
        }
    }

    private static double Mean(FactorLevel level) => level.Scores.Average();

    // Of the population: these are all settings with this value, not a sample.
    private static double Deviation(FactorLevel level) =>
        Math.Sqrt(level.Scores.Average(score => Math.Pow(score - Mean(level), 2)));
}

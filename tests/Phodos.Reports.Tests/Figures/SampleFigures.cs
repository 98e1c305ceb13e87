using System.Collections.Immutable;
using System.Globalization;
using Phodos.Crystals;
using Phodos.Reports.Figures;
using Phodos.Spectra;

namespace Phodos.Reports.Tests.Figures;

/// <summary>Made-up spectra and figures of them.</summary>
internal static class SampleFigures
{
    internal static ImmutableArray<double> Peak(double center, double height = 1) =>
    [
        .. Enumerable.Range(0, FrequencyGrid.Paper.Count)
            .Select(point => height * Math.Exp(-0.5 * Math.Pow((FrequencyGrid.Paper[point] - center) / 60, 2))),
    ];

    internal static DensityOfStates Dos(double center, DosNormalization normalization = DosNormalization.MaxNormalized) =>
        new(FrequencyGrid.Paper, Peak(center), normalization);

    internal static EvaluatedCrystal Crystal(int number, double mse) =>
        new("id-" + number.ToString("D4", CultureInfo.InvariantCulture), "Fe2O3", Peak(300), Peak(320), mse);

    internal static IReadOnlyList<EvaluatedCrystal> Crystals(int count) =>
        [.. Enumerable.Range(0, count).Select(number => Crystal(number, 0.001 * (number + 1)))];

    internal static TrainingRunCurves Run(string name = "run", int? best = 2, params double[] values) =>
        new(name, [new LossCurve("Validation RMSE", [.. Enumerable.Range(1, values.Length)], [.. values])], best);

    internal static Figure Dos(FigureForm? form = null) =>
        DosFigure.Create("Fe2O3", "mp-1", Dos(300), Dos(320), [new("MSE", 0.0123), new("W₁", 18.24, "cm⁻¹")], form);

    internal static Figure Panel(FigureForm? form = null) => QuartilePanelFigure.Create(Crystals(40), FrequencyGrid.Paper, title: "Test set", form: form);

    internal static Figure Loss(FigureForm? form = null) =>
        LossCurvesFigure.Create([Run("first", 2, 0.5, 0.2, 0.3), Run("second", null, 0.05, 0.04)], logScale: true, form: form);

    internal static Figure Elements(FigureForm? form = null) => PeriodicTableFigure.Create(
        [new(Element.FromSymbol("O"), 0.1, 171), new(Element.FromSymbol("Fe"), 0.3, 42), new(Element.FromSymbol("La"), 0.2, 7)],
        "Errors",
        "Mean RMSE",
        form: form);

    internal static Figure Extremes(FigureForm? form = null) => BestAndWorstFigure.Create(Crystals(40), FrequencyGrid.Paper, count: 3, form: form);

    internal static Figure Crystal(FigureForm? form = null) => CrystalFigure.Create(SamplePortrait.CaesiumChloride(), "mp-22865", "Pm-3m (221)", form);

    internal static Figure Histograms(FigureForm? form = null) => HistogramFigure.Create(
        [
            new("Neighbours", [HistogramSeries.Of("train", [1, 2, 2, 6]), new("validation", []), HistogramSeries.Of("test", [2, 5])])
            {
                WholeNumbers = true,
            },
            new("Angle (°)", [HistogramSeries.Of("train", [90, 90, 90, 97]), new("validation", []), HistogramSeries.Of("test", [90, 120])])
            {
                LogScale = true,
                LeastBinWidth = 2,
            },
        ],
        "Share (%)",
        "Sample",
        form: form);

    internal static Figure Kinds(FigureForm? form = null) => KindsFigure.Create(
        ["cubic", "trigonal"], [new("train", [31, 17]), new("validation", [0, 0]), new("test", [4, 2])], "Crystal systems", form);

    internal static Figure Balance(FigureForm? form = null) => ElementBalanceFigure.Create(SamplePortrait.Create(), "Balance of the elements", form);

    internal static Figure Compared(FigureForm? form = null) => ComparedSpectraFigure.Create("one", Dos(300), "other", Dos(320), form);

    internal static Figure Reliability(FigureForm? form = null) =>
        ReliabilityFigure.Create([new ReliabilityCurve("C_V", [(0.5, 0.4), (0.9, 0.95)])], "Error bars", form);

    internal static Figure Learning(FigureForm? form = null) =>
        LearningCurveFigure.Create([new LearningCurve("from scratch", [new(100, 0.2, 0.01), new(300, 0.15, null)])], "RMSE", "Learning", form);

    internal static Figure Effects(FigureForm? form = null) =>
        FactorEffectsFigure.Create([new FactorEffect("cutoff", [new FactorLevel("4", [0.2, 0.3]), new FactorLevel("5", [0.1])])], "RMSE", "Effects", form);

    internal static Figure Named(string name, FigureForm? form = null) => name switch
    {
        "dos" => Dos(form),
        "panel" => Panel(form),
        "loss" => Loss(form),
        "elements" => Elements(form),
        "extremes" => Extremes(form),
        "crystal" => Crystal(form),
        "histograms" => Histograms(form),
        "kinds" => Kinds(form),
        "balance" => Balance(form),
        "compared" => Compared(form),
        "reliability" => Reliability(form),
        "learning" => Learning(form),
        "effects" => Effects(form),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };
}

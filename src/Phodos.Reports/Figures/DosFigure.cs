using Phodos.Reports.Style;
using Phodos.Spectra;
using ScottPlot;

namespace Phodos.Reports.Figures;

/// <summary>The predicted density of states of one crystal, over a reference where there is one.</summary>
public static class DosFigure
{
    private const int Width = 640;
    private const int PlotHeight = 376;

    /// <summary>Makes the figure.</summary>
    /// <param name="formula">The formula as plain text, such as <c>Fe2O3</c>; its counts are set as subscripts.</param>
    /// <param name="id">The identifier of the crystal or the name of its file; may be empty.</param>
    /// <param name="predicted">The prediction.</param>
    /// <param name="reference">The reference, in the same normalisation, on any grid; or null.</param>
    /// <param name="metrics">Figures of merit of the prediction against the reference; four fit beside the legend.</param>
    /// <param name="form">Its size, and whether it has a title; null is the usual form.</param>
    /// <exception cref="InvalidInputException">The reference is normalised in another way.</exception>
    public static Figure Create(
        string formula,
        string id,
        DensityOfStates predicted,
        DensityOfStates? reference = null,
        IReadOnlyList<FigureMetric>? metrics = null,
        FigureForm? form = null)
    {
        ArgumentNullException.ThrowIfNull(formula);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(predicted);
        if (reference is not null && reference.Normalization != predicted.Normalization)
        {
            throw new InvalidInputException(
                $"the reference of {id} is {reference.Normalization} and the prediction {predicted.Normalization}; "
                + "bring both to one normalisation");
        }

        var note = string.Join(" · ", metrics ?? []);
        var entry = new LegendEntry("prediction", Filled: false, HouseStyle.Prediction);
        LegendEntry[] legend = reference is null ? [entry] : [entry, new LegendEntry("reference", Filled: true, HouseStyle.ReferenceFill)];
        return FigureLayout.Elastic(
            form,
            Width,
            PlotHeight,
            (width, hasTitle) => new FigureHeader(width, hasTitle, FormulaText.Subscripted(formula), FormulaText.Clean(id), note, legend),
            (canvas, room) =>
            {
                using var plot = Plot(predicted, reference);
                HouseStyle.Render(plot, canvas, room);
            });
    }

    private static Plot Plot(DensityOfStates predicted, DensityOfStates? reference)
    {
        var plot = HouseStyle.NewPlot(HouseStyle.FrequencyLabel, AxisLabel(predicted.Normalization));
        if (reference is not null)
            SpectrumPlot.AddReference(plot, reference.Grid, reference.Values);
        SpectrumPlot.AddPrediction(plot, predicted.Grid, predicted.Values, HouseStyle.Prediction);
        SpectrumPlot.SetLimits(plot, predicted.Grid, predicted.Values, reference?.Values ?? []);
        return plot;
    }

    private static string AxisLabel(DosNormalization normalization) => normalization switch
    {
        DosNormalization.PerCell => "DOS (states per cm⁻¹ per cell)",
        DosNormalization.PerAtom => "DOS (states per cm⁻¹ per atom)",
        DosNormalization.MaxNormalized => "DOS (max-normalised)",
        DosNormalization.SumNormalized => "DOS (per cm⁻¹, integral 1)",
        _ => throw new ArgumentOutOfRangeException(nameof(normalization)),
    };
}

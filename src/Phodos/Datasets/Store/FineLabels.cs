using Phodos.Spectra;

namespace Phodos.Datasets.Store;

/// <summary>
/// Makes labels of the spectra of records. What is divided by its maximum, or stands on the paper's grid, is a label as it is; a finer
/// spectrum is smoothed over about 105 cm⁻¹ with order 3, as the labels of the phonon database were, and sampled on the paper's grid.
/// </summary>
internal static class FineLabels
{
    private const double WindowWidth = 105; // cm⁻¹
    private const int Order = 3;

    /// <summary>The label of a spectrum.</summary>
    /// <exception cref="InvalidInputException">
    /// The spectrum is negative or zero everywhere, or its grid lacks points of the label's or is too coarse.
    /// </exception>
    internal static Label Of(DensityOfStates dos)
    {
        if (dos.Normalization == DosNormalization.MaxNormalized || dos.Grid == FrequencyGrid.Paper)
            return LabelRules.OnGrid(dos);
        LabelRules.RequireDensity(dos);
        var preparation = new LabelPreparation(FrequencyGrid.Paper, Window(dos.Grid.Step), Order);
        return new Label(preparation.Apply(WithinLabel(dos)), LabelMaking.Prepared);
    }

    // The published labels were smoothed on 0 to 1000 cm⁻¹ alone, and near its end a filter that sees further gives other numbers.
    private static DensityOfStates WithinLabel(DensityOfStates dos)
    {
        if (dos.Grid.IndexOf(FrequencyGrid.Paper.End) is not { } last || last == dos.Grid.Count - 1)
            return dos;
        var within = new FrequencyGrid(dos.Grid.Start, dos.Grid.Step, last + 1);
        return dos.Transformed(values => values[..within.Count], within, dos.Normalization);
    }

    /// <summary>The odd number of points whose width is nearest to that of the window: 21 at steps of 5 cm⁻¹, 105 at 1 cm⁻¹.</summary>
    /// <exception cref="InvalidInputException">The step is too wide to be smoothed.</exception>
    private static int Window(double step)
    {
        var window = 2 * (int)Math.Min(Math.Round((WindowWidth / step - 1) / 2), FrequencyGrid.MaximumCount) + 1;
        return window > Order ? window : throw new InvalidInputException(FormattableString.Invariant(
            $"the spectrum has steps of {step} cm⁻¹, too wide to be smoothed over {WindowWidth} cm⁻¹; give a finer one"));
    }
}

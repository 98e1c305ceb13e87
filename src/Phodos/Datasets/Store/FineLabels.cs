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

    // The labels of the phonon database were made on this; a spectrum whose grid lacks their frequencies is carried to it.
    private static readonly FrequencyGrid Usual = new(0, 5, 201);

    // Of the maximum: a spectrum that is higher than this at its last point goes on behind it.
    private const double OpenEnd = 0.05;

    /// <summary>The label of a spectrum.</summary>
    /// <exception cref="InvalidInputException">
    /// The spectrum is negative or zero everywhere, is too coarse, or ends before the label does.
    /// </exception>
    internal static Label Of(DensityOfStates dos)
    {
        if (dos.Normalization == DosNormalization.MaxNormalized || dos.Grid == FrequencyGrid.Paper)
            return LabelRules.OnGrid(dos);
        LabelRules.RequireDensity(dos);
        if (Window(dos.Grid.Step) <= Order)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"the spectrum has steps of {dos.Grid.Step} cm⁻¹, too wide to be smoothed over {WindowWidth} cm⁻¹; give a finer one"));
        }

        var within = WithinLabel(dos);
        return new Label(new LabelPreparation(FrequencyGrid.Paper, Window(within.Grid.Step), Order).Apply(within), LabelMaking.Prepared);
    }

    // The published labels were smoothed on 0 to 1000 cm⁻¹ alone, and near its ends a filter that sees further gives other numbers.
    private static DensityOfStates WithinLabel(DensityOfStates dos)
    {
        if (dos.Grid.End < FrequencyGrid.Paper.End && dos.Values[^1] > OpenEnd * dos.Maximum)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"the spectrum ends at {dos.Grid.End:G6} cm⁻¹ with {dos.Values[^1] / dos.Maximum:P0} of its maximum, ")
                + $"before the label does ({FrequencyGrid.Paper}); give all of it");
        }

        if (dos.Grid.Start != 0 || FrequencyGrid.Paper.Frequencies.Any(frequency => dos.Grid.IndexOf(frequency) is null))
            return dos.Resample(Usual);
        var within = new FrequencyGrid(0, dos.Grid.Step, dos.Grid.IndexOf(FrequencyGrid.Paper.End)!.Value + 1);
        return within == dos.Grid ? dos : dos.Transformed(values => values[..within.Count], within, dos.Normalization);
    }

    // The odd number of points whose width is nearest to that of the window: 21 at steps of 5 cm⁻¹, 105 at 1 cm⁻¹.
    private static int Window(double step) =>
        2 * (int)Math.Min(Math.Round((WindowWidth / step - 1) / 2), FrequencyGrid.MaximumCount) + 1;
}

namespace Phodos.Spectra;

/// <summary>
/// Makes the label that the models learn from a finely sampled density of states: smoothed by a Savitzky–Golay filter, sampled on a
/// coarse grid, clipped at zero, divided by its maximum. The defaults are those of the paper's data: a DOS every 1 cm⁻¹, a window of
/// 101 points, order 3, the 51 points of <see cref="FrequencyGrid.Paper"/> (Z. Chen et al., Adv. Sci. 8, 2004214 (2021)).
/// </summary>
public sealed class LabelPreparation
{
    private readonly SavitzkyGolayFilter _filter;

    /// <summary>Makes a preparation.</summary>
    /// <param name="grid">The grid of the label; the paper's by default.</param>
    /// <param name="window">The points of the fine grid in the window, odd.</param>
    /// <param name="order">The order of the polynomial, 0..<paramref name="window"/> − 1.</param>
    public LabelPreparation(FrequencyGrid? grid = null, int window = 101, int order = 3)
    {
        Grid = grid ?? FrequencyGrid.Paper;
        _filter = new SavitzkyGolayFilter(window, order);
    }

    /// <summary>The grid of the label.</summary>
    public FrequencyGrid Grid { get; }

    /// <summary>
    /// The label of a finely sampled density of states. The parts take the same way and are divided by the maximum of the total. Each is
    /// clipped by itself, as in the published data: where smoothing takes a part below zero the parts add up to more than the total. In
    /// 2,753 spectra of the phonon database that is up to 0.02 of the maximum at 99 % of the points, and 0.22 beside the sharpest peaks.
    /// </summary>
    /// <exception cref="InvalidInputException">
    /// The fine grid lacks a point of the label's grid, is shorter than the window, or nothing above zero is left.
    /// </exception>
    public DensityOfStates Apply(DensityOfStates fine)
    {
        ArgumentNullException.ThrowIfNull(fine);
        var points = Grid.Frequencies.Select(frequency => IndexOf(fine.Grid, frequency)).ToArray();
        return fine.Transformed(
            values =>
            {
                var smoothed = _filter.Apply(values.AsSpan());
                return [.. points.Select(point => Math.Max(0, smoothed[point]))];
            },
            Grid,
            fine.Normalization).MaxNormalize();
    }

    private static int IndexOf(FrequencyGrid fine, double frequency) =>
        fine.IndexOf(frequency) ?? throw new InvalidInputException(FormattableString.Invariant(
            $"the fine grid ({fine}) has no point at {frequency} cm⁻¹, which the label needs"));
}

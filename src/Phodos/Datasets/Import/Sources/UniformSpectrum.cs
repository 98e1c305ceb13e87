using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// Carries spectra from unevenly spaced frequencies to a uniform grid. Between two listed frequencies a spectrum is taken for a straight
/// line; each point of the grid gets its mean over the half steps to either side, so that the integral by the trapezoid rule is conserved.
/// </summary>
internal sealed class UniformSpectrum
{
    private readonly double[] _frequencies;

    /// <param name="frequencies">The listed frequencies in ascending order, at least 2.</param>
    /// <exception cref="InvalidInputException">They span too many steps.</exception>
    internal UniformSpectrum(double[] frequencies)
    {
        _frequencies = frequencies;
        try
        {
            Grid = FrequencyGrid.FromFrequencies(frequencies);
        }
        catch (InvalidInputException)
        {
            // Not evenly spaced, which is what this class is for.
            (IsResampled, Grid) = (true, UniformGrid(frequencies));
        }
    }

    /// <summary>The uniform grid: the listed one, or from the first to the last frequency in steps of at most the median spacing.</summary>
    internal FrequencyGrid Grid { get; }

    /// <summary>Whether the listed frequencies are not evenly spaced.</summary>
    internal bool IsResampled { get; }

    /// <summary>What was done to the spectrum, in one line, or null where nothing was.</summary>
    internal string? Note => IsResampled
        ? $"the frequencies are not evenly spaced; the spectrum was averaged over the steps of a grid of {Grid.Count} points, which keeps "
            + "its integral"
        : null;

    /// <summary>The values on the grid, [grid].</summary>
    /// <param name="values">The values at the listed frequencies.</param>
    internal double[] Of(double[] values)
    {
        if (!IsResampled)
            return values;
        var integrals = Enumerable.Range(0, Grid.Count).Select(Grid.Bin).ToArray();
        var cumulative = Cumulative(values);
        return [.. integrals.Select(bin =>
            (IntegralTo(bin.Upper, values, cumulative) - IntegralTo(bin.Lower, values, cumulative)) / (bin.Upper - bin.Lower))];
    }

    private static FrequencyGrid UniformGrid(double[] frequencies)
    {
        var spacings = frequencies.Zip(frequencies.Skip(1), (one, next) => next - one).Order().ToArray();
        var span = frequencies[^1] - frequencies[0];
        var steps = Math.Max(1, Math.Ceiling(span / spacings[spacings.Length / 2] - FrequencyGrid.UniformityTolerance));
        if (!(steps < FrequencyGrid.MaximumCount))
        {
            throw new InvalidInputException(
                $"the frequencies are too unevenly spaced for a uniform grid of {FrequencyGrid.MaximumCount} points; resample them");
        }

        return new FrequencyGrid(frequencies[0], span / steps, (int)steps + 1);
    }

    private double[] Cumulative(double[] values)
    {
        var sums = new double[values.Length];
        for (var i = 1; i < values.Length; i++)
            sums[i] = sums[i - 1] + (values[i - 1] + values[i]) / 2 * (_frequencies[i] - _frequencies[i - 1]);
        return sums;
    }

    private double IntegralTo(double frequency, double[] values, double[] cumulative)
    {
        var place = Array.BinarySearch(_frequencies, frequency);
        var before = Math.Clamp(place < 0 ? ~place - 1 : place, 0, _frequencies.Length - 2);
        var (distance, spacing) = (frequency - _frequencies[before], _frequencies[before + 1] - _frequencies[before]);
        var value = values[before] + (values[before + 1] - values[before]) * distance / spacing;
        return cumulative[before] + (values[before] + value) / 2 * distance;
    }
}

using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Spectra;

namespace Phodos.Learning.Targets;

/// <summary>
/// How the states of a crystal, and those of each of its elements, are shared out over frequency bins: the points of a native grid with
/// half a step to either side, and a last bin for everything above. What is not known of the end of a spectrum is marked, not guessed.
/// </summary>
/// <param name="OfCrystal">The share of each bin, <c>[bins]</c>; the known ones add up to 1.</param>
/// <param name="OfParts">
/// The same of each element, by ascending atomic number, <c>[elements × bins]</c>; all zero where the source has no projections.
/// </param>
/// <param name="KnownBins">The number of bins, from the first, that the source says something about, 1..bins.</param>
public sealed record StateShares(float[] OfCrystal, float[] OfParts, int KnownBins)
{
    // The integrals of the sources differ from 3N by less: their meshes are finite, and a projection is made on a coarser one.
    private const double LeastTail = 0.02;

    /// <summary>The number of bins of a native grid: its points, and one above.</summary>
    public static int BinCount(FrequencyGrid native)
    {
        ArgumentNullException.ThrowIfNull(native);
        return native.Count + 1;
    }

    /// <summary>The shares of an entry.</summary>
    /// <param name="entry">The entry; its spectrum where it keeps one, else its label.</param>
    /// <param name="native">The native grid; it starts no later than the spectrum.</param>
    /// <exception cref="InvalidInputException">The spectrum has no states within the native grid.</exception>
    public static StateShares Of(DosEntry entry, FrequencyGrid native)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(native);
        var spectrum = entry.Spectrum ?? entry.Dos;

        // States per cell that are missing from the spectrum lie above it; without a scale nothing is known of what lies there.
        var isCounted = spectrum.Normalization == DosNormalization.PerCell;
        var known = isCounted ? BinCount(native) : native.Frequencies.Count(frequency => frequency <= spectrum.Grid.End);
        var species = entry.Crystal.Species;
        var bins = BinCount(native);
        var total = Shares(spectrum.Values, isCounted ? 3.0 * species.Length : null);
        if (total is null || total.AsSpan(0, native.Count).IndexOfAnyExcept(0f) < 0)
            throw new InvalidInputException($"{entry.Id}: the spectrum has no states in {native}");
        Element[] elements = [.. species.Distinct().OrderBy(element => element.AtomicNumber)];
        var parts = new float[elements.Length * bins];
        for (var part = 0; part < elements.Length; part++)
        {
            var atoms = species.Count(element => element == elements[part]);
            if (spectrum.Projections.TryGetValue(elements[part].Symbol, out var values)
                && Shares(values, isCounted ? 3.0 * atoms : null) is { } shares)
            {
                shares.CopyTo(parts, part * bins);
            }
        }

        return new StateShares(total, parts, known);

        float[]? Shares(System.Collections.Immutable.ImmutableArray<double> values, double? states)
        {
            var onNative = SpectrumResampling.Resample(values.AsSpan(), spectrum.Grid, native);
            var counts = new double[bins];
            for (var point = 0; point < native.Count; point++)
                counts[point] = Math.Max(0, onNative[point]) * native.WidthOf(point);
            var within = counts.Sum();
            if (states is { } all && 1 - within / all is var above and > LeastTail)
                counts[^1] = above * all;
            var sum = counts.Sum();
            return sum > 0 ? Array.ConvertAll(counts, count => (float)(count / sum)) : null;
        }
    }
}

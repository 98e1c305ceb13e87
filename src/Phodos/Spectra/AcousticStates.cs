namespace Phodos.Spectra;

/// <summary>
/// The states of a density of states, with those of the lowest frequencies spread as they are in a three-dimensional crystal: g ∝ ν²,
/// the Debye law, from which heat capacity and entropy go as T³ near absolute zero.
/// </summary>
/// <remarks>
/// Below the first per mille of the states a spectrum tells how it was made: broadening and noise leave states at zero frequency, and a
/// finite mesh of wave vectors leaves none. Up to a frequency ν₀ as many states as the spectrum has there are therefore put on the
/// parabola. ν₀ is where N(ν)/ν³ is least while N, the states below ν, grows from 0.1 to 1 % of all: there the parabola meets the
/// spectrum, as the derivative of N/ν³ is zero where g = 3N/ν.
/// </remarks>
internal static class AcousticStates
{
    private const double LeastPart = 0.001;
    private const double GreatestPart = 0.01;

    // A grid that is coarse for its crystal has more below its second point; beyond this part it tells nothing of acoustic modes.
    private const double GreatestPartOfCoarseGrid = 0.1;

    // In parts of the root mean square frequency: a Debye spectrum reaches 1 % of its states at 0.28.
    private const double GreatestFrequency = 0.5;

    // What is narrower, in proportion to its frequency, is as good as one frequency.
    private const double Ratio = 1.2;
    private const int PiecesToZero = 30;

    /// <summary>The states of a grid, and others above it.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="counts">The states at each point of the grid, at least 0, then those at each frequency above it.</param>
    /// <param name="above">Frequencies above the grid (cm⁻¹), ascending.</param>
    /// <param name="areSampled">Whether counts are a density at the points times their widths, and not counted over these.</param>
    /// <exception cref="InvalidInputException">There are no states above zero frequency.</exception>
    internal static PhononStates Of(FrequencyGrid grid, ReadOnlySpan<double> counts, ReadOnlySpan<double> above, bool areSampled)
    {
        var bins = Bins(grid, counts);
        var total = bins.Sum(bin => bin.States);
        var squares = bins.Sum(bin => bin.States * Math.Pow((bin.Lower + bin.Upper) / 2, 2));
        for (var index = 0; index < above.Length; index++)
        {
            total += counts[grid.Count + index];
            squares += counts[grid.Count + index] * above[index] * above[index];
        }

        var law = ImaginaryPart.Of(grid, counts) > ImaginaryPart.Tolerance ? null : LawOf(bins, total, Math.Sqrt(squares / total), grid.Step, areSampled);
        List<double> frequencies = [], spread = [];
        foreach (var bin in bins)
        {
            var isAcoustic = law is not null && bin.Upper <= law.End;
            double[] edges = [.. Edges(bin)];
            for (var piece = 0; piece + 1 < edges.Length; piece++)
            {
                var (lower, upper) = (edges[piece], edges[piece + 1]);
                frequencies.Add(edges.Length == 2 ? (lower + upper) / 2 : Centre(lower, upper));
                spread.Add(isAcoustic ? law!.StatesBetween(lower, upper) : bin.States * (upper - lower) / (bin.Upper - bin.Lower));
            }
        }

        return new PhononStates([.. frequencies, .. above], [.. spread, .. counts[grid.Count..]])
        {
            DebyeFrequency = law is null ? null : Math.Cbrt(total / law.Coefficient),
        };
    }

    // The bins above zero frequency without a gap from there on; of one through zero the upper part.
    private static List<StatesBin> Bins(FrequencyGrid grid, ReadOnlySpan<double> counts)
    {
        List<StatesBin> bins = [];
        for (var point = 0; point < grid.Count; point++)
        {
            var (lower, upper) = grid.Bin(point);
            if (upper <= 0)
                continue;
            if (bins.Count == 0 && lower > 0)
                bins.Add(new StatesBin(0, lower, 0));
            var positive = Math.Max(0, lower);
            bins.Add(new StatesBin(positive, upper, counts[point] * (upper - positive) / (upper - lower)));
        }

        return bins;
    }

    private static DebyeLaw? LawOf(List<StatesBin> bins, double total, double rootMeanSquare, double step, bool areSampled)
    {
        // What the sum over the points of a parabola lacks to its integral.
        var lacking = areSampled ? step * step / 4 : 0;
        DebyeLaw? law = null;
        var below = 0.0;
        foreach (var bin in bins)
        {
            below += bin.States;
            var isCandidate = below >= LeastPart * total && below <= (law is null ? GreatestPartOfCoarseGrid : GreatestPart) * total
                && bin.Upper >= 1.5 * step && bin.Upper <= GreatestFrequency * rootMeanSquare;
            var coefficient = below / (bin.Upper * (bin.Upper * bin.Upper - lacking));
            if (isCandidate && (law is null || coefficient < law.Coefficient))
                law = new DebyeLaw(bin.Upper, coefficient);
        }

        return law;
    }

    private static IEnumerable<double> Edges(StatesBin bin)
    {
        if (bin.Lower == 0)
        {
            yield return 0;
            for (var piece = PiecesToZero; piece > 0; piece--)
                yield return bin.Upper / Math.Pow(Ratio, piece);
        }
        else
        {
            var pieces = Math.Max(1, (int)Math.Ceiling(Math.Log(bin.Upper / bin.Lower, Ratio)));
            for (var piece = 0; piece < pieces; piece++)
                yield return bin.Lower * Math.Pow(bin.Upper / bin.Lower, (double)piece / pieces);
        }

        yield return bin.Upper;
    }

    // The mean frequency of a parabola.
    private static double Centre(double lower, double upper) =>
        0.75 * (Math.Pow(upper, 4) - Math.Pow(lower, 4)) / (Math.Pow(upper, 3) - Math.Pow(lower, 3));

    private readonly record struct StatesBin(double Lower, double Upper, double States);

    // N = coefficient × ν³ up to the end.
    private sealed record DebyeLaw(double End, double Coefficient)
    {
        internal double StatesBetween(double lower, double upper) => Coefficient * (Math.Pow(upper, 3) - Math.Pow(lower, 3));
    }
}

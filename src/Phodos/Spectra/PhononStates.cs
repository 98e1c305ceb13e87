using System.Collections.Immutable;

namespace Phodos.Spectra;

/// <summary>
/// How many phonon states lie at which frequency: what moments and thermodynamic functions are sums over. A density of states becomes one
/// by putting the states of each grid point in the middle of the part of the axis that the point stands for, and those of the lowest
/// frequencies on the parabola of the Debye law, which every three-dimensional crystal has there.
/// </summary>
/// <remarks>
/// States at or below zero frequency are left out, as an imaginary mode has no thermodynamics, and the others count for all: counts are
/// scaled to the 3 states of an atom, so every sum is of one atom.
/// </remarks>
public sealed class PhononStates
{
    /// <summary>The states of an atom.</summary>
    public const double PerAtom = 3;

    /// <summary>Takes states.</summary>
    /// <param name="frequencies">The frequencies (cm⁻¹), ascending; those not above zero are left out.</param>
    /// <param name="counts">The states at each, at least 0, in any unit.</param>
    /// <exception cref="InvalidInputException">There are no states above zero frequency.</exception>
    public PhononStates(ReadOnlySpan<double> frequencies, ReadOnlySpan<double> counts)
    {
        if (frequencies.Length != counts.Length)
            throw new ArgumentException($"{counts.Length} counts do not fit {frequencies.Length} frequencies.", nameof(counts));
        var sum = 0.0;
        var first = 0;
        for (var state = 0; state < frequencies.Length; state++)
        {
            if (frequencies[state] <= 0)
                first = state + 1;
            else
                sum += counts[state];
        }

        if (!(sum > 0 && double.IsFinite(sum)))
            throw new InvalidInputException("the density of states has no states above zero frequency");
        Frequencies = [.. frequencies[first..]];
        var scaled = ImmutableArray.CreateBuilder<double>(Frequencies.Length);
        foreach (var count in counts[first..])
            scaled.Add(count / sum * PerAtom);
        Counts = scaled.MoveToImmutable();
    }

    private PhononStates(ImmutableArray<double> frequencies, ImmutableArray<double> counts) => (Frequencies, Counts) = (frequencies, counts);

    /// <summary>The frequencies (cm⁻¹), ascending and above zero.</summary>
    public ImmutableArray<double> Frequencies { get; }

    /// <summary>The states of an atom at each frequency; they add up to 3 (to less where single modes were left out).</summary>
    public ImmutableArray<double> Counts { get; }

    /// <summary>
    /// The frequency (cm⁻¹) at which a spectrum of all the states would end that goes on as the parabola at the lowest frequencies; null
    /// where the states lie on none: they were given one by one, begin too high, on too coarse a grid, or are imaginary in part.
    /// </summary>
    public double? DebyeFrequency { get; internal init; }

    /// <summary>
    /// The states of a density of states; values below zero count as zero. As many of the lowest as the density of states has there (up to
    /// 1 % of all) lie on a parabola, unless modes are imaginary; so C_V and S go as T³ near absolute zero.
    /// </summary>
    /// <param name="dos">The density of states in any normalisation. What lies above its grid is not known and not counted.</param>
    /// <exception cref="InvalidInputException">There are no states above zero frequency.</exception>
    public static PhononStates Of(DensityOfStates dos)
    {
        ArgumentNullException.ThrowIfNull(dos);
        var counts = new double[dos.Grid.Count];
        for (var point = 0; point < counts.Length; point++)
            counts[point] = Math.Max(0, dos.Values[point]) * dos.Grid.WidthOf(point);
        return AcousticStates.Of(dos.Grid, counts, [], areSampled: true);
    }

    /// <summary>The states of the points of a grid and of frequencies above it, spread as those of a density of states are.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="counts">The states at each point of the grid, at least 0, then those at each frequency above it, in any unit.</param>
    /// <param name="above">Frequencies above the grid (cm⁻¹), ascending.</param>
    /// <exception cref="InvalidInputException">There are no states above zero frequency.</exception>
    public static PhononStates Of(FrequencyGrid grid, ReadOnlySpan<double> counts, params ReadOnlySpan<double> above)
    {
        ArgumentNullException.ThrowIfNull(grid);
        return counts.Length == grid.Count + above.Length
            ? AcousticStates.Of(grid, counts, above, areSampled: false)
            : throw new ArgumentException($"{counts.Length} counts do not fit {grid.Count} points and {above.Length} frequencies above.", nameof(counts));
    }

    /// <summary>States that are known one by one, so that those left out are left out: the counts are not scaled to 3.</summary>
    /// <param name="frequencies">The frequencies (cm⁻¹), above zero, in any order.</param>
    /// <param name="counts">The states of an atom at each.</param>
    /// <param name="debyeFrequency">The Debye frequency (cm⁻¹), where it is known.</param>
    internal static PhononStates AsCounted(IEnumerable<double> frequencies, IEnumerable<double> counts, double? debyeFrequency = null)
    {
        double[] ascending = [.. frequencies];
        double[] ofEach = [.. counts];
        Array.Sort(ascending, ofEach);
        return new(ImmutableArray.Create(ascending), ImmutableArray.Create(ofEach)) { DebyeFrequency = debyeFrequency };
    }

    /// <summary>The mean of a function of the frequency over all states.</summary>
    internal double Mean(Func<double, double> function)
    {
        var sum = 0.0;
        for (var state = 0; state < Counts.Length; state++)
            sum += Counts[state] * function(Frequencies[state]);
        return sum / PerAtom;
    }
}

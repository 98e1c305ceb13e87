using System.Collections.Immutable;

namespace Phodos.Spectra;

/// <summary>A phonon density of states on a uniform frequency grid.</summary>
public sealed class DensityOfStates
{
    /// <summary>Makes a density of states.</summary>
    /// <param name="grid">The frequencies (cm⁻¹).</param>
    /// <param name="values">One finite value a grid point.</param>
    /// <param name="normalization">What the values mean.</param>
    /// <param name="projections">The part of each element or site by its name, in the same normalisation; empty when not known.</param>
    /// <exception cref="InvalidInputException">A length differs from the grid, or a value is not finite.</exception>
    public DensityOfStates(
        FrequencyGrid grid,
        ImmutableArray<double> values,
        DosNormalization normalization,
        ImmutableSortedDictionary<string, ImmutableArray<double>>? projections = null)
    {
        ArgumentNullException.ThrowIfNull(grid);
        Grid = grid;
        Values = Checked(values, "the density of states");
        Normalization = normalization;
        Projections = projections ?? ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty;
        foreach (var (name, part) in Projections)
            Checked(part, $"the part of {name}");
    }

    /// <summary>The frequencies (cm⁻¹).</summary>
    public FrequencyGrid Grid { get; }

    /// <summary>One value a grid point.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>What the values mean.</summary>
    public DosNormalization Normalization { get; }

    /// <summary>The projected DOS by element symbol or site label; the parts add up to <see cref="Values"/>.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<double>> Projections { get; }

    /// <summary>
    /// The integral over the grid by the trapezoid rule: states per cell for <see cref="DosNormalization.PerCell"/>,
    /// 1 for <see cref="DosNormalization.SumNormalized"/>, cm⁻¹ for <see cref="DosNormalization.MaxNormalized"/>.
    /// </summary>
    public double Integral => Grid.Step * (Values.Sum() - (Values[0] + Values[^1]) / 2);

    /// <summary>The largest value.</summary>
    public double Maximum => Values.Max();

    /// <summary>The density of states divided by its maximum; the parts are divided by the same number.</summary>
    /// <exception cref="InvalidInputException">No value is above 0.</exception>
    public DensityOfStates MaxNormalize() => Maximum > 0
        ? Divided(Maximum, DosNormalization.MaxNormalized)
        : throw new InvalidInputException("the density of states is zero on its whole grid; it cannot be divided by its maximum");

    /// <summary>The density of states divided by its integral; the parts are divided by the same number.</summary>
    /// <exception cref="InvalidInputException">The integral is not above 0.</exception>
    public DensityOfStates SumNormalize() => Integral > 0
        ? Divided(Integral, DosNormalization.SumNormalized)
        : throw new InvalidInputException("the density of states has no states on its grid; it cannot be divided by its integral");

    /// <summary>
    /// The density of states on another grid, by <see cref="SpectrumResampling"/>. A normalised one is normalised again, because the
    /// maximum, and the integral where the grid is cut, change.
    /// </summary>
    /// <exception cref="InvalidInputException">It is normalised and has no states on the new grid.</exception>
    public DensityOfStates Resample(FrequencyGrid grid)
    {
        ArgumentNullException.ThrowIfNull(grid);
        if (grid == Grid)
            return this;
        var resampled = Transformed(values => [.. SpectrumResampling.Resample(values.AsSpan(), Grid, grid)], grid, Normalization);
        return Normalization switch
        {
            DosNormalization.MaxNormalized => resampled.MaxNormalize(),
            DosNormalization.SumNormalized => resampled.SumNormalize(),
            _ => resampled,
        };
    }

    /// <summary>The axis and the values in another unit.</summary>
    public SpectrumInUnit InUnit(FrequencyUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var divisor = Normalization == DosNormalization.MaxNormalized ? 1 : unit.PerWavenumber;
        var transformed = Divided(divisor, Normalization);
        return new SpectrumInUnit(unit, [.. Grid.Frequencies.Select(unit.FromWavenumber)], transformed.Values, transformed.Projections);
    }

    private DensityOfStates Divided(double divisor, DosNormalization normalization) =>
        Transformed(values => [.. values.Select(value => value / divisor)], Grid, normalization);

    /// <summary>Applies a function to the total and to every part.</summary>
    internal DensityOfStates Transformed(
        Func<ImmutableArray<double>, ImmutableArray<double>> function, FrequencyGrid grid, DosNormalization normalization) =>
        new(
            grid,
            function(Values),
            normalization,
            Projections.ToImmutableSortedDictionary(part => part.Key, part => function(part.Value), Projections.KeyComparer));

    private ImmutableArray<double> Checked(ImmutableArray<double> values, string what)
    {
        if (values.IsDefault)
            throw new ArgumentException($"{what} is not set.", nameof(values));
        if (values.Length != Grid.Count)
            throw new InvalidInputException($"{what} has {values.Length} values; the grid has {Grid.Count} points");
        for (var point = 0; point < values.Length; point++)
        {
            if (!double.IsFinite(values[point]))
                throw new InvalidInputException($"{what} is not a finite number at point {point + 1}");
        }

        return values;
    }
}

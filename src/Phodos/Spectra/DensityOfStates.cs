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

    private ImmutableArray<double> Checked(ImmutableArray<double> values, string what)
    {
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

using System.Collections.Immutable;
using Phodos.Learning.Prediction;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>How a predicted DOS is shown.</summary>
/// <param name="Unit">The unit of the axis.</param>
/// <param name="Grid">The frequencies in the unit; null are those of the model.</param>
/// <param name="Broadening">The standard deviation of a Gaussian (in the unit); 0 for none.</param>
/// <param name="Normalization">What the values are; null is states per cell where the model tells them, else divided by the maximum.</param>
/// <param name="WithSites">Whether the DOS of every site is shown.</param>
public sealed record SpectrumView(
    FrequencyUnit Unit, SteppedRange? Grid, double Broadening, DosNormalization? Normalization, bool WithSites)
{
    /// <summary>How normalisations are written in options: states per cell, states per atom, divided by the maximum or the integral.</summary>
    public static ImmutableArray<string> NormalizationWords { get; } = ["cell", "atom", "max", "sum"];

    /// <summary>As the model gives it.</summary>
    public static SpectrumView Native { get; } =
        new(FrequencyUnit.Wavenumber, Grid: null, Broadening: 0, Normalization: null, WithSites: false);

    /// <summary>The normalisation of a word.</summary>
    /// <param name="word">One of <see cref="NormalizationWords"/>.</param>
    /// <exception cref="InvalidInputException">No normalisation is written so.</exception>
    public static DosNormalization NormalizationOf(string word) => word switch
    {
        "cell" => DosNormalization.PerCell,
        "atom" => DosNormalization.PerAtom,
        "max" => DosNormalization.MaxNormalized,
        "sum" => DosNormalization.SumNormalized,
        _ => throw new InvalidInputException(
            $"there is no normalisation {Excerpt.Quoted(word)}; choose one of {string.Join(", ", NormalizationWords)}"),
    };

    /// <summary>The DOS of a prediction in this form.</summary>
    /// <exception cref="InvalidInputException">Nothing of it lies on the grid.</exception>
    public ShownSpectrum Show(PhononPrediction prediction)
    {
        var normalization = Normalization
            ?? (prediction.Sites.IsEmpty ? DosNormalization.MaxNormalized : DosNormalization.PerCell);
        var grid = Grid is null
            ? prediction.Dos.Grid
            : new FrequencyGrid(Unit.ToWavenumber(Grid.Start), Unit.ToWavenumber(Grid.Step), Grid.Count);
        var total = new DensityOfStates(grid, [.. Brought(prediction.Dos.Values, prediction.Dos.Grid, grid)], DosNormalization.PerCell);
        var divisor = normalization switch
        {
            DosNormalization.MaxNormalized => total.Maximum,
            DosNormalization.SumNormalized => total.Integral * Unit.PerWavenumber,
            DosNormalization.PerAtom => Unit.PerWavenumber * prediction.Crystal.AtomCount,
            _ => Unit.PerWavenumber,
        };
        if (!(divisor > 0))
            throw new InvalidInputException($"the predicted DOS has no states on the grid {Grid}; give another grid");
        var values = Divided(total.Values);
        return new ShownSpectrum(
            Unit,
            normalization,
            [.. grid.Frequencies.Select(Unit.FromWavenumber)],
            values,
            prediction.ErrorOf(values.AsSpan(), member => Shown(member.Values)),
            prediction.Dos.Projections.ToImmutableSortedDictionary(part => part.Key, part => Shown(part.Value), StringComparer.Ordinal),
            WithSites ? [.. prediction.Sites.Select(Shown)] : [])
        {
            InForm = Shown,
        };

        ImmutableArray<double> Shown(ImmutableArray<double> native) => Divided(Brought(native, prediction.Dos.Grid, grid));

        ImmutableArray<double> Divided(IReadOnlyList<double> raw) => [.. raw.Select(value => value / divisor)];
    }

    private double[] Brought(ImmutableArray<double> values, FrequencyGrid native, FrequencyGrid grid) => SpectrumResampling.Resample(
        SpectrumBroadening.Gaussian(values.AsSpan(), native, Unit.ToWavenumber(Broadening)), native, grid);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.SpectrumFiles;

/// <summary>Two densities of states on one grid: what <c>phodos compare-dos</c> prints.</summary>
/// <param name="First">The name of the first.</param>
/// <param name="Second">The name of the second.</param>
/// <param name="Grid">The grid that both were brought to (cm⁻¹).</param>
/// <param name="Distances">The distances; differences are the first less the second.</param>
/// <param name="Notes">What was assumed, in words.</param>
/// <param name="FirstDos">The first on the grid, divided by its maximum.</param>
/// <param name="SecondDos">The second on the grid, divided by its maximum.</param>
public sealed record ComparedDos(
    string First,
    string Second,
    FrequencyGrid Grid,
    SpectrumDistances Distances,
    ImmutableArray<string> Notes,
    [property: JsonIgnore] DensityOfStates FirstDos,
    [property: JsonIgnore] DensityOfStates SecondDos)
{
    /// <summary>Brings two to the finer of their grids, over the range of both, and compares them.</summary>
    /// <exception cref="InvalidInputException">One of them has no states; its name is given.</exception>
    public static ComparedDos Of(string firstName, SpectrumFile first, string secondName, SpectrumFile second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var grid = CommonGrid.Of(first.Dos.Grid, second.Dos.Grid);
        List<string> notes = [.. Named(firstName, first), .. Named(secondName, second)];
        if (grid != first.Dos.Grid || grid.Count != second.Dos.Grid.Count)
        {
            notes.Add(FormattableString.Invariant(
                $"both were interpolated to {grid.Start:G6} to {grid.End:G6} cm⁻¹ in {grid.Count} points; where a file ends it is taken to have no states"));
        }

        var (one, other) = (Brought(firstName, first, grid), Brought(secondName, second, grid));
        return new ComparedDos(
            firstName, secondName, grid, SpectrumDistances.Between(one, other), [.. notes], one.MaxNormalize(), other.MaxNormalize());
    }

    private static IEnumerable<string> Named(string name, SpectrumFile file) => file.Notes.Select(note => $"{name}: {note}");

    private static DensityOfStates Brought(string name, SpectrumFile file, FrequencyGrid grid)
    {
        try
        {
            var dos = file.Dos.MaxNormalize();
            return dos.Grid == grid
                ? dos
                : dos.Transformed(values => [.. SpectrumResampling.Interpolate(values.AsSpan(), dos.Grid, grid)], grid, dos.Normalization);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(name);
        }
    }
}

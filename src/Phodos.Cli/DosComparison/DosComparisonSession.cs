using Phodos.Datasets.Import.SpectrumFiles;
using Phodos.Reports.Figures;
using Phodos.Spectra;

namespace Phodos.Cli.DosComparison;

/// <summary>Reads two densities of states, brings them to one grid, and compares them.</summary>
internal static class DosComparisonSession
{
    internal static ComparedDos Run(string firstPath, string secondPath, FrequencyUnit? unit, string? figure)
    {
        var first = SpectrumReader.Read(firstPath, unit);
        var second = SpectrumReader.Read(secondPath, unit);
        var grid = CommonGrid.Of(first.Dos.Grid, second.Dos.Grid);
        List<string> notes = [.. Named(firstPath, first), .. Named(secondPath, second)];
        if (first.Dos.Grid != second.Dos.Grid)
            notes.Add($"both were brought to {grid}; where a file ends it is taken to have no states");
        var (one, other) = (Brought(firstPath, first, grid), Brought(secondPath, second, grid));
        var distances = SpectrumDistances.Between(one, other);
        if (figure is not null)
        {
            ComparedSpectraFigure
                .Create(Path.GetFileName(firstPath), one.MaxNormalize(), Path.GetFileName(secondPath), other.MaxNormalize())
                .Save(figure);
        }

        return new ComparedDos(firstPath, secondPath, grid, distances, [.. notes]);
    }

    private static IEnumerable<string> Named(string path, SpectrumFile file) => file.Notes.Select(note => $"{path}: {note}");

    private static DensityOfStates Brought(string path, SpectrumFile file, FrequencyGrid grid)
    {
        try
        {
            return file.Dos.MaxNormalize().Resample(grid);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
    }
}

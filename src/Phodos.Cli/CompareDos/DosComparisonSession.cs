using Phodos.Datasets.Import.SpectrumFiles;
using Phodos.Reports.Figures;
using Phodos.Spectra;

namespace Phodos.Cli.CompareDos;

/// <summary>Reads two densities of states and compares them.</summary>
internal static class DosComparisonSession
{
    internal static ComparedDos Run(string firstPath, string secondPath, FrequencyUnit? unit, string? figure, FigureForm form)
    {
        var compared = ComparedDos.Of(
            firstPath, SpectrumReader.Read(firstPath, unit), secondPath, SpectrumReader.Read(secondPath, unit));
        if (figure is not null)
        {
            ComparedSpectraFigure
                .Create(Path.GetFileName(firstPath), compared.FirstDos, Path.GetFileName(secondPath), compared.SecondDos, form)
                .Save(figure);
        }

        return compared;
    }
}

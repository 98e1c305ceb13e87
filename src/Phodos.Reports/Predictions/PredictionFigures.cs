using System.Globalization;
using Phodos.Reports.Figures;
using Phodos.Spectra;

namespace Phodos.Reports.Predictions;

/// <summary>The figures of a prediction.</summary>
public static class PredictionFigures
{
    /// <summary>The DOS with its band and its parts.</summary>
    public static Figure Dos(PredictedFile prediction, FigureForm? form = null)
    {
        var (description, shown) = (prediction.Description, prediction.Shown);
        var unit = shown.Unit.Symbol;
        var label = shown.Normalization switch
        {
            DosNormalization.MaxNormalized => "DOS (max-normalised)",
            DosNormalization.SumNormalized => $"DOS (per {unit}, integral 1)",
            DosNormalization.PerAtom => $"DOS (states per {unit} per atom)",
            _ => $"DOS (states per {unit} per cell)",
        };
        return PredictedDosFigure.Create(
            description.Formula,
            Path.GetFileName(description.File),
            new PredictedSpectrum(unit, label, shown.Frequencies, shown.Values, shown.Errors, shown.Elements),
            description.Label.ExpectedRmse is { } rmse ? string.Create(CultureInfo.InvariantCulture, $"expected RMSE {rmse:F3}") : "",
            form);
    }

    /// <summary>The bands beside the DOS; null where they are not known or not asked for.</summary>
    public static Figure? Bands(PredictedFile prediction, FigureForm? form = null) => prediction.Bands is null
        ? null
        : BandsFigure.Create(
            prediction.Description.Formula,
            Path.GetFileName(prediction.Description.File),
            prediction.Bands,
            prediction.Shown.Unit,
            prediction.Phonons.Dos,
            form: form);

    /// <summary>Heat capacity and entropy against the temperature; null where there is one temperature.</summary>
    public static Figure? Thermodynamics(PredictedFile prediction, FigureForm? form = null)
    {
        var (description, table) = (prediction.Description, prediction.Description.Thermodynamics);
        return table.Temperatures.Length < 2
            ? null
            : ThermodynamicsFigure.Create(
                description.Formula,
                Path.GetFileName(description.File),
                table.Temperatures,
                [Panel("Heat capacity", table.HeatCapacity), Panel("Entropy", table.Entropy)],
                form,
                prediction.Calculation is null ? "prediction" : "calculation");

        static FunctionPanel Panel(string name, EstimateColumn column) => new($"{name} ({column.Unit})", column.Values, column.Errors);
    }

    /// <summary>The thermal displacements against the temperature; null where they were not asked for, or there is one temperature.</summary>
    public static Figure? Displacements(PredictedFile prediction, FigureForm? form = null) => prediction.Displacements.Length < 2
        ? null
        : DisplacementsFigure.Create(
            prediction.Description.Formula, Path.GetFileName(prediction.Description.File), prediction.Displacements, form);
}

using Phodos.Cli.Inputs;
using Phodos.Spectra;

namespace Phodos.Cli.Prediction;

/// <summary>Opens the outputs that were asked for.</summary>
internal static class PredictionOutputs
{
    /// <summary>The name of the table of all predictions within the folder.</summary>
    internal const string Table = "predictions.parquet";

    internal static IPredictionOutput[] Open(PredictionSettings settings, IReadOnlyList<StructureInput> files)
    {
        if (settings.AsJson)
            return [new JsonOutput()];
        List<IPredictionOutput> outputs = [];
        var ofEach = settings.Kinds.Where(kind => kind != PredictionKinds.Parquet).ToHashSet(StringComparer.Ordinal);
        if (settings.Kinds.Contains(PredictionKinds.Parquet))
            outputs.Add(new ParquetOutput(Path.Combine(settings.Output, Table), Notes(settings)));
        if (ofEach.Count > 0 || settings.Figure != "none")
        {
            outputs.Add(new FilesOutput(
                settings.Output, ofEach, settings.Figure, settings.FigureForm, ResultNames.Of(files, settings.Format)));
        }

        return [.. outputs];
    }

    private static Dictionary<string, string> Notes(PredictionSettings settings) => new()
    {
        ["phodos.weights"] = settings.Weights,
        ["phodos.frequency_unit"] = settings.View.Spectrum.Unit == FrequencyUnit.Wavenumber ? "cm^-1" : settings.View.Spectrum.Unit.Symbol,
        ["phodos.normalization"] = settings.View.Spectrum.Normalization?.ToString() ?? "by the model",
        ["phodos.thermodynamics_per"] = settings.View.Per,
    };
}

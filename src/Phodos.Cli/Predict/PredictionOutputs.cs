using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>Opens the outputs that were asked for.</summary>
internal static class PredictionOutputs
{
    /// <summary>The name of the table of all predictions within the folder.</summary>
    internal const string Table = "predictions.parquet";

    /// <summary>Opens them.</summary>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="notes">What is kept with a table: units and the like.</param>
    /// <param name="names">What the results of each input are called; asked where each gets files of its own.</param>
    internal static IPredictionOutput[] Open(
        OutputRequest wanted, IReadOnlyDictionary<string, string> notes, Func<IReadOnlyDictionary<string, string>> names)
    {
        if (wanted.AsJson)
            return [new JsonOutput()];
        List<IPredictionOutput> outputs = [];
        var ofEach = wanted.Kinds.Where(kind => kind != PredictionKinds.Parquet).ToHashSet(StringComparer.Ordinal);
        if (wanted.Kinds.Contains(PredictionKinds.Parquet))
            outputs.Add(new ParquetOutput(Path.Combine(wanted.Folder, Table), notes));
        if (ofEach.Count > 0 || wanted.Figure != "none")
            outputs.Add(new FilesOutput(wanted.Folder, ofEach, wanted.Figure, wanted.FigureForm, names()));
        return [.. outputs];
    }

    /// <summary>What is kept with a table.</summary>
    /// <param name="source">What made the phonons: weights or a calculation.</param>
    /// <param name="view">How they are shown.</param>
    internal static Dictionary<string, string> Notes(string source, PredictionView view) => new()
    {
        ["phodos.weights"] = source,
        ["phodos.frequency_unit"] = view.Spectrum.Unit.PlainSymbol,
        ["phodos.normalization"] = view.Spectrum.Normalization?.ToString() ?? "by the model",
        ["phodos.thermodynamics_per"] = view.Per,
    };
}

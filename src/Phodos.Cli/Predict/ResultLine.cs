using System.Globalization;
using Phodos.Learning.Calibration;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

/// <summary>Hands a result to the outputs and says it in a line, its warnings before it.</summary>
internal static class ResultLine
{
    private const double RoomTemperature = 300;

    internal static void Write(PredictedFile prediction, string? id, IPredictionOutput[] outputs, Action<string> tellResult)
    {
        var description = prediction.Description;
        var places = outputs.Select(output => output.Add(prediction, id)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        foreach (var warning in description.Warnings)
            tellResult($"{description.File}: {warning}");
        if (places.Length == 0)
            return;
        var calorimetric = prediction.Phonons.Moments.CalorimetricDebyeTemperature is { } temperature
            ? $", of C_V near 0 K {Text(temperature, "F0")} K"
            : "";
        var room = prediction.Phonons.At(RoomTemperature);
        tellResult(
            $"{description.File}: {description.Formula}, {description.CrystalSystem}, {description.CellAtoms} atoms; "
            + $"C_V(300 K) {Text(room.HeatCapacity, "F2")} J/K/mol-atom, "
            + $"Debye temperature of the rms frequency {Text(prediction.Phonons.Moments.DebyeTemperature, "F0")} K{calorimetric} → {string.Join(", ", places)}");
    }

    private static string Text(Estimate estimate, string format)
    {
        var value = estimate.Value.ToString(format, CultureInfo.InvariantCulture);
        return estimate.Error is { } error ? $"{value} ± {error.ToString(format, CultureInfo.InvariantCulture)}" : value;
    }
}

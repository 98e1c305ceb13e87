using System.Globalization;

namespace Phodos.Learning.Training;

/// <summary>The file <c>metrics.csv</c> of a run: one line an epoch.</summary>
public sealed class MetricsTable(string path)
{
    private const string Header =
        "epoch,learning_rate,train_loss,valid_rmse,valid_mse,valid_mae,valid_r2,valid_wasserstein,"
        + "valid_pooled_rmse,valid_pooled_r2,seconds";

    /// <summary>Makes the file, or cuts an existing one back to the epochs before a given one.</summary>
    internal void KeepBefore(int epoch)
    {
        var kept = File.Exists(path) ? File.ReadLines(path).Skip(1).Where(line => EpochOf(line) < epoch) : [];
        AtomicFile.WriteText(path, string.Join('\n', kept.Prepend(Header)) + "\n");
    }

    internal void Append(EpochMetrics metrics)
    {
        var validation = metrics.Validation;
        double?[] values =
        [
            metrics.LearningRate, metrics.TrainingLoss,
            validation?.Rmse, validation?.Mse, validation?.Mae, validation?.R2, validation?.Wasserstein,
            metrics.ValidationPooled?.Rmse, metrics.ValidationPooled?.R2, metrics.Seconds,
        ];
        var texts = values.Select(value => value?.ToString("G9", CultureInfo.InvariantCulture) ?? "");
        File.AppendAllText(path, string.Create(CultureInfo.InvariantCulture, $"{metrics.Epoch},{string.Join(',', texts)}\n"));
    }

    /// <summary>The epochs of a run; a line that is cut off or damaged is left out.</summary>
    public static IReadOnlyList<EpochRow> Read(string path) => [.. File.ReadLines(path).Select(RowOf).OfType<EpochRow>()];

    private static EpochRow? RowOf(string line)
    {
        var epoch = EpochOf(line);
        var cells = line.Split(',');
        if (epoch == int.MaxValue || !TryRead(cells[2], out var loss) || !TryRead(cells[^1], out var seconds))
            return null;
        if (cells[3].Length == 0)
            return new EpochRow(epoch, loss, null, seconds);
        return TryRead(cells[3], out var rmse) ? new EpochRow(epoch, loss, rmse, seconds) : null;
    }

    private static bool TryRead(string cell, out double value) => double.TryParse(cell, CultureInfo.InvariantCulture, out value);

    // A line that was cut off when the process was killed has no epoch to keep.
    private static int EpochOf(string line) =>
        line.Count(character => character == ',') == Header.Count(character => character == ',')
        && int.TryParse(line.AsSpan(0, line.IndexOf(',', StringComparison.Ordinal)), CultureInfo.InvariantCulture, out var epoch)
            ? epoch
            : int.MaxValue;
}

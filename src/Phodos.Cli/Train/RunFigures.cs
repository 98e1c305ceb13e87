using Phodos.Cli.Console;
using Phodos.Learning.Training;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Train;

/// <summary>The loss curves of a run.</summary>
internal static class RunFigures
{
    internal static void WriteLossCurves(RunFolder run, FigureFiles files, int bestEpoch)
    {
        var curves = CurvesOf(Path.GetFileName(run.FullPath), MetricsTable.Read(run.MetricsFile), bestEpoch);
        files.Save(LossCurvesFigure.Create([curves], form: files.Form), run.In("figures"), "loss");
    }

    /// <summary>The training loss and the validation RMSE of a run.</summary>
    internal static TrainingRunCurves CurvesOf(string name, IReadOnlyList<EpochRow> epochs, int bestEpoch)
    {
        EpochRow[] evaluated = [.. epochs.Where(epoch => epoch.ValidationRmse is not null)];
        var training = new LossCurve(
            "Training loss", [.. epochs.Select(epoch => epoch.Epoch)], [.. epochs.Select(epoch => epoch.TrainingLoss)]);
        var validation = new LossCurve(
            "Validation RMSE",
            [.. evaluated.Select(epoch => epoch.Epoch)],
            [.. evaluated.Select(epoch => epoch.ValidationRmse!.Value)]);
        return new TrainingRunCurves(name, [training, validation], bestEpoch);
    }
}

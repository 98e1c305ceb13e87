using Phodos.Learning.Training;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Training;

/// <summary>The loss curves of a run.</summary>
internal static class RunFigures
{
    internal static void WriteLossCurves(RunFolder run, int bestEpoch)
    {
        var epochs = MetricsTable.Read(run.MetricsFile);
        var evaluated = epochs.Where(epoch => epoch.ValidationRmse is not null).ToArray();
        var training = new LossCurve(
            "Training loss", [.. epochs.Select(epoch => epoch.Epoch)], [.. epochs.Select(epoch => epoch.TrainingLoss)]);
        var validation = new LossCurve(
            "Validation RMSE",
            [.. evaluated.Select(epoch => epoch.Epoch)],
            [.. evaluated.Select(epoch => epoch.ValidationRmse!.Value)]);
        var figure = LossCurvesFigure.Create([new TrainingRunCurves(Path.GetFileName(run.FullPath), [training, validation], bestEpoch)]);
        figure.Save(run.In("figures/loss.png"));
        figure.Save(run.In("figures/loss.svg"));
    }
}

using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets.Forces;
using Phodos.Learning;
using Phodos.Learning.Calibration;
using Phodos.Learning.Experiments.Calibrations;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using Phodos.Reports.Figures;

namespace Phodos.Cli.Calibrate;

/// <summary>Calibrates a model.</summary>
internal sealed class CalibrationSession(Terminal terminal, CancellationToken cancellation)
{
    private readonly MemoizingSymmetryFinder _symmetry = new(MoyoSymmetryFinder.Shared);

    internal CalibrationReport Run(CalibrationSettings settings)
    {
        var file = settings.Output ?? ModelCalibration.FileOf(settings.Weights);
        OutputFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file))!);
        var (calibration, report) = ForceConstantsModel.IsIn(ModelFile.Resolve(settings.Weights)) ? OfForces(settings) : OfSpectra(settings);
        LearningJson.Write(file, calibration);
        if (settings.Figure is not null)
            Figure(report, settings.Form).Save(settings.Figure);
        terminal.Note($"{file}: error bars by {report.Validation} crystals, tested on {report.Test}");
        return report;
    }

    private (ModelCalibration Calibration, CalibrationReport Report) OfSpectra(CalibrationSettings settings)
    {
        var (model, config) = ModelFile.Load(settings.Weights, TorchRuntime.DeviceOf(settings.Computing.Device));
        using (model)
        {
            var loaded = DataLoading.Open(settings.Data, _symmetry, terminal, cancellation, keepSpectra: true);
            var split = DataLoading.SplitOf(loaded, settings.Splitting, _symmetry, settings.Weights, terminal);
            if (config.TrainedOn is null)
                WarnOfOrigin(settings);
            var crystals = split.Train.Length + split.Validation.Length + split.Test.Length;
            return terminal.WithProgress(
                $"Predicting {crystals} crystals",
                crystals,
                progress => new Calibrator(model, config, new Workers(settings.Computing.Threads), progress, cancellation)
                    .Calibrate(loaded.Dataset, split),
                cancellation);
        }
    }

    private (ModelCalibration Calibration, CalibrationReport Report) OfForces(CalibrationSettings settings)
    {
        var store = ForceStore.Open(settings.Data.Source);
        using var model = ForceConstantsModel.Load(ModelFile.Resolve(settings.Weights));
        if (model.TrainedOn is null)
            WarnOfOrigin(settings);
        return terminal.WithProgress(
            $"Predicting {store.RowCount} crystals",
            store.RowCount,
            progress => new ForceCalibrator(_symmetry, new Workers(settings.Computing.Threads), progress, cancellation).Calibrate(model, store),
            cancellation);
    }

    private void WarnOfOrigin(CalibrationSettings settings) => terminal.Note(
        $"warning: {settings.Weights} does not say what it learnt from; the error bars are right only if data and split are those of its training");

    private static Figure Figure(CalibrationReport report, FigureForm form) => ReliabilityFigure.Create(
        [.. CalibrationOutput.Shown(report).Select(quantity => new ReliabilityCurve(
            quantity.Name, [.. quantity.Reliability.Select(point => (point.Level, point.Coverage))]))],
        $"Error bars on {report.Test} test crystals",
        form);
}

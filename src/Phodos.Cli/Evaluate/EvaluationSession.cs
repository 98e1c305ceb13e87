using System.Collections.Immutable;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Sources;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Models;
using Phodos.Learning.Prediction;
using Phodos.Learning.Runtime;

namespace Phodos.Cli.Evaluate;

/// <summary>Evaluates a trained model on a part of a data set.</summary>
internal sealed class EvaluationSession(Terminal terminal, CancellationToken cancellation)
{
    private readonly MemoizingSymmetryFinder _symmetry = new(MoyoSymmetryFinder.Shared);

    internal EvaluationReport Run(EvaluationSettings settings)
    {
        using var model = LabelModels.Load(settings.Weights, settings.Computing.Device);
        var loaded = DataLoading.Open(settings.Data, _symmetry, terminal, cancellation);
        if (loaded.Dataset.Grid != model.Grid)
        {
            throw new InvalidInputException(
                $"the data have the grid {loaded.Dataset.Grid}, the model predicts {model.Grid}; use data on the model's grid",
                settings.Data.Source);
        }

        return Evaluate(settings, model, loaded);
    }

    private EvaluationReport Evaluate(EvaluationSettings settings, ILabelModel model, LoadedDataset loaded)
    {
        var dataset = loaded.Dataset;
        var indices = PartOf(settings, model, loaded);
        if (indices.IsEmpty)
        {
            throw new InvalidInputException(
                $"the {settings.Split} part of the data is empty; choose another --split", settings.Data.Source);
        }

        foreach (var folder in new[] { settings.Figures, settings.Output }.OfType<string>())
            OutputFolder.Make(folder);
        var workers = new Workers(settings.Computing.Threads);
        var result = terminal.WithProgress(
            $"Predicting {indices.Length} crystals",
            indices.Length,
            progress => model.Evaluate(dataset, indices, _symmetry, settings.Data.SymmetryTolerance, workers, progress, cancellation),
            cancellation);
        var report = EvaluationReport.Of(dataset, settings.Split, indices, model.Architecture, result);
        DosEntry[] entries = [.. indices.Select(index => dataset.Entries[index])];
        var breakdown = ErrorBreakdown.Of(entries, result.Crystals);
        if (settings.Figures is not null)
        {
            EvaluationOutput.WriteFigures(settings.Figures, settings.FigureFiles, dataset, indices, result);
            BreakdownOutput.WriteFigure(settings.Figures, settings.FigureFiles, report, breakdown);
        }

        if (settings.Output is not null)
        {
            ErrorCsv.WriteGroups(Path.Combine(settings.Output, "groups.csv"), breakdown);
            ErrorCsv.WriteCrystals(Path.Combine(settings.Output, "crystals.csv"), entries, result.Crystals);
        }

        return settings.Breakdown ? report with { Breakdown = breakdown } : report;
    }

    private ImmutableArray<int> PartOf(EvaluationSettings settings, ILabelModel model, LoadedDataset loaded)
    {
        if (settings.Split == "all")
        {
            if (model.TrainedOn?.Any(one => one.Sha256 == loaded.Dataset.Sha256) == true)
                terminal.Note("warning: the model learnt from some of these crystals; it errs more on others");
            return [.. Enumerable.Range(0, loaded.Dataset.Entries.Length)];
        }

        var split = DataLoading.SplitOf(loaded, settings.Splitting, _symmetry, settings.Weights, terminal);
        if (settings.Split != "train")
            CheckSplit(model, TrainedOn.Of(loaded.Dataset, split), settings);
        return settings.Split switch
        {
            "train" => split.Train,
            "valid" => split.Validation,
            _ => split.Test,
        };
    }

    // A model is tested on what it did not learn from.
    private void CheckSplit(ILabelModel model, TrainedOn asked, EvaluationSettings settings)
    {
        if (model.TrainedOn is not { } known)
        {
            terminal.Note($"warning: {settings.Weights} does not say what it learnt from; crystals of this part may be among it");
            return;
        }

        if (asked.Contradiction(known) is not { } contradiction)
            return;
        if (known.Any(one => one.Sha256 == asked.Sha256))
            throw new InvalidInputException(contradiction, settings.Data.Source);
        terminal.Note($"warning: {contradiction}");
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using Phodos.Cli.Console;
using Phodos.Cli.Data;
using Phodos.Crystals.Symmetry;
using Phodos.Datasets;
using Phodos.Datasets.Sources;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Weights;

namespace Phodos.Cli.Evaluation;

/// <summary>Evaluates a trained model on a part of a data set.</summary>
internal sealed class EvaluationSession(Terminal terminal, CancellationToken cancellation)
{
    private readonly MemoizingSymmetryFinder _symmetry = new(MoyoSymmetryFinder.Shared);

    internal EvaluationReport Run(EvaluationSettings settings)
    {
        var (model, config) = ModelFile.Load(settings.Weights, TorchRuntime.DeviceOf(settings.Computing.Device));
        using (model)
        {
            var loaded = DataLoading.Open(settings.Data, _symmetry, terminal, cancellation);
            if (loaded.Dataset.Grid != config.Grid)
            {
                throw new InvalidInputException(
                    $"the data have the grid {loaded.Dataset.Grid}, the model predicts {config.Grid}; use data on the model's grid",
                    settings.Data.Source);
            }

            return Evaluate(settings, model, config, loaded);
        }
    }

    private EvaluationReport Evaluate(EvaluationSettings settings, DosModel model, ModelConfig config, LoadedDataset loaded)
    {
        var dataset = loaded.Dataset;
        var indices = PartOf(settings, config, loaded);
        if (indices.IsEmpty)
        {
            throw new InvalidInputException(
                $"the {settings.Split} part of the data is empty; choose another --split", settings.Data.Source);
        }

        foreach (var folder in new[] { settings.Figures, settings.Output }.OfType<string>())
            OutputFolder.Make(folder);
        var workers = new Workers(settings.Computing.Threads);
        var preparation = new GraphPreparation(config.Graph, _symmetry, settings.Data.SymmetryTolerance);
        var crystals = terminal.WithProgress(
            $"Preparing {indices.Length} crystals",
            indices.Length,
            progress => preparation.Prepare(dataset, indices, native: null, workers, progress),
            cancellation);

        var clock = Stopwatch.StartNew();
        var result = terminal.WithProgress(
            $"Predicting {indices.Length} crystals",
            indices.Length,
            progress => new Evaluator(model, workers).Evaluate(crystals, dataset.Grid, progress, cancellation),
            cancellation);
        var report = EvaluationReport.Of(dataset, settings.Split, indices, config.Architecture, result, clock.Elapsed);
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

    private ImmutableArray<int> PartOf(EvaluationSettings settings, ModelConfig config, LoadedDataset loaded)
    {
        if (settings.Split == "all")
        {
            if (config.TrainedOn?.Any(one => one.Sha256 == loaded.Dataset.Sha256) == true)
                terminal.Note("warning: the model learnt from some of these crystals; it errs more on others");
            return [.. Enumerable.Range(0, loaded.Dataset.Entries.Length)];
        }

        var split = DataLoading.SplitOf(loaded, settings.Splitting, _symmetry, settings.Weights, terminal);
        if (settings.Split != "train")
            CheckSplit(config, TrainedOn.Of(loaded.Dataset, split), settings);
        return settings.Split switch
        {
            "train" => split.Train,
            "valid" => split.Validation,
            _ => split.Test,
        };
    }

    // A model is tested on what it did not learn from.
    private void CheckSplit(ModelConfig config, TrainedOn asked, EvaluationSettings settings)
    {
        if (config.TrainedOn is not { } known)
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

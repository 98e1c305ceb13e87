using Phodos.Cli.Console;
using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Learning.Graphs;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training;

namespace Phodos.Cli.Training;

/// <summary>The data of a run, ready to train on: the graphs of its three parts.</summary>
internal sealed record PreparedData(
    DosDataset Dataset, DataSplit Split, LabelledGraph[] Training, LabelledGraph[] Validation, LabelledGraph[] Test, Workers Workers)
{
    /// <exception cref="InvalidInputException">A part is empty, or a crystal has no symmetry.</exception>
    internal static PreparedData Of(
        RunConfig config, DosDataset dataset, DataSplit split, ISymmetryFinder symmetry, Terminal terminal, CancellationToken cancellation)
    {
        var workers = new Workers(config.Machine.Threads);
        var preparation = new GraphPreparation(config.Model.Graph, symmetry, config.Data.SymmetryTolerance);
        return new PreparedData(
            dataset,
            split,
            Prepare("training", split.Train),
            Prepare("validation", split.Validation),
            Prepare("test", split.Test),
            workers);

        LabelledGraph[] Prepare(string part, IReadOnlyList<int> indices) => indices.Count == 0
            ? throw new InvalidInputException(
                $"the {part} part of the split is empty; give more data, index files, or another --rule", config.Data.Source)
            : terminal.WithProgress(
                $"Preparing {indices.Count} {part} crystals",
                indices.Count,
                progress => preparation.Prepare(dataset, indices, workers, progress),
                cancellation);
    }
}

using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Learning.Graphs;
using Phodos.Learning.Runtime;
using Phodos.Learning.Training;

namespace Phodos.Learning.Experiments;

/// <summary>A data set, its split, and its graphs, which runs on the same data share: those made last are kept.</summary>
/// <param name="dataset">The data.</param>
/// <param name="split">Which entries train, validate and test.</param>
/// <param name="origin">Where the data come from.</param>
/// <param name="symmetry">Finds canonical cells.</param>
public sealed class ExperimentData(DosDataset dataset, DataSplit split, RunData origin, ISymmetryFinder symmetry)
{
    private (GraphOptions Options, PreparedData Data)? _last;

    /// <summary>The data.</summary>
    public DosDataset Dataset => dataset;

    /// <summary>Which entries train, validate and test.</summary>
    public DataSplit Split => split;

    /// <summary>Where the data come from.</summary>
    public RunData Origin => origin;

    /// <summary>The same data under another split.</summary>
    public ExperimentData With(DataSplit other) => new(dataset, other, origin, symmetry);

    /// <summary>Makes sure that a run was made on these data.</summary>
    /// <exception cref="InvalidInputException">It was made on others.</exception>
    public void RequireDataOf(RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        if (dataset.Sha256 != config.Data.Sha256)
        {
            throw new InvalidInputException(
                $"the data are not those of this run (SHA-256 {dataset.Sha256}, not {config.Data.Sha256}); "
                + "bring the old ones back or start a new run",
                origin.Source);
        }
    }

    /// <summary>The graphs of all three parts.</summary>
    /// <param name="options">What graphs are made.</param>
    /// <param name="workers">How many are made side by side.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <exception cref="InvalidInputException">A part is empty, or a crystal has no symmetry.</exception>
    public PreparedData Prepare(GraphOptions options, Workers workers, IRunObserver observer)
    {
        if (_last is { } last && last.Options == options)
            return last.Data;
        var preparation = new GraphPreparation(options, symmetry, origin.SymmetryTolerance);
        var data = new PreparedData(
            Prepare("training", split.Train), Prepare("validation", split.Validation), Prepare("test", split.Test));
        _last = (options, data);
        return data;

        LabelledGraph[] Prepare(string part, IReadOnlyList<int> indices) => indices.Count == 0
            ? throw new InvalidInputException(
                $"the {part} part of the split is empty; give more data, index files, or another --rule", origin.Source)
            : observer.Watch(
                $"Preparing {indices.Count} {part} crystals",
                indices.Count,
                progress => preparation.Prepare(dataset, indices, workers, progress));
    }
}

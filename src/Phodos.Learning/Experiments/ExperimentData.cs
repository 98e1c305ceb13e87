using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Datasets.Splits;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Learning.Training;
using Phodos.Spectra;

namespace Phodos.Learning.Experiments;

/// <summary>A data set, its split, and its graphs, which runs on the same data share: those of the last options are kept.</summary>
/// <param name="dataset">The data.</param>
/// <param name="split">Which entries train, validate and test.</param>
/// <param name="origin">Where the data come from.</param>
/// <param name="symmetry">Finds canonical cells.</param>
public sealed class ExperimentData(DosDataset dataset, DataSplit split, RunData origin, ISymmetryFinder symmetry)
{
    private readonly Dictionary<int, LabelledGraph> _graphs = [];
    private (GraphOptions Graph, FrequencyGrid? Native)? _kind;

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

    /// <summary>The split of a run: that of the data, its training part limited as the run has it.</summary>
    /// <exception cref="InvalidInputException">The run is limited to more crystals than there are.</exception>
    public DataSplit SplitOf(RunConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return config.TrainLimit is { } limit ? split.WithTrainingLimitedTo(limit, config.Training.Seed) : split;
    }

    /// <summary>The graphs of all three parts of a split of these data.</summary>
    /// <param name="parts">The split.</param>
    /// <param name="model">The model, which says what graphs are made and what is learnt of them.</param>
    /// <param name="workers">How many are made side by side.</param>
    /// <param name="observer">Is told how it goes.</param>
    /// <exception cref="InvalidInputException">A part is empty, or a crystal has no symmetry.</exception>
    public PreparedData Prepare(DataSplit parts, ModelConfig model, Workers workers, IRunObserver observer)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(model);
        var kind = (model.Graph, model.NativeGrid);
        if (_kind != kind)
            _graphs.Clear();
        _kind = kind;
        var preparation = new GraphPreparation(model.Graph, symmetry, origin.SymmetryTolerance);
        return new PreparedData(
            Prepare("training", parts.Train), Prepare("validation", parts.Validation), Prepare("test", parts.Test));

        LabelledGraph[] Prepare(string part, IReadOnlyList<int> indices)
        {
            if (indices.Count == 0)
            {
                throw new InvalidInputException(
                    $"the {part} part of the split is empty; give more data, index files, or {LearningRemedies.SplitByAnotherRule}", origin.Source);
            }

            int[] missing = [.. indices.Where(index => !_graphs.ContainsKey(index))];
            if (missing.Length > 0)
            {
                var made = observer.Watch(
                    $"Preparing {missing.Length} {part} crystals",
                    missing.Length,
                    progress => LabelledGraph.Of(preparation, dataset, missing, kind.NativeGrid, workers, progress));
                foreach (var (index, graph) in missing.Zip(made))
                    _graphs.Add(index, graph);
            }

            return [.. indices.Select(index => _graphs[index])];
        }
    }
}

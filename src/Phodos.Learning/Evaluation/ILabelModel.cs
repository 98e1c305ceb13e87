using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Spectra;

namespace Phodos.Learning.Evaluation;

/// <summary>A trained model whose labels can be compared with those of a data set.</summary>
public interface ILabelModel : IDisposable
{
    /// <summary>The name of the architecture.</summary>
    string Architecture { get; }

    /// <summary>The grid of its labels.</summary>
    FrequencyGrid Grid { get; }

    /// <summary>What it learnt from, or null where that is not known.</summary>
    IReadOnlyList<TrainedOn>? TrainedOn { get; }

    /// <summary>Compares its labels of crystals with those of the data, under every aggregation.</summary>
    /// <param name="data">The data, on the grid of the model.</param>
    /// <param name="indices">Which crystals, at least one.</param>
    /// <param name="symmetry">Finds primitive cells.</param>
    /// <param name="tolerance">The tolerance (angstrom) of the symmetry search.</param>
    /// <param name="workers">How many pieces of work run side by side.</param>
    /// <param name="progress">Told how many crystals have been done since it was told last; called from any thread.</param>
    /// <param name="cancellation">Stops between batches.</param>
    /// <exception cref="InvalidInputException">A crystal cannot be predicted; the message names it.</exception>
    EvaluationResult Evaluate(
        DosDataset data,
        IReadOnlyList<int> indices,
        ISymmetryFinder symmetry,
        double tolerance,
        Workers workers,
        Action<int>? progress = null,
        CancellationToken cancellation = default);
}

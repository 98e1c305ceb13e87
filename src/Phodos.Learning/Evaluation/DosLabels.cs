using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Spectra;

namespace Phodos.Learning.Evaluation;

/// <summary>The labels of a model that predicts them itself.</summary>
/// <param name="model">The model; disposed with this.</param>
/// <param name="config">Its configuration.</param>
internal sealed class DosLabels(DosModel model, ModelConfig config) : ILabelModel
{
    /// <inheritdoc/>
    public string Architecture => config.Architecture;

    /// <inheritdoc/>
    public FrequencyGrid Grid => config.Grid;

    /// <inheritdoc/>
    public IReadOnlyList<TrainedOn>? TrainedOn => config.TrainedOn;

    /// <inheritdoc/>
    public EvaluationResult Evaluate(
        DosDataset data,
        IReadOnlyList<int> indices,
        ISymmetryFinder symmetry,
        double tolerance,
        Workers workers,
        Action<int>? progress = null,
        CancellationToken cancellation = default)
    {
        var crystals = LabelledGraph.Of(new GraphPreparation(config.Graph, symmetry, tolerance), data, indices, native: null, workers);
        return new Evaluator(model, workers).Evaluate(crystals, data.Grid, progress, cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();
}

using Phodos.Crystals;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Runtime;
using Phodos.Learning.Weights;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>Predicts the DOS of crystals with a trained model.</summary>
public sealed class DosPredictor : IDisposable
{
    private readonly DosModel _model;
    private readonly Evaluator _evaluator;
    private readonly GraphPreparation _preparation;

    /// <summary>Takes over a model.</summary>
    /// <param name="model">The model; disposed with the predictor.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="symmetry">Finds the primitive cell and the crystal system.</param>
    /// <param name="workers">How many batches run side by side.</param>
    /// <param name="symmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
    public DosPredictor(
        DosModel model, ModelConfig config, ISymmetryFinder symmetry, Workers workers, double symmetryTolerance = 1e-3)
    {
        _model = model;
        _model.eval();
        Config = config;
        _evaluator = new Evaluator(model, workers);
        _preparation = new GraphPreparation(config.Graph, symmetry, symmetryTolerance);
    }

    /// <summary>The configuration of the model.</summary>
    public ModelConfig Config { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="weights">
    /// A <c>.safetensors</c> file, the folder of a training run, or <see cref="ShippedModel.Name"/>.
    /// </param>
    /// <param name="symmetry">Finds the primitive cell and the crystal system.</param>
    /// <param name="device">Such as <c>cpu</c>.</param>
    /// <param name="threads">How many batches run side by side.</param>
    /// <param name="symmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
    /// <exception cref="InvalidInputException">The weights or the device cannot be used.</exception>
    public static DosPredictor Load(
        string weights, ISymmetryFinder symmetry, string device = "cpu", int threads = 1, double symmetryTolerance = 1e-3)
    {
        var file = ModelFile.Resolve(weights); // a wrong path is told before libtorch is loaded
        var (model, config) = ModelFile.Load(file, TorchRuntime.DeviceOf(device));
        return new DosPredictor(model, config, symmetry, new Workers(threads), symmetryTolerance);
    }

    /// <summary>The graph that the model sees of a crystal.</summary>
    /// <exception cref="InvalidInputException">No symmetry is found.</exception>
    public CrystalGraph Prepare(string id, Crystal crystal) => _preparation.Prepare(id, crystal);

    /// <summary>
    /// The predicted DOS of graphs, in their order: negative values are set to zero, then each is divided by its maximum.
    /// </summary>
    public IReadOnlyList<DensityOfStates> Predict(IReadOnlyList<CrystalGraph> graphs) =>
        [.. _evaluator.Predict(graphs).Select(values => Normalized(values))];

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private DensityOfStates Normalized(double[] values)
    {
        var maximum = Math.Max(values.Max(), double.Epsilon);
        return new DensityOfStates(Config.Grid, [.. values.Select(value => Math.Max(value, 0) / maximum)], DosNormalization.MaxNormalized);
    }
}

using Phodos.Crystals;
using Phodos.Learning.Calibration;
using Phodos.Learning.Evaluation;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Models.SiteStates;
using Phodos.Learning.Runtime;
using Phodos.Learning.Weights;
using Phodos.Spectra;

namespace Phodos.Learning.Prediction;

/// <summary>Predicts the DOS of crystals with a trained model.</summary>
public sealed class DosPredictor : IPhononPredictor
{
    private readonly DosModel _model;
    private readonly Evaluator _evaluator;
    private readonly SiteStatesPredictor? _states;
    private readonly GraphPreparation _preparation;

    /// <summary>Takes over a model.</summary>
    /// <param name="model">The model; disposed with the predictor.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="symmetry">Finds the primitive cell and the crystal system.</param>
    /// <param name="workers">How many batches run side by side.</param>
    /// <param name="symmetryTolerance">The tolerance (angstrom) of the symmetry search.</param>
    /// <param name="calibration">What is known of the errors of the model; null gives no error bars.</param>
    public DosPredictor(
        DosModel model,
        ModelConfig config,
        ISymmetryFinder symmetry,
        Workers workers,
        double symmetryTolerance = 1e-3,
        ModelCalibration? calibration = null)
    {
        _model = model;
        _model.eval();
        Config = config;
        Calibration = calibration;
        _evaluator = new Evaluator(model, workers);
        _states = model is SiteStatesModel states ? new SiteStatesPredictor(states, workers) : null;

        // Such a model sees the same in every cell, so the sites of the user's own can be told of.
        var graph = _states is null ? config.Graph : config.Graph with { CanonicalCell = false };
        _preparation = new GraphPreparation(graph, symmetry, symmetryTolerance);
    }

    /// <summary>The configuration of the model.</summary>
    public ModelConfig Config { get; }

    /// <summary>What is known of the errors of the model, or null.</summary>
    public ModelCalibration? Calibration { get; }

    /// <inheritdoc/>
    public string Architecture => Config.Architecture;

    /// <inheritdoc/>
    public bool IsCalibrated => Calibration is not null;

    /// <inheritdoc/>
    public bool TellsSites => _states is not null;

    /// <inheritdoc/>
    public bool TellsModes => false;

    /// <inheritdoc/>
    public int UsualPoints => (Config.NativeGrid ?? Config.Grid).Count;

    /// <summary>Loads a model.</summary>
    /// <param name="weights">
    /// A <c>.safetensors</c> file, the folder of a training run, or a word of <see cref="ShippedModel"/>.
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
        var calibration = ModelCalibration.Find(file);
        var (model, config) = ModelFile.Load(file, TorchRuntime.DeviceOf(device));
        return new DosPredictor(model, config, symmetry, new Workers(threads), symmetryTolerance, calibration);
    }

    /// <summary>
    /// The crystal as the model sees it: in the given cell where the model sees the same in all, else in the canonical primitive one.
    /// </summary>
    /// <exception cref="InvalidInputException">No symmetry is found.</exception>
    public PreparedCrystal Prepare(string id, Crystal crystal) => _preparation.Prepare(id, crystal);

    /// <summary>
    /// The predicted labels of crystals, in their order: negative values are set to zero, then each is divided by its maximum.
    /// </summary>
    public IReadOnlyList<DensityOfStates> Predict(IReadOnlyList<PreparedCrystal> crystals) =>
        [.. _evaluator.Predict([.. crystals.Select(crystal => crystal.Graph)]).Select(values => Normalized(values))];

    /// <summary>All that the model says of crystals, in their order.</summary>
    public IReadOnlyList<PhononPrediction> PredictPhonons(IReadOnlyList<PreparedCrystal> crystals)
    {
        if (_states is null)
            return [.. crystals.Zip(Predict(crystals), PhononPrediction.Of)];
        var outputs = _states.Predict([.. crystals.Select(crystal => crystal.Graph)]);
        var native = Config.NativeGrid!;
        return [.. crystals.Zip(outputs, (crystal, output) => PhononPrediction.Of(crystal, native, Config.Grid, output, Calibration))];
    }

    /// <inheritdoc/>
    public void Dispose() => _model.Dispose();

    private DensityOfStates Normalized(double[] values)
    {
        var maximum = Math.Max(values.Max(), double.Epsilon);
        return new DensityOfStates(Config.Grid, [.. values.Select(value => Math.Max(value, 0) / maximum)], DosNormalization.MaxNormalized);
    }
}

using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>The learning of force constants.</summary>
/// <param name="model">The model; its weights change.</param>
/// <param name="training">The calculations to learn from.</param>
/// <param name="validation">Those that choose the best epoch.</param>
/// <param name="workers">How many parts of a batch are computed side by side.</param>
/// <param name="spectralFromStart">Whether the spectral terms of the loss count from the first step on, as for weights that have learnt.</param>
internal sealed class ForceLearning(
    ForceConstantsModel model, IReadOnlyList<ForceTargets> training, ForceValidation validation, Workers workers, bool spectralFromStart)
    : IForceLearning<ForceTargets>
{
    // The part of the training in which the spectral terms of the loss come in.
    private const double SpectralFrom = 0.3;
    private const double SpectralOver = 0.1;

    private readonly ForceLoss _loss = new();
    private LossTerms _terms = ForceLoss.NoTerms();

    /// <inheritdoc/>
    public nn.Module Network => model.Network;

    /// <inheritdoc/>
    public IReadOnlyList<ForceTargets> CrystalsOf(int epoch) => training;

    /// <inheritdoc/>
    public string IdOf(ForceTargets crystal) => crystal.Id;

    /// <inheritdoc/>
    public (double Loss, Tensor[] Gradients) Gradient(ForceTargets[] crystals, Tensor[] parameters, double done, DisposeScope owner) =>
        new ForceGradient(model.Network, parameters, workers, _loss).Compute(
            crystals, spectralFromStart ? 1 : Math.Clamp((done - SpectralFrom) / SpectralOver, 0, 1), _terms, owner);

    /// <inheritdoc/>
    public string TakeTerms()
    {
        var means = _terms.Means;
        _terms = ForceLoss.NoTerms();
        return means;
    }

    /// <inheritdoc/>
    public LearningEvaluation Evaluate()
    {
        var result = validation.Evaluate(model, workers);
        return new LearningEvaluation(
            result.Metrics.Rmse,
            FormattableString.Invariant($"modes below -15 cm-1 in {100 * result.UnstableShare:F0} % of the validation crystals"),
            result.Metrics);
    }

    /// <inheritdoc/>
    public void Save(string path, int epoch) => model.Save(path, epoch);

    /// <inheritdoc/>
    public void Dispose() => _loss.Dispose();
}

using Phodos.Learning.Models.Forces;
using Phodos.Learning.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>
/// The learning of Born charges and dielectric tensors. All calculations tell which crystals have none; those that do not know them are
/// gone through in turns, as they teach nothing else.
/// </summary>
/// <param name="model">The model; its weights change.</param>
/// <param name="training">The calculations to learn from.</param>
/// <param name="validation">Those that choose the best epoch.</param>
/// <param name="workers">How many parts of a batch are computed side by side.</param>
internal sealed class BornLearning(BornChargesModel model, IReadOnlyList<BornTargets> training, BornValidation validation, Workers workers)
    : IForceLearning<BornTargets>
{
    private const int Turns = 3;

    private readonly BornTargets[] _known = [.. training.Where(crystal => crystal.Born is not null)];
    private readonly BornTargets[] _unknown = [.. training.Where(crystal => crystal.Born is null)];
    private LossTerms _terms = BornLoss.NoTerms();

    /// <inheritdoc/>
    public nn.Module Network => model.Network;

    /// <inheritdoc/>
    public IReadOnlyList<BornTargets> CrystalsOf(int epoch) =>
        [.. _known, .. _unknown.Where((_, index) => index % Turns == epoch % Turns)];

    /// <inheritdoc/>
    public string IdOf(BornTargets crystal) => crystal.Id;

    /// <inheritdoc/>
    public (double Loss, Tensor[] Gradients) Gradient(BornTargets[] crystals, Tensor[] parameters, double done, DisposeScope owner) =>
        DividedBatch.Gradient(
            crystals,
            crystal => crystal.Graph.Edges.Count,
            (part, terms) =>
            {
                var loss = BornLoss.Sum(model.Network, part, terms) / crystals.Length;
                return (loss.ToSingle(), autograd.grad([loss], parameters));
            },
            workers,
            _terms,
            owner);

    /// <inheritdoc/>
    public string TakeTerms()
    {
        var means = _terms.Means;
        _terms = BornLoss.NoTerms();
        return means;
    }

    /// <inheritdoc/>
    public LearningEvaluation Evaluate()
    {
        var (errors, error, share) = validation.Evaluate(model, workers);
        model.Know(share, errors);
        return new LearningEvaluation(
            error,
            FormattableString.Invariant(
                $"validation: Z* {errors.Charge:F3} e, dielectric {100 * errors.Dielectric:F1} %, splitting {errors.Splitting:F1} cm-1, ")
            + FormattableString.Invariant($"fields {error:F4}, known share {share:F3}"));
    }

    /// <inheritdoc/>
    public void Save(string path, int epoch) => model.Save(path, epoch);

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

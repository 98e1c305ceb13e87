using Phodos.Spectra;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Training.Forces;

/// <summary>What a network learns from calculations of force constants.</summary>
/// <typeparam name="TCrystal">What it learns of a crystal.</typeparam>
internal interface IForceLearning<TCrystal> : IDisposable
{
    /// <summary>The network.</summary>
    nn.Module Network { get; }

    /// <summary>What an epoch, counted from 1, goes through.</summary>
    IReadOnlyList<TCrystal> CrystalsOf(int epoch);

    /// <summary>The identifier of a crystal.</summary>
    string IdOf(TCrystal crystal);

    /// <summary>The mean loss of the crystals of a batch and the gradient of parameters, in their order.</summary>
    /// <param name="crystals">The batch.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="done">The part of the training that is done, 0 to 1.</param>
    /// <param name="owner">The scope that the gradients will belong to.</param>
    (double Loss, Tensor[] Gradients) Gradient(TCrystal[] crystals, Tensor[] parameters, double done, DisposeScope owner);

    /// <summary>What the terms of the loss have been on average since it was asked last.</summary>
    string TakeTerms();

    /// <summary>The errors of the network on the validation part.</summary>
    LearningEvaluation Evaluate();

    /// <summary>Writes the weights, as they were evaluated last.</summary>
    void Save(string path, int epoch);
}

/// <summary>How good a network is on the validation part.</summary>
/// <param name="Error">What chooses the best epoch, the lower the better.</param>
/// <param name="Summary">What is to be said of it, in the log.</param>
/// <param name="Metrics">The metrics of the label, the mean over crystals; null where there is none.</param>
internal sealed record LearningEvaluation(double Error, string Summary, AggregatedMetrics? Metrics = null);

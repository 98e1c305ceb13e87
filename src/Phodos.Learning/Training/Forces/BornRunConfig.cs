using Phodos.Learning.Models.Forces;

namespace Phodos.Learning.Training.Forces;

/// <summary>Everything needed to repeat a training of Born charges: the file <c>config.json</c> of its folder.</summary>
/// <param name="Architecture">The name of the architecture.</param>
/// <param name="Model">The size and the reach of the network.</param>
/// <param name="Training">How it is trained.</param>
/// <param name="Source">The full path of the store.</param>
/// <param name="Sha256">The SHA-256 of the store.</param>
/// <param name="Machine">Where it is trained.</param>
internal sealed record BornRunConfig(
    string Architecture, BornNetworkOptions Model, TrainingOptions Training, string Source, string Sha256, RunMachine Machine);

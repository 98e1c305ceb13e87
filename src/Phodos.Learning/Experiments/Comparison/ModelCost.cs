namespace Phodos.Learning.Experiments.Comparison;

/// <summary>What a trained model costs on this machine.</summary>
/// <param name="Parameters">How many numbers it learns.</param>
/// <param name="CrystalsPerSecond">Predictions in a second of the clock; the crystals' graphs are ready before.</param>
/// <param name="CrystalsPerProcessorSecond">Predictions in a second of one processor: steadier where other work runs beside.</param>
/// <param name="PeakMemory">The most memory (bytes) that the process ever held while it trained and predicted.</param>
/// <param name="MemoryBefore">The most (bytes) that it held before it had the model: .NET, libtorch and the data.</param>
public sealed record ModelCost(
    long Parameters, double CrystalsPerSecond, double CrystalsPerProcessorSecond, long PeakMemory, long MemoryBefore);

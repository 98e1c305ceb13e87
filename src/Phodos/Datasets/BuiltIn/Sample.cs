using Phodos.Crystals;

namespace Phodos.Datasets.BuiltIn;

/// <summary>A crystal of the built-in data set before it has a label.</summary>
internal sealed record Sample(string Id, Crystal Crystal, CrystalSystem System);

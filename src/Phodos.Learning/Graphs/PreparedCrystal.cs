using Phodos.Crystals;

namespace Phodos.Learning.Graphs;

/// <summary>A crystal as a model sees it.</summary>
/// <param name="Crystal">The crystal, in the cell of the graph.</param>
/// <param name="Graph">Its graph; atoms in the order of the crystal.</param>
/// <param name="Symmetry">Its symmetry; null where it was not looked for.</param>
public sealed record PreparedCrystal(Crystal Crystal, CrystalGraph Graph, CrystalSymmetry? Symmetry = null);

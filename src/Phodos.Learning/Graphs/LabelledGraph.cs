namespace Phodos.Learning.Graphs;

/// <summary>A crystal graph and its reference DOS, divided by its maximum.</summary>
/// <param name="Graph">The crystal.</param>
/// <param name="Target">The reference, one value a grid point.</param>
public sealed record LabelledGraph(CrystalGraph Graph, double[] Target);

using Phodos.Learning.Targets;

namespace Phodos.Learning.Graphs;

/// <summary>A crystal graph and its reference DOS, divided by its maximum.</summary>
/// <param name="Graph">The crystal.</param>
/// <param name="Target">The reference, one value a grid point.</param>
public sealed record LabelledGraph(CrystalGraph Graph, double[] Target)
{
    /// <summary>How its states are shared out over the bins of a model, or null where the model does not ask for it.</summary>
    public StateShares? Shares { get; init; }
}

using Phodos.Learning.Graphs;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>Turns the atoms of crystals, each with its surroundings, into vectors that no rotation, reflection or translation changes.</summary>
internal abstract class SiteEncoder(string name) : nn.Module(name)
{
    /// <summary>The width of the vector of an atom.</summary>
    internal abstract int Width { get; }

    /// <summary>The parts of the encoder from the input on, with the names of their parameters in the encoder.</summary>
    internal abstract IEnumerable<ModelStage> Stages { get; }

    /// <summary>The vectors of all atoms, <c>[atoms, width]</c>.</summary>
    internal abstract Tensor Encode(GraphBatch batch);
}

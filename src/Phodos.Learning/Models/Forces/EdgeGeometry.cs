using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>What all layers need of the edges: it does not change from layer to layer.</summary>
internal sealed class EdgeGeometry
{
    internal EdgeGeometry(BatchSpans edges, double cutoff, int functions)
    {
        (First, Second) = (edges.First, edges.Second);
        var envelope = RadialFunctions.Envelope(edges.Lengths, cutoff);
        Functions = cat([RadialFunctions.Bessel(edges.Lengths, cutoff, functions) * envelope, envelope], 1);
        Directions = edges.Directions;
    }

    /// <summary>The atom that each message comes from, <c>[edges]</c>.</summary>
    internal Tensor First { get; }

    /// <summary>The atom that it goes to, <c>[edges]</c>.</summary>
    internal Tensor Second { get; }

    /// <summary>The radial functions times the envelope and, after them, the envelope, <c>[edges, functions + 1]</c>.</summary>
    internal Tensor Functions { get; }

    /// <summary>The directions u, <c>[edges, 3]</c>.</summary>
    internal Tensor Directions { get; }
}

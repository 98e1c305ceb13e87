namespace Phodos.Learning.Models;

/// <summary>
/// The size of <see cref="DirectGraphNetwork"/> and <see cref="EnergyGraphNetwork"/>. The defaults are the reference implementation's.
/// </summary>
public sealed record GraphNetworkOptions
{
    /// <summary>The width of the embeddings, at least 2. Default 256.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Message-passing layers, at least 1. Default 3.</summary>
    public int ProcessingLayers { get; init; } = 3;

    /// <summary>
    /// The radius (angstrom) at which edge inputs fall to zero; null, the default,
    /// is the cutoff. The reference implementation has 4 Å whatever its cutoff.
    /// </summary>
    public double? EnvelopeRadius { get; init; }

    /// <summary>Returns these options if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public GraphNetworkOptions Validated()
    {
        OptionRule.Require("graph-network", Hidden >= 2, "hidden must be at least 2");
        OptionRule.Require("graph-network", ProcessingLayers >= 1, "processing-layers must be at least 1");
        OptionRule.Require("graph-network", EnvelopeRadius is null or > 0, "envelope-radius must be above 0");
        return this;
    }
}

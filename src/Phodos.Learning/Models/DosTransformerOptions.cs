namespace Phodos.Learning.Models;

/// <summary>The size and the behaviour of <see cref="DosTransformer"/>. The defaults are the paper's.</summary>
public sealed record DosTransformerOptions
{
    /// <summary>The width of the embeddings, even, at least 2. Default 256.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Message-passing layers, at least 1. Default 3.</summary>
    public int ProcessingLayers { get; init; } = 3;

    /// <summary>Layers of each of the three transformers, at least 1. Default 2.</summary>
    public int TransformerLayers { get; init; } = 2;

    /// <summary>The chance that an attention weight is dropped while training, 0 ≤ p &lt; 1. Default 0.2.</summary>
    public double AttentionDropout { get; init; } = 0.2;

    /// <summary>The weight β of the loss of the prediction with prompt, at least 0. Default 1.</summary>
    public double SystemLossWeight { get; init; } = 1;

    /// <summary>
    /// Whether attention leaves out the rows that pad a crystal to the size of the largest in its batch. Default
    /// true. The reference implementation does not, so its prediction depends on the batch; false repeats that.
    /// </summary>
    public bool MaskPadding { get; init; } = true;

    /// <summary>
    /// The radius (angstrom) at which edge inputs fall to zero; null, the default,
    /// is the cutoff. The reference implementation has 4 Å whatever its cutoff.
    /// </summary>
    public double? EnvelopeRadius { get; init; }

    /// <summary>Returns these options if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public DosTransformerOptions Validated()
    {
        Require(Hidden >= 2 && Hidden % 2 == 0, "hidden must be an even number, at least 2");
        Require(ProcessingLayers >= 1, "processing-layers must be at least 1");
        Require(TransformerLayers >= 1, "transformer-layers must be at least 1");
        Require(AttentionDropout is >= 0 and < 1, "attention-dropout must be at least 0 and below 1");
        Require(double.IsFinite(SystemLossWeight) && SystemLossWeight >= 0, "system-loss-weight must be at least 0");
        Require(EnvelopeRadius is null or > 0, "envelope-radius must be above 0");
        return this;
    }

    private static void Require(bool holds, string rule) => OptionRule.Require("dostransformer", holds, rule);
}

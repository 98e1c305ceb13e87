namespace Phodos.Learning.Models;

/// <summary>The size of <see cref="DirectMlp"/> and <see cref="EnergyMlp"/>. The defaults are the reference implementation's.</summary>
public sealed record MlpOptions
{
    /// <summary>The width of the embeddings, at least 1. Default 256.</summary>
    public int Hidden { get; init; } = 256;

    /// <summary>Hidden layers of the output network after its first, at least 1. Default 3.</summary>
    public int Layers { get; init; } = 3;

    /// <summary>Returns these options if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    public MlpOptions Validated()
    {
        OptionRule.Require("mlp", Hidden >= 1, "hidden must be at least 1");
        OptionRule.Require("mlp", Layers >= 1, "layers must be at least 1");
        return this;
    }
}

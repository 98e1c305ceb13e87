namespace Phodos.Learning.Models.Forces;

/// <summary>Everything that makes a <see cref="ForceConstantsModel"/> again, but for its weights: the JSON file beside them.</summary>
/// <param name="Architecture">The name of the architecture.</param>
/// <param name="Options">The size and the reach.</param>
internal sealed record ForceModelConfig(string Architecture, ForceNetworkOptions Options)
{
    /// <summary>Returns the configuration if it is one of this architecture.</summary>
    /// <exception cref="InvalidInputException">It is of another, or an option is out of its range.</exception>
    internal ForceModelConfig Validated()
    {
        if (Architecture != ForceNetwork.Architecture)
            throw new InvalidInputException($"the weights are of the model {Excerpt.Quoted(Architecture)}, not of {ForceNetwork.Architecture}");
        Options.Validated();
        return this;
    }
}

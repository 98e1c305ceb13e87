using System.Text.Json.Serialization;

namespace Phodos.Learning.Models.Forces;

/// <summary>Everything that makes a <see cref="ForceConstantsModel"/> again, but for its weights: the JSON file beside them.</summary>
/// <param name="Architecture">The name of the architecture.</param>
/// <param name="Options">The size and the reach of every member.</param>
internal sealed record ForceModelConfig(string Architecture, ForceNetworkOptions Options)
{
    // Memory is taken for each before weights are read.
    private const int MostMembers = 64;

    /// <summary>The number of networks whose mean the model is.</summary>
    public int Members { get; init; } = 1;

    /// <summary>Its network of Born charges; null where it has none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BornPart? Born { get; init; }

    /// <inheritdoc cref="ForceConstantsModel.TrainedOn"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TrainedOn>? TrainedOn { get; init; }

    /// <summary>Reads the configuration beside weights.</summary>
    /// <exception cref="InvalidInputException">It is missing, of another architecture, or an option is out of its range.</exception>
    internal static ForceModelConfig Read(string weights)
    {
        var file = Path.ChangeExtension(weights, ".json");
        if (BornChargesModel.IsNamedIn(file))
            throw new InvalidInputException($"the weights are of the model {BornNetwork.Architecture} alone, not of {ForceNetwork.Architecture}, which it can be joined with", weights);
        var config = LearningJson.Read<ForceModelConfig>(file);
        if (config.Architecture != ForceNetwork.Architecture)
            throw new InvalidInputException($"the weights are of the model {Excerpt.Quoted(config.Architecture)}, not of {ForceNetwork.Architecture}");
        if (config.Members is < 1 or > MostMembers)
            throw new InvalidInputException($"members must be 1 to {MostMembers}");
        config.Options.Validated();
        config.Born?.Validated();
        return config;
    }
}

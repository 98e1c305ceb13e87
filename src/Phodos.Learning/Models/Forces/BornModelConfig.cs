using System.Text.Json.Serialization;

namespace Phodos.Learning.Models.Forces;

/// <summary>Everything that makes a <see cref="BornChargesModel"/> again, but for its weights: the JSON file beside them.</summary>
/// <param name="Architecture">The name of the architecture.</param>
/// <param name="Born">The network.</param>
internal sealed record BornModelConfig(string Architecture, BornPart Born)
{
    /// <inheritdoc cref="ForceConstantsModel.TrainedOn"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TrainedOn>? TrainedOn { get; init; }

    /// <summary>Reads the configuration beside weights.</summary>
    /// <exception cref="InvalidInputException">It is missing, of another architecture, or a value is out of its range.</exception>
    internal static BornModelConfig Read(string weights)
    {
        var file = Path.ChangeExtension(weights, ".json");
        if (ForceConstantsModel.IsNamedIn(file))
        {
            var forces = ForceModelConfig.Read(weights);
            return forces.Born is { } born
                ? new BornModelConfig(forces.Architecture, born) { TrainedOn = forces.TrainedOn }
                : throw new InvalidInputException("this model of force constants does not predict Born charges", weights);
        }

        if (!BornChargesModel.IsNamedIn(file))
            throw new InvalidInputException($"these are no weights of the model {BornNetwork.Architecture}, nor of one that has its weights in it", weights);
        var config = LearningJson.Read<BornModelConfig>(file);
        config.Born.Validated();
        return config;
    }
}

/// <summary>A network of Born charges as a configuration tells of it.</summary>
/// <param name="Options">Its size and reach.</param>
/// <param name="KnownShare">The share of insulators whose Born charges the data know, above 0 and at most 1.</param>
internal sealed record BornPart(BornNetworkOptions Options, double KnownShare)
{
    /// <summary>Its errors on the validation part; null before they are measured.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BornErrors? Errors { get; init; }

    /// <summary>Returns it if every value is in its range.</summary>
    /// <exception cref="InvalidInputException">A value is out of range.</exception>
    internal BornPart Validated()
    {
        Options.Validated();
        return KnownShare is > 0 and <= 1 ? this : throw new InvalidInputException("knownShare must be above 0 and at most 1");
    }
}

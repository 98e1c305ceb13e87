using System.Text.Json.Nodes;
using Phodos.Learning.Experiments.Studies;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Spectra;

namespace Phodos.Cli.Options;

/// <summary>Reads the options of a model from the command line.</summary>
internal static class ModelSettings
{
    /// <summary>The model of a name with settings such as <c>hidden=64</c>; its grid is the paper's until data give theirs.</summary>
    /// <exception cref="InvalidInputException">There is no such model or option, or a setting has no value.</exception>
    internal static ModelConfig ConfigOf(string name, IEnumerable<string> settings, double? cutoff)
    {
        var architecture = ModelRegistry.Find(name);
        return new ModelConfig(
            architecture.Name,
            architecture.OptionsWith(settings.Select(ReadSetting)),
            architecture.Graph with { Cutoff = cutoff ?? architecture.Graph.Cutoff },
            FrequencyGrid.Paper);
    }

    /// <summary>The size and reach of a network of force constants with settings such as <c>pair-cutoff=8</c>.</summary>
    /// <exception cref="InvalidInputException">There is no such option, or a setting has no value or one out of its range.</exception>
    internal static ForceNetworkOptions ForcesOf(IEnumerable<string> settings) =>
        ForceNetworkOptions.With(settings.Select(ReadSetting)).Validated();

    /// <summary>The size and reach of a network of Born charges with settings such as <c>layers=2</c>.</summary>
    /// <exception cref="InvalidInputException">There is no such option, or a setting has no value or one out of its range.</exception>
    internal static BornNetworkOptions BornOf(IEnumerable<string> settings) =>
        BornNetworkOptions.With(settings.Select(ReadSetting)).Validated();

    private static KeyValuePair<string, JsonNode?> ReadSetting(string setting)
    {
        var parts = setting.Split('=', 2);
        if (parts.Length != 2 || parts[0].Length == 0)
            throw new InvalidInputException($"--set {setting} has no value; write it as name=value");
        return new(parts[0], JsonNode.Parse(StudyValueText.Canonical(parts[1])));
    }
}

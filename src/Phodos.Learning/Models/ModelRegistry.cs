using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Phodos.Datasets;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models.SiteStates;
using Phodos.Spectra;

namespace Phodos.Learning.Models;

/// <summary>The architectures that can be named wherever a model is chosen. Adding one is one line.</summary>
public static class ModelRegistry
{
    /// <summary>All architectures.</summary>
    public static ImmutableArray<ModelArchitecture> All { get; } =
    [
        ModelArchitecture.Of<SiteStatesOptions>(
            "site-states",
            "equivariant convolutions after which each atom shares out its states: with projected DOS and sum rule",
            (options, config) => new SiteStatesModel(options, config.Graph, config.Grid),
            options => options.NativeGrid,
            SiteStatesModel.FitTo) with { Graph = SiteStatesModel.Graph },
        ModelArchitecture.Of<DosTransformerOptions>(
            "dostransformer",
            "energy embeddings attend to a graph network, with crystal-system prompts",
            (options, config) => new DosTransformer(options, config.Graph, config.Grid)),
        ModelArchitecture.Of<E3nnOptions>(
            "e3nn",
            "Euclidean-equivariant convolutions",
            (options, config) => new E3nn(options, config.Graph, config.Grid)),
        ModelArchitecture.Of<GraphNetworkOptions>(
            "graph-network-energies",
            "a graph network whose crystal vector meets energy embeddings",
            (options, config) => new EnergyGraphNetwork(options, config.Graph, config.Grid)),
        ModelArchitecture.Of<GraphNetworkOptions>(
            "graph-network",
            "a graph network that gives all points at once",
            (options, config) => new DirectGraphNetwork(options, config.Graph, config.Grid)),
        ModelArchitecture.Of<MlpOptions>(
            "mlp-energies",
            "the composition alone, with energy embeddings",
            (options, config) => new EnergyMlp(options, config.Grid)),
        ModelArchitecture.Of<MlpOptions>(
            "mlp",
            "the composition alone, all points at once",
            (options, config) => new DirectMlp(options, config.Grid)),
    ];

    /// <summary>The architecture of a name, whatever its case.</summary>
    /// <exception cref="InvalidInputException">There is no such architecture.</exception>
    public static ModelArchitecture Find(string name) =>
        All.FirstOrDefault(architecture => string.Equals(architecture.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidInputException(
            $"there is no model '{name}'; it is one of {string.Join(", ", All.Select(architecture => architecture.Name))}");
}

/// <summary>One kind of model.</summary>
/// <param name="Name">What it is called on the command line and in files.</param>
/// <param name="Summary">What it is, in a few words.</param>
/// <param name="DefaultOptions">Its options at their defaults.</param>
/// <param name="Create">Makes a model of a configuration.</param>
public sealed record ModelArchitecture(string Name, string Summary, JsonElement DefaultOptions, Func<ModelConfig, DosModel> Create)
{
    /// <summary>The graphs that it is made for; options that are not given are taken from here.</summary>
    public GraphOptions Graph { get; init; } = new();

    /// <summary>The grid over which a model of a configuration shares out the states of an atom; null where it does not.</summary>
    public Func<ModelConfig, FrequencyGrid?> NativeGrid { get; init; } = _ => null;

    /// <summary>The configuration of a model that is to learn from a data set: on its grid, and made for its labels.</summary>
    public Func<ModelConfig, DosDataset, ModelConfig> FitTo { get; init; } = (config, data) => config with { Grid = data.Grid };

    /// <summary>Describes an architecture by its options type and its constructor.</summary>
    public static ModelArchitecture Of<TOptions>(
        string name,
        string summary,
        Func<TOptions, ModelConfig, DosModel> create,
        Func<TOptions, FrequencyGrid>? nativeGrid = null,
        Func<ModelConfig, TOptions, DosDataset, ModelConfig>? fit = null)
        where TOptions : new() => new(
            name,
            summary,
            JsonSerializer.SerializeToElement(new TOptions(), LearningJson.Options),
            config => create(Read<TOptions>(name, config.Options), config))
        {
            NativeGrid = config => nativeGrid?.Invoke(Read<TOptions>(name, config.Options)),
            FitTo = (config, data) => fit?.Invoke(config, Read<TOptions>(name, config.Options), data) ?? config with { Grid = data.Grid },
        };

    /// <summary>The default options with some of them replaced.</summary>
    /// <param name="replacements">Option names, in camel or kebab case, with their JSON values.</param>
    /// <exception cref="InvalidInputException">The architecture has no such option.</exception>
    public JsonElement OptionsWith(IEnumerable<KeyValuePair<string, JsonNode?>> replacements)
    {
        var options = JsonObject.Create(DefaultOptions)!;
        foreach (var (name, value) in replacements)
        {
            var words = name.Split('-').Select(word => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]);
            var key = JsonNamingPolicy.CamelCase.ConvertName(string.Concat(words));
            if (!options.ContainsKey(key))
            {
                var known = string.Join(", ", options.Select(option => JsonNamingPolicy.KebabCaseLower.ConvertName(option.Key)));
                throw new InvalidInputException($"{Name} has no option '{name}'; it has {known}");
            }

            options[key] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToElement(options, LearningJson.Options);
    }

    private static TOptions Read<TOptions>(string name, JsonElement options)
        where TOptions : new()
    {
        try
        {
            return options.Deserialize<TOptions>(LearningJson.Options)
                ?? throw new InvalidInputException($"{name} has no options; give a JSON object");
        }
        catch (JsonException fault) when (fault.Path is ['$', '.', .. var option]
            && options.TryGetProperty(option, out var value)
            && JsonSerializer.SerializeToElement(new TOptions(), LearningJson.Options).TryGetProperty(option, out var usual))
        {
            throw new InvalidInputException(
                $"{name}: {JsonNamingPolicy.KebabCaseLower.ConvertName(option)} cannot be {value.GetRawText()}; "
                + $"its default is {usual.GetRawText()}",
                innerException: fault);
        }
        catch (JsonException fault)
        {
            throw new InvalidInputException(
                $"{name} has an option that cannot be understood: " + fault.Message.ReplaceLineEndings(" "), innerException: fault);
        }
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;
using Phodos.Learning.Graphs;
using Phodos.Spectra;

namespace Phodos.Learning.Models;

/// <summary>Everything that makes a model again, but for its weights: the JSON file beside them.</summary>
/// <param name="Architecture">The name of the architecture in <see cref="ModelRegistry"/>.</param>
/// <param name="Options">The options of the architecture.</param>
/// <param name="Graph">How crystals become graphs.</param>
/// <param name="Grid">The frequencies it predicts.</param>
public sealed record ModelConfig(string Architecture, JsonElement Options, GraphOptions Graph, FrequencyGrid Grid)
{
    /// <summary>
    /// What its weights learnt from: the data and the split of each training, that of the weights they started from first; null, and not
    /// written, where that is not known.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TrainedOn>? TrainedOn { get; init; }

    /// <summary>The configuration of an architecture with given options; null takes the defaults.</summary>
    public static ModelConfig Of<TOptions>(string architecture, TOptions options, GraphOptions graph, FrequencyGrid grid) =>
        new(architecture, JsonSerializer.SerializeToElement(options, LearningJson.Options), graph, grid);

    /// <summary>The grid over which the model shares out the states of an atom; null where it learns from labels alone.</summary>
    [JsonIgnore]
    public FrequencyGrid? NativeGrid => ModelRegistry.Find(Architecture).NativeGrid(this);

    /// <summary>Makes the model, with random weights drawn from libtorch's default generator.</summary>
    /// <exception cref="InvalidInputException">The architecture is unknown or an option is out of its range.</exception>
    public DosModel CreateModel() => ModelRegistry.Find(Architecture).Create(this);
}

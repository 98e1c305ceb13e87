using System.Text.Json;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Spectra;

namespace Phodos.Parity;

/// <summary>How a model of the golden vectors is made here, with every switch set to what the reference implementation does.</summary>
/// <param name="Create">Makes the model of a case's configuration.</param>
/// <param name="OutputNames">The names of its outputs in the files, in the order of <see cref="DosModel.TrainingOutputs"/>.</param>
internal sealed record ReferenceModel(Func<JsonElement, DosModel> Create, string[] OutputNames)
{
    /// <summary>The models that exist, by the name that a case's configuration gives.</summary>
    internal static readonly IReadOnlyDictionary<string, ReferenceModel> ByName = new Dictionary<string, ReferenceModel>
    {
        ["dostransformer"] = new(CreateDosTransformer, ["global", "system"]),
        ["e3nn"] = new(config => new E3nn(E3nn(config), Graph(config), FrequencyGrid.Paper), ["dos"]),
        ["graphnetwork"] = new(config => new EnergyGraphNetwork(GraphNetwork(config), Graph(config), FrequencyGrid.Paper), ["dos"]),
        ["graphnetwork2"] = new(config => new DirectGraphNetwork(GraphNetwork(config), Graph(config), FrequencyGrid.Paper), ["dos"]),
        ["mlp"] = new(config => new EnergyMlp(Mlp(config), FrequencyGrid.Paper), ["dos"]),
        ["mlp2"] = new(config => new DirectMlp(Mlp(config), FrequencyGrid.Paper), ["dos"]),
    };

    private const double ReferenceEnvelope = 4;

    private static DosTransformer CreateDosTransformer(JsonElement config) => new(
        new DosTransformerOptions
        {
            Hidden = config.GetProperty("hidden").GetInt32(),
            ProcessingLayers = config.GetProperty("layers").GetInt32(),
            TransformerLayers = config.GetProperty("t_layers").GetInt32(),
            AttentionDropout = config.GetProperty("attn_drop").GetDouble(),
            MaskPadding = false,
            EnvelopeRadius = ReferenceEnvelope,
        },
        Graph(config),
        FrequencyGrid.Paper);

    private static E3nnOptions E3nn(JsonElement config) => new()
    {
        Embedding = config.GetProperty("em_dim").GetInt32(),
        Multiplicity = config.GetProperty("mul").GetInt32(),
        Degree = config.GetProperty("lmax").GetInt32(),
        Layers = config.GetProperty("layers").GetInt32(),
        RadialBasis = config.GetProperty("number_of_basis").GetInt32(),
        RadialWidth = config.GetProperty("radial_neurons").GetInt32(),
        Neighbors = config.GetProperty("num_neighbors").GetDouble(),
    };

    private static GraphNetworkOptions GraphNetwork(JsonElement config) => new()
    {
        Hidden = config.GetProperty("hidden").GetInt32(),
        ProcessingLayers = config.GetProperty("layers").GetInt32(),
        EnvelopeRadius = ReferenceEnvelope,
    };

    private static MlpOptions Mlp(JsonElement config) => new()
    {
        Hidden = config.GetProperty("hidden").GetInt32(),
        Layers = config.GetProperty("layers").GetInt32(),
    };

    private static GraphOptions Graph(JsonElement config) => new() { Cutoff = config.GetProperty("r_max").GetDouble() };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Spectra;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Tests.Samples;

/// <summary>Small models whose weights are the same whatever other tests draw from libtorch's default generator meanwhile.</summary>
internal static class TinyModel
{
    internal static FrequencyGrid Grid { get; } = new(0, 100, 11);

    internal static DosTransformerOptions Options { get; } = new() { Hidden = 8, ProcessingLayers = 2, TransformerLayers = 1, AttentionDropout = 0.2 };

    internal static ModelConfig Config { get; } = ConfigOf(Options);

    internal static ModelConfig ConfigOf(DosTransformerOptions options) => ModelConfig.Of("dostransformer", options, new GraphOptions(), Grid);

    internal static DosTransformer Create(DosTransformerOptions? options = null, ScalarType dtype = ScalarType.Float64, int seed = 1, GraphOptions? graph = null)
    {
        var model = new DosTransformer(options ?? Options, graph ?? new GraphOptions(), Grid);
        model.to(dtype);
        Randomize(model, seed);
        return model;
    }

    /// <summary>An architecture of the registry at its defaults, but with every size above the width of a tiny model brought down to it.</summary>
    internal static ModelConfig ConfigOf(string architecture, GraphOptions? graph = null)
    {
        var defaults = ModelRegistry.Find(architecture).DefaultOptions;
        var options = JsonObject.Create(defaults)!;
        foreach (var option in defaults.EnumerateObject())
        {
            var isFrequency = option.Name.StartsWith("native", StringComparison.Ordinal);
            if (!isFrequency && option.Value.ValueKind == JsonValueKind.Number && option.Value.TryGetInt32(out var size))
                options[option.Name] = Math.Min(size, Options.Hidden);
        }

        return new ModelConfig(architecture, JsonSerializer.SerializeToElement(options), graph ?? new GraphOptions(), Grid);
    }

    /// <summary>A model of <see cref="ConfigOf(string, GraphOptions?)"/>.</summary>
    internal static DosModel Create(string architecture, ScalarType dtype = ScalarType.Float64, int seed = 1, GraphOptions? graph = null)
    {
        var model = ConfigOf(architecture, graph).CreateModel();
        model.to(dtype);
        Randomize(model, seed);
        return model;
    }

    /// <summary>The prediction of one batch, <c>[crystals][points]</c>.</summary>
    internal static double[][] Predict(DosModel model, params IReadOnlyList<CrystalGraph> graphs)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        using var batch = GraphBatch.Of(graphs, model.parameters().First().dtype, CPU);
        return Rows(model.Predict(batch));
    }

    /// <summary>The values of a matrix, row by row.</summary>
    internal static double[][] Rows(Tensor matrix)
    {
        using var values = matrix.detach().to(ScalarType.Float64).contiguous();
        return [.. values.data<double>().ToArray().Chunk((int)matrix.shape[1])];
    }

    /// <summary>The largest absolute difference of two matrices.</summary>
    internal static double Distance(IEnumerable<double[]> first, IEnumerable<double[]> second) =>
        first.SelectMany(row => row).Zip(second.SelectMany(row => row), (a, b) => Math.Abs(a - b)).Max();

    /// <summary>Every parameter away from its default, gains (which all start alike) round 1, weights so that activations keep their size.</summary>
    internal static void Randomize(DosModel model, int seed)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        using var generator = new Generator((ulong)seed, CPU);
        foreach (var (name, parameter) in model.named_parameters())
        {
            var noise = randn(parameter.shape, dtype: ScalarType.Float64, generator: generator);
            var isWeight = name.EndsWith("weight", StringComparison.Ordinal);
            parameter.copy_((parameter.dim(), isWeight) switch
            {
                (2, _) => noise / Math.Sqrt(parameter.shape[1]),
                (_, true) when parameter.numel() > 1 && parameter.std().ToDouble() > 0 => noise,
                _ => 0.1 * noise + (isWeight ? 1 : 0),
            });
        }
    }
}

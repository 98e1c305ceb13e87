using System.Globalization;
using Phodos.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Models;

/// <summary>A trained model on disk: <c>NAME.safetensors</c> with the weights and <c>NAME.json</c> with the configuration.</summary>
public static class ModelFile
{

    /// <summary>The name, inside the folder of a run, of the weights of its best epoch.</summary>
    public const string BestOfRun = "checkpoints/best.safetensors";

    /// <summary>Writes the weights of a model.</summary>
    /// <param name="path">A path that ends with <c>.safetensors</c>.</param>
    /// <param name="model">The model.</param>
    /// <param name="config">Its configuration.</param>
    /// <param name="epoch">The epoch that the weights are of.</param>
    public static void Save(string path, DosModel model, ModelConfig config, int epoch) => Write(
        path,
        model,
        config,
        parameter => parameter,
        new Dictionary<string, string> { ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture) });

    /// <summary>Writes the weights of a model that is to be shipped, as numbers of half precision.</summary>
    /// <param name="path">A path that ends with <c>.safetensors</c>.</param>
    /// <param name="model">The model.</param>
    /// <param name="config">Its configuration.</param>
    /// <exception cref="InvalidInputException">A weight is too large for half precision.</exception>
    public static void SaveHalf(string path, DosModel model, ModelConfig config)
    {
        HalfPrecision.Require(model.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter)), path);
        using var halves = NewDisposeScope();
        Write(path, model, config, parameter => parameter.to(ScalarType.Float16), metadata: null);
    }

    private static void Write(
        string path, DosModel model, ModelConfig config, Func<Tensor, Tensor> stored, IReadOnlyDictionary<string, string>? metadata)
    {
        LearningJson.Write(Path.ChangeExtension(path, ".json"), config);
        SafetensorsFile.Write(path, [.. model.named_parameters().Select(entry => (entry.name, stored(entry.parameter)))], metadata);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="path">
    /// A <c>.safetensors</c> file with its <c>.json</c> beside it, the folder of a training run, whose best epoch is taken, or
    /// a word of <see cref="ShippedModel"/>.
    /// </param>
    /// <param name="device">Where the weights will be.</param>
    /// <exception cref="InvalidInputException">A file is missing or damaged, or the two do not fit together.</exception>
    public static (DosModel Model, ModelConfig Config) Load(string path, Device device)
    {
        var file = Resolve(path);
        var config = ReadConfig(path);
        using var content = SafetensorsFile.Read(file);
        var model = config.CreateModel();
        try
        {
            // Weights in float64 compute in it; all others, halves too, in float32.
            if (content.Tensors.Count > 0 && content.Tensors.Values.All(tensor => tensor.dtype == ScalarType.Float64))
                model.to(ScalarType.Float64);
            var transfer = WeightTransfer.Copy(content.Tensors, model);
            if (!transfer.IsComplete)
            {
                throw new InvalidInputException(
                    $"the weights do not fit the model of {Path.GetFileName(Path.ChangeExtension(file, ".json"))}: {transfer.Describe()}",
                    file);
            }

            model.to(device);
            model.eval();
            return (model, config);
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>The configuration of the model whose weights a path means.</summary>
    /// <exception cref="InvalidInputException">There are no weights, or no configuration beside them.</exception>
    public static ModelConfig ReadConfig(string path) => LearningJson.Read<ModelConfig>(Path.ChangeExtension(Resolve(path), ".json"));

    /// <summary>The weights file that a path means.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    public static string Resolve(string path)
    {
        var file = Directory.Exists(path) ? Path.Combine(path, BestOfRun) : path;
        if (!File.Exists(file) && ShippedModel.FileOf(path) is { } shipped)
            file = shipped;
        if (!File.Exists(file))
        {
            throw new InvalidInputException(
                $"there are no weights here; give a {SafetensorsFile.Extension} file, the folder of a training run, or the word {ShippedModel.Name} or "
                + ShippedModel.SiteStates,
                path);
        }

        if (Path.GetExtension(file) != SafetensorsFile.Extension)
            throw new InvalidInputException($"weights are a {SafetensorsFile.Extension} file; give one, or the folder of a training run", path);
        return file;
    }
}

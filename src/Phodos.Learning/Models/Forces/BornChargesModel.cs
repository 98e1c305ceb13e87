using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Phodos.Crystals;
using Phodos.LatticeDynamics.Polar;
using Phodos.Learning.Runtime;
using Phodos.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// A network that predicts the Born effective charges of the atoms of a crystal and its dielectric tensor at high frequency: what splits the
/// longitudinal and the transverse optical modes of long waves. They turn with the crystal, and the charges add up to zero.
/// Whether a crystal is a metal, which has none, is a guess from what the data know: they have charges of a part of the insulators,
/// whichever, and of no metal, so that the probability that they have those of a crystal is that share or less (C. Elkan, K. Noto, KDD 2008).
/// Safe to use from several threads.
/// </summary>
public sealed class BornChargesModel : IDisposable
{
    private BornErrors? _errors;

    /// <summary>Wraps a network, which is disposed with the model.</summary>
    internal BornChargesModel(BornNetwork network, double knownShare, BornErrors? errors = null) =>
        (Network, KnownShare, _errors) = (network, knownShare, errors);

    /// <summary>The name of the architecture.</summary>
    public static string Architecture => BornNetwork.Architecture;

    /// <summary>The size and the reach.</summary>
    public BornNetworkOptions Options => Network.Options;

    /// <summary>The number of weights.</summary>
    public long ParameterCount => Network.parameters().Sum(parameter => parameter.numel());

    /// <summary>The errors on the validation part of its training; null where they are not known.</summary>
    public BornErrors? Errors => _errors;

    /// <inheritdoc cref="ForceConstantsModel.TrainedOn"/>
    public IReadOnlyList<TrainedOn>? TrainedOn { get; internal set; }

    /// <summary>The network.</summary>
    internal BornNetwork Network { get; }

    /// <summary>The share of insulators whose Born charges the data know.</summary>
    internal double KnownShare { get; private set; }

    /// <summary>The network as a configuration tells of it.</summary>
    internal BornPart Part => new(Options, KnownShare) { Errors = _errors };

    /// <summary>Makes a model with random weights.</summary>
    /// <param name="options">The size and the reach.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public static BornChargesModel Create(BornNetworkOptions options, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        TorchRuntime.Initialize();
        random.manual_seed(seed);
        return new BornChargesModel(new BornNetwork(options), knownShare: 1);
    }

    /// <summary>Whether a configuration, of weights or of a run, is that of such a model.</summary>
    internal static bool IsNamedIn(string file) =>
        LearningJson.Read<JsonElement>(file) is { ValueKind: JsonValueKind.Object } config
        && config.TryGetProperty("architecture", out var name)
        && name.ValueKind == JsonValueKind.String
        && name.ValueEquals(Architecture);

    /// <summary>
    /// Reads a model: <c>NAME.safetensors</c> with <c>NAME.json</c> beside it; of a model of force constants, what predicts its Born charges.
    /// </summary>
    /// <exception cref="InvalidInputException">A file is missing or damaged, or the two do not fit together.</exception>
    public static BornChargesModel Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        TorchRuntime.Initialize();
        var config = BornModelConfig.Read(path);
        using var content = SafetensorsFile.Read(path);
        var weights = config.Architecture == Architecture ? content.Tensors : ForceConstantsModel.BornWeights(content.Tensors);
        var model = Of(config.Born, weights, path);
        model.TrainedOn = config.TrainedOn;
        return model;
    }

    /// <summary>Writes the model: its weights, and its configuration beside them.</summary>
    /// <param name="path">A path that ends with <c>.safetensors</c>.</param>
    /// <param name="epoch">The epoch of a training that the weights are of.</param>
    public void Save(string path, int epoch = 0)
    {
        LearningJson.Write(Path.ChangeExtension(path, ".json"), new BornModelConfig(Architecture, Part) { TrainedOn = TrainedOn });
        SafetensorsFile.Write(
            path,
            [.. Network.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter))],
            new Dictionary<string, string> { ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>The charges of a crystal in the cell that it has.</summary>
    /// <exception cref="InvalidInputException">The crystal has too many neighbours within the reach.</exception>
    public PredictedBorn Predict(Crystal crystal)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        return Predict([ForceGraph.WithoutPairs(crystal, Options.Cutoff)])[0];
    }

    /// <summary>The charges of graphs. That of one does not depend on the others.</summary>
    internal PredictedBorn[] Predict(IReadOnlyList<ForceGraph> graphs)
    {
        using var pause = CollectionPause.Begin();
        using var noGradients = inference_mode();
        using var scope = NewDisposeScope();
        var outputs = Network.Compute(new BornBatch(graphs, Network.parameters().First().dtype));
        var (charges, dielectric, known) = (Matrices(outputs.Charges), Matrices(outputs.Dielectric), Numbers(outputs.Known.sigmoid()));
        var results = new PredictedBorn[graphs.Count];
        for (int graph = 0, start = 0; graph < results.Length; start += graphs[graph].AtomCount, graph++)
        {
            var of = charges.AsSpan(start, graphs[graph].AtomCount);
            results[graph] = new PredictedBorn(
                Usable(graphs[graph].Crystal, Symmetric(dielectric[graph]), Neutral(of)), Math.Min(1, known[graph] / KnownShare));
        }

        return results;
    }

    // For a crystal unlike all others, such as one of crowded atoms, the numbers may be beyond all bounds.
    private static BornCharges Usable(Crystal crystal, Matrix3 dielectric, ImmutableArray<Matrix3> charges)
    {
        try
        {
            return new BornCharges(crystal, dielectric, charges);
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException(
                "the model finds no Born charges and dielectric tensor that can be, so unlike is the crystal to those that it learnt from; check its cell and its distances",
                innerException: fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();

    /// <summary>A model of weights by their names. Those in double precision compute in it; all others, halves too, in single precision.</summary>
    internal static BornChargesModel Of(BornPart part, IReadOnlyDictionary<string, Tensor> weights, string path)
    {
        var model = new BornChargesModel(new BornNetwork(part.Options), part.KnownShare, part.Errors);
        try
        {
            if (weights.Count > 0 && weights.Values.All(weight => weight.dtype == ScalarType.Float64))
                model.Network.to(ScalarType.Float64);
            var transfer = WeightTransfer.Copy(weights, model.Network);
            if (!transfer.IsComplete)
                throw new InvalidInputException($"the weights of Born charges do not fit their configuration: {transfer.Describe()}", path);
            model.Network.eval();
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Takes what was measured on the validation part.</summary>
    internal void Know(double knownShare, BornErrors errors) => (KnownShare, _errors) = (knownShare, errors);

    // Sums of single precision are not quite zero.
    private static ImmutableArray<Matrix3> Neutral(ReadOnlySpan<Matrix3> charges)
    {
        var sum = default(Matrix3);
        foreach (var charge in charges)
            sum += charge;
        var mean = 1.0 / charges.Length * sum;
        return [.. charges.ToArray().Select(charge => charge - mean)];
    }

    private static Matrix3 Symmetric(Matrix3 matrix) => 0.5 * (matrix + matrix.Transpose());

    private static Matrix3[] Matrices(Tensor tensors) =>
        [.. Numbers(tensors).Chunk(9).Select(of => new Matrix3(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8]))];

    private static double[] Numbers(Tensor values) =>
        MemoryMarshal.Cast<byte, double>(values.to(ScalarType.Float64).cpu().contiguous().bytes).ToArray();
}

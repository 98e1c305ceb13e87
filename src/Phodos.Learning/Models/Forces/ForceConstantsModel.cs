using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Phodos.Crystals;
using Phodos.LatticeDynamics;
using Phodos.Learning.Runtime;
using Phodos.Learning.Weights;
using TorchSharp;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// A network that predicts the force constants of crystals: a general 3 × 3 block (eV/Å²) for every pair of atoms within its reach, the
/// block of the exchanged pair its transpose, the block of an atom with itself from the acoustic sum rule. Scalars, vectors and traceless
/// symmetric tensors of the atoms turn with the crystal, so that rotations, reflections, the order of the atoms and the choice of the cell
/// do not matter, and the symmetry of the crystal is that of its force constants. The forces of dipoles that reach beyond
/// (non-analytical correction) are not predicted. Safe to use from several threads.
/// </summary>
public sealed class ForceConstantsModel : IDisposable
{
    private const int MaximumBatch = 16;

    /// <summary>Wraps a network, which is disposed with the model.</summary>
    internal ForceConstantsModel(ForceNetwork network) => Network = network;

    /// <summary>The name of the architecture.</summary>
    public static string Architecture => ForceNetwork.Architecture;

    /// <summary>The size and the reach.</summary>
    public ForceNetworkOptions Options => Network.Options;

    /// <summary>The network.</summary>
    internal ForceNetwork Network { get; }

    /// <summary>Makes a model with random weights.</summary>
    /// <param name="options">The size and the reach.</param>
    /// <param name="seed">The seed of the weights.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public static ForceConstantsModel Create(ForceNetworkOptions options, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        TorchRuntime.Initialize();
        random.manual_seed(seed);
        return new ForceConstantsModel(new ForceNetwork(options));
    }

    /// <summary>Whether weights are of such a model, by the configuration beside them.</summary>
    /// <param name="path">The weights.</param>
    /// <exception cref="InvalidInputException">There is no configuration, or it is damaged.</exception>
    public static bool IsIn(string path) => IsNamedIn(Path.ChangeExtension(path, ".json"));

    /// <summary>Whether a configuration, of weights or of a run, is that of such a model.</summary>
    internal static bool IsNamedIn(string file) =>
        LearningJson.Read<JsonElement>(file) is { ValueKind: JsonValueKind.Object } config
        && config.TryGetProperty("architecture", out var name)
        && name.ValueKind == JsonValueKind.String
        && name.ValueEquals(Architecture);

    /// <summary>Reads a model: <c>NAME.safetensors</c> with <c>NAME.json</c> beside it.</summary>
    /// <exception cref="InvalidInputException">A file is missing or damaged, or the two do not fit together.</exception>
    public static ForceConstantsModel Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        TorchRuntime.Initialize();
        var config = LearningJson.Read<ForceModelConfig>(Path.ChangeExtension(path, ".json")).Validated();
        using var content = SafetensorsFile.Read(path);
        var network = new ForceNetwork(config.Options);
        try
        {
            if (content.Tensors.Count > 0 && content.Tensors.Values.All(weight => weight.dtype == ScalarType.Float64))
                network.to(ScalarType.Float64);
            var transfer = WeightTransfer.Copy(content.Tensors, network);
            if (!transfer.IsComplete)
                throw new InvalidInputException($"the weights do not fit their configuration: {transfer.Describe()}", path);
            network.eval();
            return new ForceConstantsModel(network);
        }
        catch
        {
            network.Dispose();
            throw;
        }
    }

    /// <summary>Writes the model: its weights, and its configuration beside them.</summary>
    /// <param name="path">A path that ends with <c>.safetensors</c>.</param>
    /// <param name="epoch">The epoch of a training that the weights are of.</param>
    public void Save(string path, int epoch = 0)
    {
        LearningJson.Write(Path.ChangeExtension(path, ".json"), new ForceModelConfig(Architecture, Options));
        SafetensorsFile.Write(
            path,
            [.. Network.named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter))],
            new Dictionary<string, string> { ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>The force constants of a crystal in the cell that it has.</summary>
    /// <exception cref="InvalidInputException">The crystal has too many pairs within the reach.</exception>
    public ForceConstants Predict(Crystal crystal) => Predict([crystal])[0];

    /// <summary>The force constants of several crystals. That of one does not depend on the others.</summary>
    /// <exception cref="InvalidInputException">A crystal has too many pairs within the reach.</exception>
    public IReadOnlyList<ForceConstants> Predict(IReadOnlyList<Crystal> crystals)
    {
        ArgumentNullException.ThrowIfNull(crystals);
        return
        [
            .. crystals.Select(crystal => ForceGraph.Of(crystal, Options)).Chunk(MaximumBatch).SelectMany(Predict),
        ];
    }

    /// <inheritdoc/>
    public void Dispose() => Network.Dispose();

    /// <summary>The force constants of graphs.</summary>
    internal ForceConstants[] Predict(ForceGraph[] graphs)
    {
        using var pause = CollectionPause.Begin();
        using var noGradients = inference_mode();
        using var scope = NewDisposeScope();
        var batch = new ForceBatch(graphs, Network.parameters().First().dtype);
        var values = Network.Blocks(batch).to(ScalarType.Float64).cpu().contiguous();
        var numbers = MemoryMarshal.Cast<byte, double>(values.bytes);
        var results = new ForceConstants[graphs.Length];
        for (int graph = 0, start = 0; graph < graphs.Length; start += graphs[graph].Pairs.Count, graph++)
            results[graph] = Assemble(graphs[graph], numbers.Slice(9 * start, 9 * graphs[graph].Pairs.Count));
        return results;
    }

    private static ForceConstants Assemble(ForceGraph graph, ReadOnlySpan<double> numbers)
    {
        var blocks = ImmutableArray.CreateBuilder<ForceConstants.Block>(2 * graph.Pairs.Count + graph.AtomCount);
        var sums = new Matrix3[graph.AtomCount];
        for (var pair = 0; pair < graph.Pairs.Count; pair++)
        {
            var of = numbers.Slice(9 * pair, 9);
            var value = new Matrix3(of[0], of[1], of[2], of[3], of[4], of[5], of[6], of[7], of[8]);
            if (!value.IsFinite)
                throw new InvalidOperationException("The network gives force constants that are not finite numbers.");
            var (first, second) = ((int)graph.Pairs.First[pair], (int)graph.Pairs.Second[pair]);
            var (a, b, c) = graph.Shifts[pair];
            blocks.Add(new ForceConstants.Block(first, second, (a, b, c), value));
            blocks.Add(new ForceConstants.Block(second, first, (-a, -b, -c), value.Transpose()));
            sums[first] += value;
            sums[second] += value.Transpose();
        }

        // Which is symmetric but for the part that no rigid shift of the crystal can have.
        for (var atom = 0; atom < sums.Length; atom++)
            blocks.Add(new ForceConstants.Block(atom, atom, (0, 0, 0), -0.5 * (sums[atom] + sums[atom].Transpose())));
        return new ForceConstants(graph.Crystal, blocks.DrainToImmutable());
    }
}

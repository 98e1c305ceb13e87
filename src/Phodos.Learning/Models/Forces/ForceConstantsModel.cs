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
/// block of the exchanged pair its transpose, the block of an atom with itself from the acoustic sum rule. Where it has several members,
/// networks that learnt apart, the blocks are the mean of theirs. Scalars, vectors and traceless
/// symmetric tensors of the atoms turn with the crystal, so that rotations, reflections, the order of the atoms and the choice of the cell
/// do not matter, and the symmetry of the crystal is that of its force constants. The forces of dipoles that reach beyond
/// (non-analytical correction) follow from the Born charges of <see cref="Born"/>. Safe to use from several threads.
/// </summary>
public sealed class ForceConstantsModel : IDisposable
{
    private const int MaximumBatch = 16;

    private const string Prefix = "members.";
    private const string BornPrefix = "born.";

    private readonly ForceNetwork[] _members;

    /// <summary>Wraps networks of the same size and reach, at least one, which are disposed with the model.</summary>
    internal ForceConstantsModel(params ForceNetwork[] members) => _members = members;

    /// <summary>The name of the architecture.</summary>
    public static string Architecture => ForceNetwork.Architecture;

    /// <summary>The size and the reach.</summary>
    public ForceNetworkOptions Options => Network.Options;

    /// <summary>
    /// What the weights learnt from: the data and the split of each training, that of the weights they started from first; null where that
    /// is not known.
    /// </summary>
    public IReadOnlyList<TrainedOn>? TrainedOn { get; internal set; }

    /// <summary>The number of members.</summary>
    public int MemberCount => _members.Length;

    /// <summary>The number of weights, those of Born charges among them.</summary>
    public long ParameterCount =>
        _members.Sum(member => member.parameters().Sum(parameter => parameter.numel())) + (Born?.ParameterCount ?? 0);

    /// <summary>What predicts the Born charges, a network of its own that is disposed with the model; null where nothing does.</summary>
    public BornChargesModel? Born { get; internal set; }

    /// <summary>The networks.</summary>
    internal IReadOnlyList<ForceNetwork> Members => _members;

    /// <summary>The first network: the only one of a model in training.</summary>
    internal ForceNetwork Network => _members[0];

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
        var config = ForceModelConfig.Read(path);
        using var content = SafetensorsFile.Read(path);
        var model = new ForceConstantsModel([.. Enumerable.Range(0, config.Members).Select(_ => new ForceNetwork(config.Options))])
        {
            TrainedOn = config.TrainedOn,
        };
        try
        {
            model.Take(content.Tensors, config.Born, path);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <summary>Writes the model: its weights, and its configuration beside them.</summary>
    /// <param name="path">A path that ends with <c>.safetensors</c>.</param>
    /// <param name="epoch">The epoch of a training that the weights are of.</param>
    public void Save(string path, int epoch = 0) => Write(
        path, weight => weight, new Dictionary<string, string> { ["epoch"] = epoch.ToString(CultureInfo.InvariantCulture) });

    /// <summary>Writes a model that is to be shipped, as numbers of half precision.</summary>
    /// <param name="path">A path that ends with <c>.safetensors</c>.</param>
    /// <exception cref="InvalidInputException">A weight is too large for half precision.</exception>
    public void SaveHalf(string path)
    {
        HalfPrecision.Require(Weights, path);
        using var halves = NewDisposeScope();
        Write(path, weight => weight.to(ScalarType.Float16), metadata: null);
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

    /// <summary>The same, with the Born charges and what each member says.</summary>
    /// <param name="crystals">The crystals.</param>
    /// <param name="withMembers">Whether members are asked for.</param>
    internal IReadOnlyList<MemberForces> PredictForces(IReadOnlyList<Crystal> crystals, bool withMembers) =>
    [
        .. crystals.Select(crystal => ForceGraph.Of(crystal, Options)).Chunk(MaximumBatch).SelectMany(graphs => PredictForces(graphs, withMembers)),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var member in _members)
            member.Dispose();
        Born?.Dispose();
    }

    /// <summary>The force constants of graphs.</summary>
    internal ForceConstants[] Predict(ForceGraph[] graphs) => Predict(graphs, (graph, members) => Assemble(graph, MeanOf(members).Span));

    /// <summary>The force constants of graphs, their Born charges, and what each member says of them.</summary>
    internal MemberForces[] PredictForces(ForceGraph[] graphs, bool withMembers)
    {
        var born = Born?.Predict(
            Born.Options.Cutoff == Options.Cutoff ? graphs : [.. graphs.Select(graph => ForceGraph.WithoutPairs(graph.Crystal, Born.Options.Cutoff))]);
        var forces = Predict(graphs, (graph, members) => new MemberForces(
            Assemble(graph, MeanOf(members).Span),
            members.Length == 1 || !withMembers ? [] : [.. members.Select(member => Assemble(graph, member.Span))],
            Born: null));
        return born is null ? forces : [.. forces.Zip(born, (of, charges) => of with { Born = charges })];
    }

    private T[] Predict<T>(ForceGraph[] graphs, Func<ForceGraph, ReadOnlyMemory<double>[], T> assemble)
    {
        using var pause = CollectionPause.Begin();
        using var noGradients = inference_mode();
        using var scope = NewDisposeScope();
        var batch = new ForceBatch(graphs, Network.parameters().First().dtype);
        double[][] ofMembers = [.. _members.Select(member => Numbers(member.Blocks(batch)))];
        var results = new T[graphs.Length];
        for (int graph = 0, start = 0; graph < graphs.Length; start += 9 * graphs[graph].Pairs.Count, graph++)
            results[graph] = assemble(graphs[graph], [.. ofMembers.Select(of => of.AsMemory(start, 9 * graphs[graph].Pairs.Count))]);
        return results;
    }

    private static double[] Numbers(Tensor blocks) =>
        MemoryMarshal.Cast<byte, double>(blocks.to(ScalarType.Float64).cpu().contiguous().bytes).ToArray();

    private static ReadOnlyMemory<double> MeanOf(ReadOnlyMemory<double>[] members)
    {
        if (members is [var only])
            return only;
        var mean = new double[members[0].Length];
        foreach (var member in members)
        {
            for (var number = 0; number < mean.Length; number++)
                mean[number] += member.Span[number] / members.Length;
        }

        return mean;
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

    // With one member the names are those of a network in training.
    private IEnumerable<(string Name, Tensor Weight)> Weights => _members.SelectMany((member, number) =>
        member.named_parameters().Select(entry => (PrefixOf(number) + entry.name, (Tensor)entry.parameter)))
        .Concat(Born?.Network.named_parameters().Select(entry => (BornPrefix + entry.name, (Tensor)entry.parameter)) ?? []);

    private string PrefixOf(int number) => _members.Length == 1 ? "" : $"{Prefix}{number}.";

    private void Write(string path, Func<Tensor, Tensor> stored, IReadOnlyDictionary<string, string>? metadata)
    {
        LearningJson.Write(
            Path.ChangeExtension(path, ".json"),
            new ForceModelConfig(Architecture, Options)
            {
                Members = _members.Length,
                Born = Born?.Part,
                TrainedOn = TrainedOn,
            });
        SafetensorsFile.Write(path, [.. Weights.Select(entry => (entry.Name, stored(entry.Weight)))], metadata);
    }

    // Weights in double precision compute in it; all others, halves too, in single precision.
    private void Take(IReadOnlyDictionary<string, Tensor> weights, BornPart? born, string path)
    {
        if (born is not null)
            Born = BornChargesModel.Of(born, BornWeights(weights), path);
        var isDouble = weights.Count > 0 && weights.Values.All(weight => weight.dtype == ScalarType.Float64);
        for (var number = 0; number < _members.Length; number++)
        {
            var prefix = PrefixOf(number);
            if (isDouble)
                _members[number].to(ScalarType.Float64);
            var own = weights.Where(weight => weight.Key.StartsWith(prefix, StringComparison.Ordinal) && !IsOfBorn(weight.Key))
                .ToDictionary(weight => weight.Key[prefix.Length..], weight => weight.Value);
            var transfer = WeightTransfer.Copy(own, _members[number]);
            if (!transfer.IsComplete)
                throw new InvalidInputException($"the weights do not fit their configuration: {transfer.Describe()}", path);
            _members[number].eval();
        }

        var places = _members.Sum(member => member.named_parameters().Count()) + (Born?.Network.named_parameters().Count() ?? 0);
        if (places != weights.Count)
            throw new InvalidInputException($"the file has {weights.Count} weights, and its configuration asks for {places}", path);
    }

    /// <summary>The weights of Born charges among those of a model, by their names there.</summary>
    internal static Dictionary<string, Tensor> BornWeights(IReadOnlyDictionary<string, Tensor> weights) =>
        weights.Where(weight => IsOfBorn(weight.Key)).ToDictionary(weight => weight.Key[BornPrefix.Length..], weight => weight.Value);

    private static bool IsOfBorn(string name) => name.StartsWith(BornPrefix, StringComparison.Ordinal);
}

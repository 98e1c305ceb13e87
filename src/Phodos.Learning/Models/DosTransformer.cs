using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Learning.Targets;
using Phodos.Spectra;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models;

/// <summary>
/// DOSTransformer (Lee et al., Density of States Prediction of Crystalline Materials via Prompt-guided Multi-Modal Transformer,
/// NeurIPS 2023): learned energy embeddings attend to the atoms of a crystal graph, to each other, and to the atoms again; once
/// alone (the global output), once with the learned prompt of the crystal system (the system output, which is the prediction).
/// </summary>
/// <remarks>
/// The names of the parameters are those of the reference implementation's state dictionary; the parameters
/// that take no part in its result are left out. The graph network sees raw bond directions, so the model is
/// not invariant under rotation: <see cref="GraphOptions.CanonicalCell"/> fixes the orientation before it.
/// Nor is it smooth: an edge at the cutoff has no input left, but still counts in the mean over the edges of its atom.
/// </remarks>
public sealed class DosTransformer : DosModel
{
    private const int SystemCount = 7;

    private readonly DosTransformerOptions _options;
    private readonly Embedding _energies;
    private readonly Embedding _prompts;
    private readonly MessagePassing _graph;
    private readonly CrossModalTransformer _toAtoms;
    private readonly CrossModalTransformer _toEachOther;
    private readonly CrossModalTransformer _toAtomsAgain;
    private readonly CrystalEmbedding _crystal;
    private readonly Linear _mixGlobal;
    private readonly Linear _mixSystem;
    private readonly Linear _output;

    /// <summary>Makes a model with random weights drawn from the default generator.</summary>
    /// <param name="options">The size.</param>
    /// <param name="graph">The graphs it will see; their cutoff is the default of the envelope.</param>
    /// <param name="grid">The frequencies it predicts.</param>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    public DosTransformer(DosTransformerOptions options, GraphOptions graph, FrequencyGrid grid)
        : base(nameof(DosTransformer))
    {
        _options = options.Validated();
        var hidden = options.Hidden;
        _energies = nn.Embedding(grid.Count, hidden);
        _prompts = nn.Embedding(SystemCount, hidden / 2);
        register_module("embeddings", _energies);
        register_module("prompt_token", _prompts);
        _graph = MessagePassing.CreateIn(this, hidden, options.ProcessingLayers, options.EnvelopeRadius ?? graph.Cutoff);
        _toAtoms = new CrossModalTransformer(hidden, options.TransformerLayers);
        _toEachOther = new CrossModalTransformer(hidden, options.TransformerLayers);
        _toAtomsAgain = new CrossModalTransformer(hidden, options.TransformerLayers);
        _crystal = new CrystalEmbedding(hidden, hidden);
        _mixGlobal = nn.Linear(2 * hidden, hidden);
        _mixSystem = nn.Linear(2 * hidden + hidden / 2, hidden);
        _output = nn.Linear(hidden, 1);

        register_module("transformer", _toAtoms);
        register_module("transformer_self", _toEachOther);
        register_module("transformer_source", _toAtomsAgain);
        register_module("GN_decoder", _crystal);
        register_module("fc", _mixGlobal);
        register_module("fc_prompt", _mixSystem);
        register_module("out_layer", _output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ModelStage> Stages =>
    [
        .. _graph.Stages,
        new ModelStage("to-atoms", "transformer."),
        new ModelStage("crystal", "GN_decoder.", "prompt_token.", "fc.", "fc_prompt."),
        new ModelStage("to-each-other", "transformer_self."),
        new ModelStage("to-atoms-again", "transformer_source."),
        new ModelStage(ModelStage.Head, "embeddings.", "out_layer."),
    ];

    /// <inheritdoc/>
    public override Tensor Predict(GraphBatch batch)
    {
        using var scope = NewDisposeScope();
        var shared = Encode(batch, dropout: null);
        return SystemOutput(batch, shared, dropout: null).MoveToOuterDisposeScope();
    }

    /// <summary>The global and the system output, <c>[crystals, points]</c> each.</summary>
    public override IReadOnlyList<Tensor> TrainingOutputs(GraphBatch batch, Generator? randomness)
    {
        var dropout = randomness is null ? null : new SeededDropout(_options.AttentionDropout, randomness);
        var shared = Encode(batch, dropout);
        return [GlobalOutput(shared, dropout), SystemOutput(batch, shared, dropout)];
    }

    /// <summary>RMSE of the global output plus β times RMSE of the system output, each over all points of the batch.</summary>
    public override Tensor Loss(IReadOnlyList<Tensor> outputs, TrainingTargets targets) =>
        RootMeanSquare(outputs[0] - targets.Dos) + _options.SystemLossWeight * RootMeanSquare(outputs[1] - targets.Dos);

    private SharedState Encode(GraphBatch batch, SeededDropout? dropout)
    {
        var atoms = _graph.Run(batch); // [atoms, hidden]
        var memory = batch.PadAtoms(atoms); // [crystals, largest, hidden]
        var isPadding = _options.MaskPadding && batch.LargestAtomCount * batch.CrystalCount > atoms.shape[0] ? batch.IsPadding : null;
        var energies = _toAtoms.Attend(_energies.weight!.unsqueeze(0), memory, isPadding, dropout); // [crystals, points, hidden]
        var crystal = _crystal.Embed(batch.SumOverAtoms(atoms)); // [crystals, 1, hidden]
        return new SharedState(memory, isPadding, energies, crystal);
    }

    private Tensor GlobalOutput(SharedState shared, SeededDropout? dropout) =>
        Decode(Mix(_mixGlobal, shared.Energies, shared.Crystal), shared, dropout);

    private Tensor SystemOutput(GraphBatch batch, SharedState shared, SeededDropout? dropout)
    {
        var prompts = _prompts.call(batch.Systems).unsqueeze(1); // [crystals, 1, hidden / 2]
        return Decode(Mix(_mixSystem, shared.Energies, cat([shared.Crystal, prompts], dim: 2)), shared, dropout);
    }

    private static Tensor Mix(Linear mix, Tensor energies, Tensor crystal) =>
        nn.functional.leaky_relu(JoinedLinear.Apply(mix, energies, crystal), LeakySlope);

    private Tensor Decode(Tensor mixed, SharedState shared, SeededDropout? dropout)
    {
        var related = _toEachOther.Attend(mixed, mixed, null, dropout);
        var located = _toAtomsAgain.Attend(related, shared.Memory, shared.IsPadding, dropout);
        return _output.call(located).squeeze(2);
    }

    private sealed record SharedState(Tensor Memory, Tensor? IsPadding, Tensor Energies, Tensor Crystal);
}

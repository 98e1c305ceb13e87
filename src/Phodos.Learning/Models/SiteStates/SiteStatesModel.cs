using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Learning.Targets;
using Phodos.Learning.Training;
using Phodos.Spectra;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>
/// The model of Phodos: equivariant convolutions, after which every atom shares out its three states over a fine frequency grid and one
/// bin above it. The DOS of a site, of an element and of the crystal are sums of the same shares, so the parts add up to the whole and
/// the whole to 3N by construction.
/// </summary>
/// <remarks>
/// Invariant under rotation, reflection and translation of the crystal and under the choice of cell; smooth as an atom passes the cutoff.
/// It learns the label, and the shares of the crystal and of its elements, from which it is made.
/// </remarks>
public sealed class SiteStatesModel : DosModel
{
    private const double LeastShare = 1e-6;
    private const double LeastSquare = 1e-8; // keeps the gradient of a root finite where the error is zero

    private readonly SiteStatesOptions _options;
    private readonly SiteEncoder _encoder;
    private readonly Linear _crystalIn;
    private readonly Linear _crystalOut;
    private readonly LayerNorm _headNorm;
    private readonly Linear _headIn;
    private readonly Linear _headOut;
    private readonly LabelProjection _label;

    /// <summary>Makes a model with random weights drawn from the default generator.</summary>
    /// <param name="options">The size.</param>
    /// <param name="graph">The graphs it will see.</param>
    /// <param name="grid">The grid of the labels.</param>
    /// <exception cref="InvalidInputException">An option is out of its range, or the native grid lacks a point of the labels' grid.</exception>
    public SiteStatesModel(SiteStatesOptions options, GraphOptions graph, FrequencyGrid grid)
        : base(nameof(SiteStatesModel))
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(graph);
        _options = options.Validated();
        var channels = options.Channels;
        var native = NativeGrid = options.NativeGrid;

        _encoder = new SiteEncoder(options.Convolutions, graph.Cutoff, channels);
        _crystalIn = nn.Linear(channels, channels);
        _crystalOut = nn.Linear(channels, channels);
        _headNorm = nn.LayerNorm(2 * channels);
        _headIn = nn.Linear(2 * channels, 2 * channels);
        _headOut = nn.Linear(2 * channels, StateShares.BinCount(native));
        _label = new LabelProjection(native, grid);

        register_module("encoder", _encoder);
        register_module("crystal_in", _crystalIn);
        register_module("crystal_out", _crystalOut);
        register_module("head_norm", _headNorm);
        register_module("head_in", _headIn);
        register_module("head_out", _headOut);
        register_module("label", _label);
    }

    /// <summary>The graphs that the model is made for: an edge of an atom to itself says nothing here.</summary>
    internal static GraphOptions Graph { get; } = new() { SelfInteraction = false };

    /// <summary>The training that was found best (docs/flagship.md).</summary>
    internal static TrainingOptions Recipe { get; } = new()
    {
        Epochs = 25,
        LearningRate = 5e-3,
        WeightDecay = 0.05,
        BatchSize = 16,
        GradientClip = 5,
        Schedule = LearningRateSchedule.OneCycle,
        WeightAverage = 0.995,
    };

    /// <summary>The frequencies that the states of an atom are shared out over; one more bin takes what lies above.</summary>
    public FrequencyGrid NativeGrid { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ModelStage> Stages =>
    [
        .. _encoder.Stages.Select(stage => stage.Within("encoder.")),
        new ModelStage("crystal", "crystal_in.", "crystal_out."),
        new ModelStage(ModelStage.Head, "head_norm.", "head_in.", "head_out."),
    ];

    /// <inheritdoc/>
    public override Tensor Predict(GraphBatch batch)
    {
        using var scope = NewDisposeScope();
        return _label.Apply(batch.MeanOverAtoms(Shares(batch, randomness: null))).MoveToOuterDisposeScope();
    }

    /// <summary>The share of each bin of the states of each atom, <c>[atoms, bins]</c>; each row adds up to 1.</summary>
    public Tensor PredictSites(GraphBatch batch)
    {
        using var scope = NewDisposeScope();
        return Shares(batch, randomness: null).MoveToOuterDisposeScope();
    }

    /// <summary>The shares of the crystals, <c>[crystals, bins]</c>, and of their elements, <c>[parts, bins]</c>.</summary>
    public override IReadOnlyList<Tensor> TrainingOutputs(GraphBatch batch, Generator? randomness)
    {
        var sites = Shares(batch, randomness);
        return [batch.MeanOverAtoms(sites), batch.MeanOverParts(sites)];
    }

    /// <summary>
    /// The mean over crystals of the RMSE of the label, and the mean Kullback–Leibler divergences of the shares of the crystals and of
    /// their elements, weighted.
    /// </summary>
    public override Tensor Loss(IReadOnlyList<Tensor> outputs, TrainingTargets targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        var loss = ((_label.Apply(outputs[0]) - targets.Dos).square().mean([1]) + LeastSquare).sqrt().mean();
        return targets.Shares is not { } shares
            ? loss
            : loss + _options.DivergenceWeight * Divergence(shares.OfCrystals, outputs[0], shares.CrystalIsKnown)
                + _options.PartDivergenceWeight * Divergence(shares.OfParts, outputs[1], shares.PartIsKnown);
    }

    // Only what is known of the reference is compared: both are shared out over the known bins. A row of zeros adds nothing.
    private static Tensor Divergence(Tensor reference, Tensor prediction, Tensor isKnown)
    {
        var known = prediction * isKnown;
        var shares = known / known.sum(1, keepdim: true).clamp_min(LeastShare);
        return (reference * ((reference + LeastShare).log() - (shares + LeastShare).log())).sum(1).mean();
    }

    private Tensor Shares(GraphBatch batch, Generator? randomness)
    {
        var scalars = _encoder.Encode(batch); // [atoms, channels]
        var crystals = batch.MeanOverAtoms(_crystalOut.call(nn.functional.silu(_crystalIn.call(scalars)))); // [crystals, channels]
        var features = _headNorm.call(cat([scalars, crystals.index_select(0, batch.CrystalOfAtom)], dim: 1));
        var hidden = nn.functional.silu(_headIn.call(features));
        if (randomness is not null)
            hidden = new SeededDropout(_options.Dropout, randomness).Apply(hidden);
        return nn.functional.softmax(_headOut.call(hidden), dim: 1);
    }
}

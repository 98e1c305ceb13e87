using Phodos.Datasets;
using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Learning.Targets;
using Phodos.Spectra;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>
/// The model of Phodos: equivariant convolutions, after which every atom shares out its three states over a fine frequency grid and one
/// bin above it. The DOS of a site, of an element and of the crystal are sums of the same shares, so the parts add up to the whole and
/// the whole to 3N by construction.
/// </summary>
/// <remarks>
/// An ensemble of independent members, one by default, shares out the mean of what its members do.
/// Invariant under rotation, reflection and translation of the crystal and under the choice of cell; smooth as an atom passes the cutoff.
/// It learns the label, and the shares of the crystal and of its elements, from which it is made.
/// </remarks>
public sealed class SiteStatesModel : DosModel
{
    private const double PublishedWindow = 105; // cm⁻¹, of the labels of the phonon database
    private const double LeastShare = 1e-6;
    private const double LeastSquare = 1e-8; // keeps the gradient of a root finite where the error is zero

    private readonly SiteStatesNetwork[] _members;
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
        Options = options.Validated();
        NativeGrid = options.NativeGrid;
        _members = [.. Enumerable.Range(0, options.Members).Select(_ => new SiteStatesNetwork(options, graph.Cutoff))];
        _label = new LabelProjection(NativeGrid, grid, options.LabelWindow ?? PublishedWindow);
        register_module("members", nn.ModuleList(_members));
        register_module("label", _label);
    }

    /// <summary>The graphs that the model is made for: an edge of an atom to itself says nothing here.</summary>
    internal static GraphOptions Graph { get; } = new() { SelfInteraction = false };

    /// <summary>The configuration for a data set, whose labels are smoothed spectra where it has finer ones.</summary>
    internal static ModelConfig FitTo(ModelConfig config, SiteStatesOptions options, DosDataset data)
    {
        var isSmoothed = data.Entries.Any(entry => entry.Spectrum is { } spectrum && spectrum.Grid.Step < data.Grid.Step);
        return ModelConfig.Of(
            config.Architecture,
            options with { LabelWindow = options.LabelWindow ?? (isSmoothed ? PublishedWindow : 0) },
            config.Graph,
            data.Grid);
    }

    /// <summary>The frequencies that the states of an atom are shared out over; one more bin takes what lies above.</summary>
    public FrequencyGrid NativeGrid { get; }

    /// <summary>The parts of the model; a stage is that of all members.</summary>
    public override IReadOnlyList<ModelStage> Stages =>
    [
        .. _members[0].Stages.Select(stage => new ModelStage(
            stage.Name, [.. Enumerable.Range(0, _members.Length).SelectMany(member => stage.Within(NameOf(member)).Prefixes)])),
    ];

    /// <summary>The options that the model was made with.</summary>
    public SiteStatesOptions Options { get; }

    /// <summary>The independent networks.</summary>
    internal IReadOnlyList<SiteStatesNetwork> Members => _members;

    /// <summary>How the names of the parameters of a member begin, with a dot.</summary>
    internal static string NameOf(int member) => FormattableString.Invariant($"members.{member}.");

    /// <inheritdoc/>
    public override Tensor Predict(GraphBatch batch)
    {
        using var scope = NewDisposeScope();
        return _label.Apply(batch.MeanOverAtoms(MeanShares(batch))).MoveToOuterDisposeScope();
    }

    /// <summary>The share of each bin of the states of each atom, <c>[atoms, bins]</c>; each row adds up to 1.</summary>
    public Tensor PredictSites(GraphBatch batch)
    {
        using var scope = NewDisposeScope();
        return MeanShares(batch).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The shares of each member before their mean is taken, <c>[members, atoms, bins]</c>; their spread tells of the error.
    /// </summary>
    public Tensor PredictMembers(GraphBatch batch)
    {
        using var scope = NewDisposeScope();
        return stack([.. _members.Select(member => member.Shares(batch, randomness: null))]).MoveToOuterDisposeScope();
    }

    /// <summary>The DOS on the grid of the labels, divided by its maximum, <c>[rows, points]</c>, of shares <c>[rows, bins]</c>.</summary>
    public Tensor LabelsOf(Tensor shares) => _label.Apply(shares);

    /// <summary>
    /// Member by member, the shares of the crystals, <c>[crystals, bins]</c>, and of their elements, <c>[parts, bins]</c>.
    /// </summary>
    public override IReadOnlyList<Tensor> TrainingOutputs(GraphBatch batch, Generator? randomness) =>
    [
        .. _members.SelectMany(member =>
        {
            var sites = member.Shares(batch, randomness);
            return new[] { batch.MeanOverAtoms(sites), batch.MeanOverParts(sites) };
        }),
    ];

    /// <summary>
    /// The mean over members and crystals of the RMSE of the label, and of the Kullback–Leibler divergences of the shares of the crystals
    /// and of their elements, weighted. Each member learns as if it were alone.
    /// </summary>
    public override Tensor Loss(IReadOnlyList<Tensor> outputs, TrainingTargets targets)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(targets);
        return stack([.. outputs.Chunk(2).Select(member => LossOfMember(member[0], member[1], targets))]).mean();
    }

    private Tensor LossOfMember(Tensor crystals, Tensor parts, TrainingTargets targets)
    {
        var shares = targets.Shares ?? throw new ArgumentException("the targets hold no shares of the states", nameof(targets));
        var loss = ((_label.Apply(crystals) - targets.Dos).square().mean([1]) + LeastSquare).sqrt().mean();
        return loss + Options.DivergenceWeight * Divergence(shares.OfCrystals, crystals, shares.CrystalIsKnown)
            + Options.PartDivergenceWeight * Divergence(shares.OfParts, parts, shares.PartIsKnown);
    }

    // Only what is known of the reference is compared: both are shared out over the known bins. A row of zeros adds nothing.
    private static Tensor Divergence(Tensor reference, Tensor prediction, Tensor isKnown)
    {
        var known = prediction * isKnown;
        var shares = known / known.sum(1, keepdim: true).clamp_min(LeastShare);
        return (reference * ((reference + LeastShare).log() - (shares + LeastShare).log())).sum(1).mean();
    }

    private Tensor MeanShares(GraphBatch batch) => stack([.. _members.Select(member => member.Shares(batch, randomness: null))]).mean([0]);
}

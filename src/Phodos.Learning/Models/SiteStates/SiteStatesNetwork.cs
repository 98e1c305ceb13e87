using Phodos.Learning.Graphs;
using Phodos.Learning.Layers;
using Phodos.Learning.Targets;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>
/// One member of <see cref="SiteStatesModel"/>: an encoder of the atoms, and a head that sees an atom with the mean of its crystal.
/// </summary>
internal sealed class SiteStatesNetwork : nn.Module
{
    private readonly double _dropout;
    private readonly SiteEncoder _encoder;
    private readonly Linear _crystalIn;
    private readonly Linear _crystalOut;
    private readonly LayerNorm _headNorm;
    private readonly Linear _headIn;
    private readonly Linear _headOut;

    /// <param name="options">The size.</param>
    /// <param name="cutoff">The cutoff of the graphs (angstrom).</param>
    internal SiteStatesNetwork(SiteStatesOptions options, double cutoff)
        : base(nameof(SiteStatesNetwork))
    {
        _dropout = options.Dropout;
        var channels = options.Channels;
        _encoder = new SiteEncoder(options.Convolutions, cutoff, channels);
        _crystalIn = nn.Linear(channels, channels);
        _crystalOut = nn.Linear(channels, channels);
        _headNorm = nn.LayerNorm(2 * channels);
        _headIn = nn.Linear(2 * channels, 2 * channels);
        _headOut = nn.Linear(2 * channels, StateShares.BinCount(options.NativeGrid));
        register_module("encoder", _encoder);
        register_module("crystal_in", _crystalIn);
        register_module("crystal_out", _crystalOut);
        register_module("head_norm", _headNorm);
        register_module("head_in", _headIn);
        register_module("head_out", _headOut);
    }

    /// <summary>The parts of the network, from the input to the output.</summary>
    internal IEnumerable<ModelStage> Stages =>
    [
        .. _encoder.Stages.Select(stage => stage.Within("encoder.")),
        new ModelStage("crystal", "crystal_in.", "crystal_out."),
        new ModelStage(ModelStage.Head, "head_norm.", "head_in.", "head_out."),
    ];

    /// <summary>The share of each bin of the states of each atom, <c>[atoms, bins]</c>; each row adds up to 1.</summary>
    /// <param name="batch">The crystals.</param>
    /// <param name="randomness">The source of dropout; null computes without dropout.</param>
    internal Tensor Shares(GraphBatch batch, Generator? randomness)
    {
        using var scope = NewDisposeScope();
        return Shares(_encoder.Encode(batch), batch, randomness).MoveToOuterDisposeScope();
    }

    private Tensor Shares(Tensor atoms, GraphBatch batch, Generator? randomness)
    {
        var crystals = batch.MeanOverAtoms(_crystalOut.call(nn.functional.silu(_crystalIn.call(atoms)))); // [crystals, channels]
        var features = _headNorm.call(cat([atoms, crystals.index_select(0, batch.CrystalOfAtom)], dim: 1));
        var hidden = nn.functional.silu(_headIn.call(features));
        if (randomness is not null)
            hidden = new SeededDropout(_dropout, randomness).Apply(hidden);
        return nn.functional.softmax(_headOut.call(hidden), dim: 1);
    }

    /// <summary>
    /// Becomes a copy of a network of the same options, or, where its vectors of the elements are wider, the nearest to it.
    /// </summary>
    internal void Take(SiteStatesNetwork other)
    {
        using var noGradients = no_grad();
        using var scope = NewDisposeScope();
        foreach (var (name, parameter) in named_parameters())
        {
            var value = other.get_parameter(name)!;
            if (value.shape.AsSpan().SequenceEqual(parameter.shape))
                parameter.copy_(value);
        }

        if (other._encoder.ElementWidth != _encoder.ElementWidth)
            _encoder.TakeProjected(other._encoder);
    }
}

using Phodos.Learning.Models.SiteStates;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// Predicts what makes a crystal polar: the Born effective charge of each atom, a general 3 × 3 tensor, all of which add up to zero, and the
/// dielectric tensor at high frequency, which is positive by construction; and how likely a data set has them, which tells metals from
/// others. All turn with the crystal; neither the order of the atoms nor the choice of the cell matters.
/// </summary>
internal sealed class BornNetwork : nn.Module
{
    /// <summary>The name of the architecture.</summary>
    internal const string Architecture = "born-charges";

    private const double Spread = 0.2;
    private const double ChargeUnit = 2; // elementary charges
    private const double UsualPolarizability = 1.8; // the logarithm of 6 Å³ an atom
    private const double LargestLogarithm = 8;

    private readonly ElementVectors _elements;
    private readonly ModuleList<MessageLayer> _layers;
    private readonly LayerNorm _norm;
    private readonly Sequential _hidden;
    private readonly Linear _scalars;
    private readonly TensorReadout _charges;
    private readonly TensorReadout _dielectric;
    private readonly Sequential _kind;

    /// <summary>Makes a network with random weights from libtorch's default generator.</summary>
    /// <exception cref="InvalidInputException">An option is out of its range.</exception>
    internal BornNetwork(BornNetworkOptions options)
        : base(nameof(BornNetwork))
    {
        Options = options.Validated();
        _elements = new ElementVectors(options.Scalars, Spread);
        _layers = new ModuleList<MessageLayer>([.. Enumerable.Range(0, options.Layers).Select(_ => new MessageLayer(options.Messages))]);
        _norm = nn.LayerNorm(options.Scalars);
        _hidden = nn.Sequential(nn.Linear(options.Scalars, options.Width), nn.SiLU(), nn.Linear(options.Width, options.Width), nn.SiLU());
        _scalars = nn.Linear(options.Width, 2);
        _charges = new TensorReadout(options);
        _dielectric = new TensorReadout(options);
        _kind = nn.Sequential(nn.Linear(options.Width, options.Width), nn.SiLU(), nn.Linear(options.Width, 1));
        register_module("elements", _elements);
        register_module("layers", _layers);
        register_module("norm", _norm);
        register_module("hidden", _hidden);
        register_module("scalars", _scalars);
        register_module("charges", _charges);
        register_module("dielectric", _dielectric);
        register_module("kind", _kind);
    }

    /// <summary>The size and the reach.</summary>
    internal BornNetworkOptions Options { get; }

    /// <summary>The predictions of a batch.</summary>
    internal BornOutputs Compute(BornBatch batch)
    {
        var scalars = _elements.Of(batch.Atoms.Elements);
        var tensors = zeros(batch.Atoms.AtomCount, 8, Options.Tensors, dtype: scalars.dtype, device: scalars.device);
        var atoms = new AtomFeatures(scalars, tensors);
        var edges = new EdgeGeometry(batch.Atoms.Edges, Options.Cutoff, Options.EdgeFunctions);
        foreach (var layer in _layers)
            atoms = layer.Compute(atoms, edges);
        var hidden = _hidden.call(_norm.call(atoms.Scalars));
        var ofAtoms = _scalars.call(hidden).split([1, 1], 1);
        return new BornOutputs(
            Charges(ofAtoms[0], _charges.Of(atoms.Tensors, hidden), batch),
            Dielectric(ofAtoms[1], _dielectric.Of(atoms.Tensors, hidden), batch),
            _kind.call(batch.MeanOf(hidden)).flatten());
    }

    private static Tensor Charges(Tensor scalars, Tensor tensors, BornBatch batch)
    {
        var charges = ChargeUnit * (scalars.unsqueeze(2) * eye(3, dtype: scalars.dtype, device: scalars.device) + tensors);
        var mean = batch.MeanOf(charges.reshape(-1, 9)).index_select(0, batch.Crystals);
        return charges - mean.view(-1, 3, 3);
    }

    // ε = 1 + 4π α/V exp(T): α the sum over atoms, T the mean of traceless symmetric tensors.
    private static Tensor Dielectric(Tensor scalars, Tensor tensors, BornBatch batch)
    {
        var polarizability = (scalars + UsualPolarizability).clamp(-LargestLogarithm, LargestLogarithm).exp();
        var susceptibility = 4 * Math.PI * batch.MeanOf(polarizability) / batch.VolumesPerAtom;
        var mean = batch.MeanOf(tensors.reshape(-1, 9)).view(-1, 3, 3);
        var symmetric = 0.5 * (mean + mean.transpose(1, 2));
        var identity = eye(3, dtype: scalars.dtype, device: scalars.device);
        var traceless = symmetric - symmetric.diagonal(0, 1, 2).mean([1], keepdim: true).unsqueeze(2) * identity;
        return identity + susceptibility.unsqueeze(2) * matrix_exp(traceless);
    }
}

/// <summary>What <see cref="BornNetwork"/> says of a batch.</summary>
/// <param name="Charges">Z* (elementary charges; row: field, column: displacement), <c>[atoms, 3, 3]</c>.</param>
/// <param name="Dielectric">ε∞, <c>[crystals, 3, 3]</c>.</param>
/// <param name="Known">The logit of the probability that the data have these of such a crystal, <c>[crystals]</c>.</param>
internal readonly record struct BornOutputs(Tensor Charges, Tensor Dielectric, Tensor Known);

using Phodos.Crystals;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// How large the force constants of two atoms usually are at a distance: a table over the distance divided by the sum of the covalent
/// radii, taken from the training crystals. It says the powers of ten, so that the network is left with factors of order 1.
/// </summary>
internal sealed class PairScale : nn.Module
{
    /// <summary>The first point of the table.</summary>
    internal const double First = 0.5;

    /// <summary>The step of the table.</summary>
    internal const double Step = 0.1;

    /// <summary>The number of points.</summary>
    internal const int Count = 46;

    private const string Table = "table";
    private const double Usual = 2; // the middle of the reduced distances

    private readonly double[] _radii = [.. Element.All.Select(element => element.CovalentRadius)];

    internal PairScale()
        : base(nameof(PairScale)) => register_parameter(Table, new Parameter(zeros(Count), requires_grad: false));

    /// <summary>Sets the table: the logarithm of the usual size (eV/Å²) at each point.</summary>
    internal void Set(double[] logarithms)
    {
        using var noGradients = no_grad();
        using var values = tensor(logarithms);
        get_parameter(Table)!.copy_(values);
    }

    /// <summary>The size of the force constants of pairs (eV/Å²), <c>[pairs, 1]</c>, and their reduced distance less its usual value.</summary>
    internal (Tensor Scale, Tensor Reduced) Of(BatchSpans pairs, Tensor elements)
    {
        var radii = tensor(_radii, [_radii.Length, 1], pairs.Lengths.dtype, pairs.Lengths.device).index_select(0, elements);
        var reduced = (pairs.Lengths / (radii.index_select(0, pairs.First) + radii.index_select(0, pairs.Second)))
            .clamp(First, First + (Count - 1.01) * Step);
        var place = (reduced - First) / Step;
        var lower = place.floor();
        var share = place - lower;
        var index = lower.to(ScalarType.Int64).flatten();
        var table = get_parameter(Table)!.unsqueeze(1);
        var logarithm = table.index_select(0, index) * (1 - share) + table.index_select(0, index + 1) * share;
        return (logarithm.exp(), reduced - Usual);
    }
}

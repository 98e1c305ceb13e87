using Phodos.Learning.Equivariant;
using Phodos.Spectra;
using static TorchSharp.torch;

namespace Phodos.Learning.Models.SiteStates;

/// <summary>
/// Makes labels of shares on a native grid, as the labels of the data were made of their spectra: smoothed, sampled, clipped at zero,
/// divided by the maximum. Smoothing and sampling are one matrix.
/// </summary>
internal sealed class LabelProjection : nn.Module
{
    private const int Order = 3;
    private const double LeastMaximum = 1e-12;

    private readonly int _points;

    /// <summary>Makes the projection.</summary>
    /// <param name="native">The native grid.</param>
    /// <param name="label">The grid of the labels.</param>
    /// <param name="width">The width of the window that they are smoothed with (cm⁻¹), at least 0; narrow ones do not smooth.</param>
    /// <exception cref="InvalidInputException">A point of the labels' grid is no point of the native grid.</exception>
    internal LabelProjection(FrequencyGrid native, FrequencyGrid label, double width)
        : base(nameof(LabelProjection))
    {
        // The labels were smoothed on their own range alone.
        _points = 1 + Place(label.End);
        var places = label.Frequencies.Select(Place).ToArray();
        var window = Math.Min(2 * (int)Math.Round((width / native.Step - 1) / 2) + 1, _points - 1 + _points % 2);
        var filter = window > Order ? new SavitzkyGolayFilter(window, Order) : null;
        var matrix = new double[_points, label.Count];
        for (var point = 0; point < _points; point++)
        {
            var unit = new double[_points];
            unit[point] = 1 / native.WidthOf(point); // a share becomes a density
            var smoothed = filter?.Apply(unit) ?? unit;
            for (var place = 0; place < places.Length; place++)
                matrix[point, place] = smoothed[places[place]];
        }

        register_buffer("matrix", tensor(matrix), persistent: false);

        int Place(double frequency) => native.IndexOf(frequency) ?? throw new InvalidInputException(FormattableString.Invariant(
            $"site-states: the labels have a point at {frequency} cm⁻¹, which {native} has not; change native-step or native-end"));
    }

    /// <summary>The DOS, divided by its maximum, <c>[crystals, points]</c>, of shares <c>[crystals, bins]</c>.</summary>
    internal Tensor Apply(Tensor shares)
    {
        var density = matmul(shares.narrow(1, 0, _points), this.Constant("matrix", shares)).clamp_min(0);
        return density / density.amax([1], keepdim: true).clamp_min(LeastMaximum);
    }
}

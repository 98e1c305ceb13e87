using System.Text.Json.Serialization;

namespace Phodos.Spectra;

/// <summary>Uniformly spaced frequencies of a spectrum (cm⁻¹). Valid by construction; equal when start, step and count are equal.</summary>
/// <param name="Start">The first frequency (cm⁻¹), finite.</param>
/// <param name="Step">The distance between neighbouring frequencies (cm⁻¹), finite and above 0.</param>
/// <param name="Count">The number of frequencies, 2..<see cref="MaximumCount"/>.</param>
/// <exception cref="InvalidInputException">A value is outside its range.</exception>
public sealed record FrequencyGrid(double Start, double Step, int Count)
{
    /// <summary>The largest number of frequencies.</summary>
    public const int MaximumCount = 1_000_000;

    /// <summary>How far, in parts of the step, a listed frequency may lie from its place and the list still counts as uniform.</summary>
    public const double UniformityTolerance = 1e-3;

    /// <summary>The grid of the DOSTransformer paper: 0, 20, …, 1000 cm⁻¹, 51 points.</summary>
    public static FrequencyGrid Paper { get; } = new(0, 20, 51);

    /// <summary>The first frequency (cm⁻¹).</summary>
    public double Start { get; } = double.IsFinite(Start)
        ? Start
        : throw new InvalidInputException("a frequency grid starts at a frequency that is not a finite number");

    /// <summary>The distance between neighbouring frequencies (cm⁻¹).</summary>
    public double Step { get; } = Step > 0 && double.IsFinite(Start + Step * Count)
        ? Step
        : throw new InvalidInputException(
            FormattableString.Invariant($"a frequency grid has the step {Step} cm⁻¹; it must be finite and above 0"));

    /// <summary>The number of frequencies.</summary>
    public int Count { get; } = Count is >= 2 and <= MaximumCount
        ? Count
        : throw new InvalidInputException($"a frequency grid has {Count} points; it must have 2 to {MaximumCount}");

    /// <summary>The last frequency (cm⁻¹).</summary>
    [JsonIgnore]
    public double End => this[Count - 1];

    /// <summary>The frequencies in ascending order (cm⁻¹).</summary>
    [JsonIgnore]
    public IEnumerable<double> Frequencies => Enumerable.Range(0, Count).Select(point => this[point]);

    /// <summary>The frequency of a point (cm⁻¹).</summary>
    public double this[int point] => Start + Step * point;

    /// <summary>The grid whose points are the listed frequencies (cm⁻¹).</summary>
    /// <exception cref="InvalidInputException">
    /// The frequencies are fewer than 2, not finite, or not evenly spaced in ascending order to <see cref="UniformityTolerance"/>.
    /// </exception>
    public static FrequencyGrid FromFrequencies(ReadOnlySpan<double> frequencies)
    {
        if (frequencies.Length < 2)
            throw new InvalidInputException($"{frequencies.Length} frequencies make no grid; give at least 2");
        var grid = new FrequencyGrid(frequencies[0], (frequencies[^1] - frequencies[0]) / (frequencies.Length - 1), frequencies.Length);
        for (var point = 0; point < grid.Count; point++)
        {
            if (!(Math.Abs(frequencies[point] - grid[point]) <= UniformityTolerance * grid.Step))
            {
                throw new InvalidInputException(FormattableString.Invariant(
                    $"the frequencies are not evenly spaced: point {point + 1} is {frequencies[point]}, not {grid[point]} cm⁻¹"));
            }
        }

        return grid;
    }

    /// <summary>Whether a frequency (cm⁻¹) lies between the first and the last, both included.</summary>
    public bool Contains(double frequency) => frequency >= Start && frequency <= End;

    /// <summary>The point at a frequency (cm⁻¹), to <see cref="UniformityTolerance"/> of the step, or null when there is none.</summary>
    public int? IndexOf(double frequency)
    {
        var position = (frequency - Start) / Step;
        var nearest = Math.Round(position);
        return nearest >= 0 && nearest < Count && Math.Abs(position - nearest) <= UniformityTolerance ? (int)nearest : null;
    }

    /// <summary>Such as <c>0 to 1000 cm⁻¹ in 51 points</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start} to {End} cm⁻¹ in {Count} points");

    /// <summary>
    /// The width of the part of the frequency axis that a point stands for (cm⁻¹): the step, and half of it for the first and last point.
    /// </summary>
    public double WidthOf(int point)
    {
        var (lower, upper) = Bin(point);
        return upper - lower;
    }

    /// <summary>
    /// The middle of the part of the axis that each point stands for (cm⁻¹): the point itself, but a quarter of a step inwards at both ends.
    /// </summary>
    public double[] BinCentres() =>
    [
        .. Enumerable.Range(0, Count).Select(point =>
        {
            var (lower, upper) = Bin(point);
            return (lower + upper) / 2;
        }),
    ];

    /// <summary>
    /// The part of the frequency axis that a point stands for in the trapezoid rule (cm⁻¹): half a step to either side, but not beyond
    /// the first and the last point. The sum of value × width over the points is the trapezoid integral.
    /// </summary>
    internal (double Lower, double Upper) Bin(int point) =>
        (Math.Max(Start, Start + Step * (point - 0.5)), Math.Min(End, Start + Step * (point + 0.5)));
}

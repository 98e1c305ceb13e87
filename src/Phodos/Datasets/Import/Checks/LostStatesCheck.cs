using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Checks;

/// <summary>
/// Finds spectra that do not hold all 3N states of the N atoms of the cell: cut off by their grid, or counted for another cell. Only a
/// density of states per cell can be counted; of a normalised one it is seen whether it ends inside its grid.
/// </summary>
/// <param name="tolerance">The part of the 3N states that may be missing or too many, above 0 and below 1.</param>
public sealed class LostStatesCheck(double tolerance = LostStatesCheck.DefaultTolerance) : IRecordCheck
{
    /// <summary>The part of the 3N states that may be missing unless another is given: 5 %.</summary>
    public const double DefaultTolerance = 0.05;

    // Smearing and rounding cost about a thousandth; what is more than this is worth a word.
    private const double Noticeable = 0.01;

    // Of the maximum: a spectrum that is higher than this at its last point goes on behind it.
    private const double OpenEnd = 0.05;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.LostStates;

    /// <inheritdoc/>
    public IEnumerable<Observation> Examine(DosRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Dos.Normalization == DosNormalization.PerCell)
        {
            if (OfCount(record) is { } observation)
                yield return observation;
        }
        else if (OfEnd(record) is { } message)
        {
            yield return new Observation(FindingSeverity.Warning, message);
        }
    }

    private Observation? OfCount(DosRecord record)
    {
        var expected = 3 * record.Crystal.AtomCount;
        var integral = record.Dos.Integral;
        var deviation = integral / expected - 1;
        if (Math.Abs(deviation) <= Math.Min(Noticeable, tolerance))
            return null;
        var counted = FormattableString.Invariant($"the integral is {integral:G5}, not 3N = {expected} ({deviation:+0.0 %;-0.0 %})");
        var reason = (deviation < 0, OfEnd(record)) switch
        {
            (true, { } end) => end,
            (true, null) when record.MinimumFrequency < -ImaginaryModesCheck.Tolerance =>
                "imaginary modes lie below the grid",
            (true, null) => "states are lost; check the range of the grid and the cell that the spectrum counts",
            _ => "there are too many states; check the cell that the spectrum counts",
        };
        var severity = Math.Abs(deviation) > tolerance ? FindingSeverity.Error : FindingSeverity.Warning;
        return new Observation(severity, $"{counted}: {reason}");
    }

    private static string? OfEnd(DosRecord record)
    {
        var dos = record.Dos;
        if (record.MaximumFrequency > dos.Grid.End)
        {
            return FormattableString.Invariant(
                $"the highest frequency is {record.MaximumFrequency:F0} cm⁻¹, the grid ends at {dos.Grid.End:F0}; states are lost");
        }

        return dos.Values[^1] > OpenEnd * dos.Maximum
            ? FormattableString.Invariant(
                $"at its end ({dos.Grid.End:F0} cm⁻¹) the spectrum still has {dos.Values[^1] / dos.Maximum:P0} of its maximum; ")
                + "states above are likely lost"
            : null;
    }
}

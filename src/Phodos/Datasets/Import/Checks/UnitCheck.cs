using Phodos.Datasets.Import.Conversion;
using Phodos.Datasets.Import.Findings;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Checks;

/// <summary>
/// Asserts the unit of the frequencies: the <see cref="MeanForceConstant"/> of a record that was converted from it must be possible for a
/// crystal.
/// </summary>
/// <param name="unit">The unit that the records were converted from.</param>
public sealed class UnitCheck(FrequencyUnit unit) : IRecordCheck
{
    // Between the softest crystals that are not rare gases and the stiffest rare gas there is room for a wrong unit.
    private const double WorthAWord = 0.3;

    /// <inheritdoc/>
    public FindingKind Kind => FindingKind.Unit;

    /// <inheritdoc/>
    public IEnumerable<Observation> Examine(DosRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (MeanForceConstant.Of(record.Crystal, record.Dos) is not { } constant)
            yield break;
        if (!MeanForceConstant.IsPossible(constant))
        {
            yield return new Observation(FindingSeverity.Error, FormattableString.Invariant(
                $"frequencies in {unit} contradict their range: the mean force constant would be {constant:G3} eV/Å², ")
                + $"and no crystal is so {(constant < 1 ? "soft" : "stiff")}{Advice(constant)}");
        }
        else if (constant < WorthAWord)
        {
            yield return new Observation(FindingSeverity.Warning, FormattableString.Invariant(
                $"in {unit} the mean force constant is {constant:G3} eV/Å², ")
                + $"as in a solid rare gas or where the upper states are cut off{Advice(constant)}");
        }
    }

    private string Advice(double constant)
    {
        var inWavenumbers = constant / MeanForceConstant.FactorOf(unit);
        var others = UnitGuess.Candidates
            .Where(other => other != unit && IsUsual(inWavenumbers * MeanForceConstant.FactorOf(other)))
            .Select(UnitGuess.OptionValue).ToArray();
        return others.Length == 0 ? "; check the spectrum" : $"; should they be in another unit, {Remedies.NameUnit}: {string.Join(" or ", others)}";
    }

    private static bool IsUsual(double constant) => constant is >= MeanForceConstant.UsuallyAbove and <= MeanForceConstant.Stiffest;
}

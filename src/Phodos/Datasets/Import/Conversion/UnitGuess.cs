using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Conversion;

/// <summary>Guesses the unit of frequencies from the <see cref="MeanForceConstant"/> that they would mean.</summary>
public static class UnitGuess
{
    /// <summary>The units that phonon spectra are written in.</summary>
    public static IReadOnlyList<FrequencyUnit> Candidates { get; } =
        [FrequencyUnit.Wavenumber, FrequencyUnit.Terahertz, FrequencyUnit.Millielectronvolt];

    /// <summary>
    /// The unit of the first records of a source, which share it: of the median of their mean force constants. A force constant in THz is
    /// 1112 times, in meV 65 times that in cm⁻¹, and real ones span a factor of about a thousand.
    /// </summary>
    /// <returns>The unit, or null where no record has states.</returns>
    /// <exception cref="InvalidInputException">Two units are possible, or none; or all modes are imaginary. The message asks for the unit.</exception>
    public static FrequencyUnit? Of(IEnumerable<DosRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        DosRecord[] read = [.. records];
        var constants = read.Select(record => MeanForceConstant.Of(record.Crystal, record.Dos)).OfType<double>().Order().ToArray();
        if (constants.Length == 0)
        {
            return Array.Find(read, record => ImaginaryPart.IsAll(record.Dos)) is { } imaginary
                ? throw new InvalidInputException(
                    $"all states (100 %) of {Excerpt.Quoted(imaginary.Id)} lie at or below 0: imaginary modes, which do not tell the unit of "
                    + $"the frequencies; relax the structure, or {Remedies.NameUnit}")
                : null;
        }

        var median = constants[constants.Length / 2];
        var candidates = Candidates.Where(unit => MeanForceConstant.IsPossible(In(unit))).ToArray();
        return candidates switch
        {
            // Nothing but rare gases is so soft in THz or meV that cm⁻¹ would be usual too.
            _ when median is >= MeanForceConstant.UsuallyAbove and <= MeanForceConstant.Stiffest => FrequencyUnit.Wavenumber,
            [var only] => only,
            // Too soft for cm⁻¹: a crystal usual in THz that would be a rare gas in meV.
            [var first, var second] when first == FrequencyUnit.Terahertz && In(second) < MeanForceConstant.UsuallyAbove => first,
            [] => throw new InvalidInputException(FormattableString.Invariant(
                $"the frequencies fit no unit: the mean force constant would be {median:G3} eV/Å² in cm⁻¹; ")
                + $"check the structures and spectra, and {Remedies.NameUnit}: cm-1, THz or meV"),
            _ => throw new InvalidInputException(
                "the unit of the frequencies is not clear from their range: the mean force constant would be "
                + string.Join(" or ", candidates.Select(unit => FormattableString.Invariant($"{In(unit):G3} eV/Å² in {unit}")))
                + $"; {Remedies.NameUnit}: " + string.Join(" or ", candidates.Select(OptionValue))),
        };

        double In(FrequencyUnit unit) => median * MeanForceConstant.FactorOf(unit);
    }

    /// <summary>How a unit is named by whoever states it.</summary>
    internal static string OptionValue(FrequencyUnit unit) => unit == FrequencyUnit.Wavenumber ? "cm-1" : unit.Symbol;
}

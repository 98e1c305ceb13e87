using Phodos.Datasets.Import.Checks;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.SpectrumFiles;

/// <summary>
/// Judges whether a density of states that comes without its crystal can be one: no crystal vibrates faster than hydrogen molecules, at
/// 4,400 cm⁻¹, and none has all modes as slow as a tenth of those of solid argon.
/// </summary>
internal static class SpectrumPlausibility
{
    private const double Highest = 5000;
    private const double HighestMean = 2000;
    private const double LowestMean = 12;

    // Less of the maximum is a broadened tail.
    private const double Tail = 1e-3;

    /// <summary>The spectrum, with notes of what is odd about it.</summary>
    /// <exception cref="InvalidInputException">It reaches higher than any crystal, or all modes are imaginary.</exception>
    internal static SpectrumFile Judged(SpectrumFile file)
    {
        var dos = file.Dos;
        if (ImaginaryPart.IsAll(dos))
        {
            throw new InvalidInputException(
                "all states (100 %) lie at or below 0: imaginary modes, of which nothing follows; relax the structure");
        }

        var highest = Enumerable.Range(0, dos.Grid.Count).LastOrDefault(point => dos.Values[point] > Tail * dos.Maximum);
        if (dos.Grid[highest] > Highest)
        {
            throw new InvalidInputException(FormattableString.Invariant(
                $"there are states up to {dos.Grid[highest]:F0} cm⁻¹ ({FrequencyUnit.Terahertz.FromWavenumber(dos.Grid[highest]):F0} THz), ")
                + $"and no crystal has any above 4,400 cm⁻¹; {Remedies.NameUnit}");
        }

        return file with { Notes = [.. file.Notes, .. Oddities(dos)] };
    }

    private static IEnumerable<string> Oddities(DensityOfStates dos)
    {
        var imaginary = ImaginaryPart.Of(dos.Grid, dos.Values.AsSpan());
        if (imaginary > ImaginaryPart.Tolerance)
        {
            yield return FormattableString.Invariant(
                $"{imaginary:P1} of the states lie below {-ImaginaryModesCheck.Tolerance} cm⁻¹ (imaginary modes); the mean frequencies, C_V and ")
                + "S are of the others, which count for all";
        }

        if (!(dos.Maximum > 0))
            yield break;
        var (states, sum) = (0.0, 0.0);
        for (var point = 0; point < dos.Grid.Count; point++)
        {
            if (dos.Grid[point] > 0 && dos.Values[point] > 0)
                (states, sum) = (states + dos.Values[point], sum + dos.Values[point] * dos.Grid[point]);
        }

        if (sum / states is < LowestMean or > HighestMean)
        {
            yield return FormattableString.Invariant(
                $"the mean frequency is {sum / states:G4} cm⁻¹, as of hardly any crystal; check the unit of the frequencies");
        }
    }
}

using Phodos.Crystals;
using Phodos.Spectra;
using Phodos.Units;

namespace Phodos.Datasets.Import.Conversion;

/// <summary>
/// The stiffness that a spectrum gives the atoms of a crystal: the mean of ω² over the states, divided by the mean of 1/m over the atoms.
/// Because the squares of the frequencies are the eigenvalues of the force constants divided by the masses, this is the mean restoring
/// force on an atom that is pushed aside, whatever the masses. It grows with the square of the unit that frequencies are taken for, and
/// real crystals span little of that: the 2,753 crystals of the phonon database with all their states lie between 0.11 eV/Å² (solid argon)
/// and 53 (solid nitrogen), all but five in a thousand between 1 and 50. It is thus a far surer sign of the unit than the range of the
/// axis.
/// </summary>
public static class MeanForceConstant
{
    /// <summary>No crystal is softer (eV/Å²).</summary>
    public const double Softest = 0.05;

    /// <summary>Only rare gases, caesium and the like are softer (eV/Å²).</summary>
    public const double UsuallyAbove = 1;

    /// <summary>No crystal is stiffer (eV/Å²); diamond has 47.</summary>
    public const double Stiffest = 80;

    // (2πc · 1 cm⁻¹)² · 1 u in eV/Å².
    private static readonly double PerSquareAndMass = 1 / (PhysicalConstants.WavenumberOfRoot * PhysicalConstants.WavenumberOfRoot);

    /// <summary>
    /// The mean force constant (eV/Å²), with the frequencies taken for cm⁻¹, or null where the spectrum has no states above 0.
    /// </summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="dos">Its spectrum in any normalisation; the part below 0 is passed over.</param>
    public static double? Of(Crystal crystal, DensityOfStates dos)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        ArgumentNullException.ThrowIfNull(dos);
        var (states, squares) = (0.0, 0.0);
        for (var point = 0; point < dos.Grid.Count; point++)
        {
            var frequency = dos.Grid[point];
            if (frequency <= 0 || dos.Values[point] <= 0)
                continue;
            states += dos.Values[point];
            squares += dos.Values[point] * frequency * frequency;
        }

        return states > 0 ? PerSquareAndMass * squares / states / crystal.Species.Average(element => 1 / element.AtomicMass) : null;
    }

    /// <summary>How many times larger it is when a unit is meant and not cm⁻¹.</summary>
    internal static double FactorOf(FrequencyUnit unit) => Math.Pow(unit.ToWavenumber(1), 2);

    /// <summary>Whether a crystal can be as soft or stiff as this (eV/Å²).</summary>
    internal static bool IsPossible(double constant) => constant is >= Softest and <= Stiffest;
}

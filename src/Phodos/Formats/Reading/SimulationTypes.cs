using Phodos.Crystals;

namespace Phodos.Formats.Reading;

/// <summary>
/// The types of a simulation, which programs number from 1, taken for atomic numbers: hydrogen, helium, lithium and so on without a gap.
/// No crystal has hydrogen and helium.
/// </summary>
internal static class SimulationTypes
{
    /// <summary>What to say of a crystal whose elements look like types, or null.</summary>
    internal static string? Warning(Crystal crystal)
    {
        var numbers = crystal.Species.Select(element => element.AtomicNumber).Distinct().ToList();
        return numbers.Count > 1 && numbers.Max() == numbers.Count
            ? $"the elements {string.Join(", ", crystal.Species.Distinct().OrderBy(element => element.AtomicNumber).Take(5))} look like the "
                + "types 1, 2, ... of a simulation; no such crystal is known"
            : null;
    }
}

using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Conversion;

/// <summary>Turns records whose numbers were read as cm⁻¹ into what they are in the unit they were written in.</summary>
public static class UnitConversion
{
    /// <summary>
    /// The record with its axis and its frequencies converted to cm⁻¹. Values that count states per unit are divided by the same
    /// factor, so the integral stays; those divided by their maximum stay as they are.
    /// </summary>
    /// <param name="record">The record, its numbers in <paramref name="unit"/>.</param>
    /// <param name="unit">The unit.</param>
    public static DosRecord ToWavenumbers(DosRecord record, FrequencyUnit unit)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(unit);
        if (unit == FrequencyUnit.Wavenumber)
            return record;
        return record with
        {
            Dos = ToWavenumbers(record.Dos, unit),
            MinimumFrequency = Converted(record.MinimumFrequency),
            MaximumFrequency = Converted(record.MaximumFrequency),
        };

        double? Converted(double? frequency) => frequency is { } value ? unit.ToWavenumber(value) : null;
    }

    /// <summary>The density of states with its axis converted to cm⁻¹, and its values as above.</summary>
    internal static DensityOfStates ToWavenumbers(DensityOfStates dos, FrequencyUnit unit)
    {
        var divisor = dos.Normalization == DosNormalization.MaxNormalized ? 1 : unit.ToWavenumber(1);
        return dos.Transformed(
            values => [.. values.Select(value => value / divisor)],
            new FrequencyGrid(unit.ToWavenumber(dos.Grid.Start), unit.ToWavenumber(dos.Grid.Step), dos.Grid.Count),
            dos.Normalization);
    }
}

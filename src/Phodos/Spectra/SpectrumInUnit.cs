using System.Collections.Immutable;

namespace Phodos.Spectra;

/// <summary>A density of states as it is shown or written in a unit other than cm⁻¹.</summary>
/// <param name="Unit">The unit of the axis.</param>
/// <param name="Frequencies">The frequencies in the unit.</param>
/// <param name="Values">
/// One value a frequency: states per unit where the DOS counts states per cm⁻¹, so that the integral stays the same; unchanged where
/// it is divided by its maximum.
/// </param>
/// <param name="Projections">The parts, transformed as the values are.</param>
public sealed record SpectrumInUnit(
    FrequencyUnit Unit,
    ImmutableArray<double> Frequencies,
    ImmutableArray<double> Values,
    ImmutableSortedDictionary<string, ImmutableArray<double>> Projections);

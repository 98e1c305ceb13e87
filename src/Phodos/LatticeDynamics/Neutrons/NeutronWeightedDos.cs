using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Spectra;

namespace Phodos.LatticeDynamics.Neutrons;

/// <summary>
/// The generalised density of states that inelastic neutron scattering measures: G(ω) = c Σ (σ_i / m_i) g_i(ω) over the atoms, σ the bound
/// cross section (coherent and incoherent), m the mass and g the part of the atom in the density of states; c makes its integral that of
/// the density of states, 3N. Debye–Waller factors and multiple phonons are left out (the incoherent approximation: J. M. Carpenter and
/// D. L. Price, Phys. Rev. Lett. 54, 441 (1985)).
/// </summary>
public static class NeutronWeightedDos
{
    /// <summary>Weighs the parts of the atoms.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="masses">The mass of each atom (unified atomic mass units), [atoms].</param>
    /// <param name="grid">The frequencies.</param>
    /// <param name="sites">The part of each atom in the density of states (states per cm⁻¹), [atoms][grid].</param>
    /// <returns>The weighted density of states, with the part of each element.</returns>
    /// <exception cref="InvalidInputException">There is no tabulated cross section of an element.</exception>
    public static DensityOfStates Of(
        Crystal crystal, ImmutableArray<double> masses, FrequencyGrid grid, ImmutableArray<ImmutableArray<double>> sites)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        ArgumentNullException.ThrowIfNull(grid);
        if (masses.Length != crystal.AtomCount || sites.Length != crystal.AtomCount)
            throw new ArgumentException("There is one mass and one density of states for each atom.", nameof(sites));
        double[] weights = [.. crystal.Species.Zip(masses, (element, mass) => NeutronCrossSections.Of(element).Total / mass)];
        var scale = crystal.AtomCount / weights.Sum();
        var parts = Enumerable.Range(0, crystal.AtomCount).GroupBy(atom => crystal.Species[atom]).ToImmutableSortedDictionary(
            element => element.Key.Symbol,
            element => Enumerable.Range(0, grid.Count)
                .Select(point => scale * element.Sum(atom => weights[atom] * sites[atom][point])).ToImmutableArray(),
            StringComparer.Ordinal);
        return new DensityOfStates(
            grid, [.. Enumerable.Range(0, grid.Count).Select(point => parts.Values.Sum(part => part[point]))], DosNormalization.PerCell, parts);
    }
}

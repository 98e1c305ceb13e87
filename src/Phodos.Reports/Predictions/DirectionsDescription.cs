using System.Collections.Immutable;
using Phodos.LatticeDynamics;

namespace Phodos.Reports.Predictions;

/// <summary>The DOS by Cartesian directions, as it is written: the parts of an element or a site along x, y and z add up to its DOS.</summary>
/// <param name="Elements">The parts of each element by its symbol.</param>
/// <param name="Sites">Those of each site in the order of the cell; empty unless sites are shown.</param>
public sealed record DirectionsDescription(
    ImmutableSortedDictionary<string, DirectionsDescription.Parts> Elements, ImmutableArray<DirectionsDescription.Site> Sites)
{
    internal static DirectionsDescription Of(CalculatedPhonons phonons, ShownSpectrum shown, bool withSites)
    {
        var (crystal, native) = (phonons.Crystal, phonons.DirectionDensitiesOfStates());
        return new DirectionsDescription(
            Enumerable.Range(0, crystal.AtomCount).GroupBy(atom => crystal.Species[atom].Symbol, StringComparer.Ordinal)
                .ToImmutableSortedDictionary(element => element.Key, element => PartsOf([.. element]), StringComparer.Ordinal),
            withSites ? [.. Enumerable.Range(0, crystal.AtomCount).Select(SiteOf)] : []);

        Parts PartsOf(int[] atoms) => new(Along(atoms, 0), Along(atoms, 1), Along(atoms, 2));

        ImmutableArray<double> Along(int[] atoms, int direction) => CrystalPrediction.Rounded(shown.InForm(
            [.. Enumerable.Range(0, phonons.Dos.Grid.Count).Select(point => atoms.Sum(atom => native[3 * atom + direction][point]))]));

        Site SiteOf(int atom)
        {
            var (symbol, position) = (crystal.Species[atom].Symbol, crystal.FractionalPositions[atom]);
            var (x, y, z) = PartsOf([atom]);
            return new Site(symbol, [position.X, position.Y, position.Z], x, y, z);
        }
    }

    /// <summary>The parts along the Cartesian axes, one value a frequency.</summary>
    /// <param name="X">That along x.</param>
    /// <param name="Y">That along y.</param>
    /// <param name="Z">That along z.</param>
    public sealed record Parts(ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Z);

    /// <summary>The parts of a site.</summary>
    /// <param name="Element">Its element.</param>
    /// <param name="Position">Its fractional position in the cell.</param>
    /// <param name="X">Its part along x.</param>
    /// <param name="Y">Its part along y.</param>
    /// <param name="Z">Its part along z.</param>
    public sealed record Site(
        string Element, ImmutableArray<double> Position, ImmutableArray<double> X, ImmutableArray<double> Y, ImmutableArray<double> Z);
}

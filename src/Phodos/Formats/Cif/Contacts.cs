using Phodos.Crystals;

namespace Phodos.Formats.Cif;

/// <summary>How close the atoms of a crystal are for their size.</summary>
internal static class Contacts
{
    // More than most bonds (angstrom); longer contacts are not short for any atoms.
    private const double Cutoff = 3.0;

    /// <summary>The shortest distance of two atoms over the sum of their covalent radii; infinite where none is below 3 Å.</summary>
    internal static double Shortest(Crystal crystal)
    {
        var neighbors = NeighborList.Build(crystal, Cutoff);
        var shortest = double.PositiveInfinity;
        for (var edge = 0; edge < neighbors.EdgeCount; edge++)
        {
            var (first, second) = (crystal.Species[neighbors.Sources[edge]], crystal.Species[neighbors.Destinations[edge]]);
            var bond = first.CovalentRadius + second.CovalentRadius;
            shortest = Math.Min(shortest, neighbors.Vectors[edge].Length / bond);
        }

        return shortest;
    }
}

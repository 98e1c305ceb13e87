using System.Collections.Immutable;
using Phodos.Crystals;
using Phodos.Crystals.UnitCell;

namespace Phodos.Datasets.Portrait;

/// <summary>What a portrait of a data set keeps of a crystal.</summary>
/// <param name="System">The crystal system that the data set gives it.</param>
/// <param name="Atoms">The number of atoms in the cell of the data set.</param>
/// <param name="Elements">Its elements, each once.</param>
/// <param name="Conventional">The conventional cell of <see cref="ShownCell"/>; null where no symmetry is found.</param>
/// <param name="Neighbors">The number of neighbours of its atoms, for each cutoff of the portrait.</param>
public sealed record CrystalPortrait(
    CrystalSystem System,
    int Atoms,
    ImmutableArray<Element> Elements,
    LatticeParameters? Conventional,
    ImmutableArray<CountDistribution> Neighbors)
{
    internal static CrystalPortrait Of(DosEntry entry, ImmutableArray<double> cutoffs, ISymmetryFinder symmetry, double tolerance) => new(
        entry.System,
        entry.Crystal.AtomCount,
        [.. entry.Crystal.Species.Distinct()],
        ConventionalCell(entry.Crystal, symmetry, tolerance),
        NeighborsOf(entry, cutoffs));

    private static LatticeParameters? ConventionalCell(Crystal crystal, ISymmetryFinder symmetry, double tolerance)
    {
        try
        {
            return LatticeParameters.Of(ShownCell.Of(symmetry.Find(crystal, tolerance)));
        }
        catch (InvalidInputException)
        {
            // Its cell is left out of the lattice parameters, which say how many crystals they are of.
            return null;
        }
    }

    private static ImmutableArray<CountDistribution> NeighborsOf(DosEntry entry, ImmutableArray<double> cutoffs)
    {
        try
        {
            return NeighborCounts.Of(entry.Crystal, cutoffs);
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException($"{entry.Id}: {fault.Message}", innerException: fault);
        }
    }
}

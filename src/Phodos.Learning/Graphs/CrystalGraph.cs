using Phodos.Crystals;

namespace Phodos.Learning.Graphs;

/// <summary>A crystal as a graph: atoms, the edges between neighbours, and the crystal system.</summary>
/// <param name="Id">The name of the crystal in messages.</param>
/// <param name="AtomicNumbers">The atomic number of each atom, <c>[atoms]</c>.</param>
/// <param name="Neighbors">The edges.</param>
/// <param name="System">The crystal system.</param>
public sealed record CrystalGraph(string Id, int[] AtomicNumbers, NeighborList Neighbors, CrystalSystem System)
{
    /// <summary>The number of atoms.</summary>
    public int AtomCount => AtomicNumbers.Length;

    /// <summary>Makes the graph of a crystal in the cell that it has, without looking for its symmetry.</summary>
    /// <param name="id">The name of the crystal in messages.</param>
    /// <param name="crystal">The crystal.</param>
    /// <param name="system">Its crystal system.</param>
    /// <param name="options">The cutoff and the self edge; <see cref="GraphOptions.CanonicalCell"/> is the caller's to heed.</param>
    public static CrystalGraph Of(string id, Crystal crystal, CrystalSystem system, GraphOptions options) => new(
        id,
        [.. crystal.Species.Select(element => element.AtomicNumber)],
        NeighborList.Build(crystal, options.Cutoff, options.SelfInteraction),
        system);
}

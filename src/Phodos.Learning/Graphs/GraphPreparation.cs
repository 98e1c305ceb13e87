using Phodos.Crystals;
using Phodos.Datasets;

namespace Phodos.Learning.Graphs;

/// <summary>Makes graphs of crystals: the canonical primitive cell where it is asked for, then the neighbours.</summary>
/// <param name="options">How.</param>
/// <param name="symmetry">Finds the primitive cell and the crystal system.</param>
/// <param name="tolerance">The tolerance (angstrom) of the symmetry search.</param>
public sealed class GraphPreparation(GraphOptions options, ISymmetryFinder symmetry, double tolerance = 1e-3)
{
    /// <summary>A crystal, whose crystal system its symmetry gives, in the cell of its graph, and the graph.</summary>
    /// <exception cref="InvalidInputException">No symmetry is found.</exception>
    public PreparedCrystal Prepare(string id, Crystal crystal)
    {
        var found = symmetry.Find(crystal, tolerance);
        var seen = options.CanonicalCell ? found.Primitive : crystal;
        return new PreparedCrystal(seen, CrystalGraph.Of(id, seen, found.System, options), found);
    }

    /// <summary>
    /// The same in the cell of the file where that is a primitive one, so that atoms keep their order and the axes their directions, and else
    /// in the canonical primitive cell.
    /// </summary>
    /// <exception cref="InvalidInputException">No symmetry is found.</exception>
    public PreparedCrystal PrepareSmallest(string id, Crystal crystal)
    {
        var found = symmetry.Find(crystal, tolerance);
        var seen = found.Primitive.AtomCount < crystal.AtomCount ? found.Primitive : crystal;
        return new PreparedCrystal(seen, CrystalGraph.Of(id, seen, found.System, options), found);
    }

    /// <summary>The graph of an entry of a data set, which gives the crystal system.</summary>
    /// <exception cref="InvalidInputException">No symmetry is found; the message names the entry.</exception>
    public CrystalGraph Prepare(DosEntry entry)
    {
        try
        {
            var crystal = options.CanonicalCell ? symmetry.Find(entry.Crystal, tolerance).Primitive : entry.Crystal;
            return CrystalGraph.Of(entry.Id, crystal, entry.System, options);
        }
        catch (InvalidInputException fault)
        {
            throw new InvalidInputException($"{entry.Id}: {fault.Message}", innerException: fault);
        }
    }
}

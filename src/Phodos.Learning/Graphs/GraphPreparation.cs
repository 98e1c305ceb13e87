using Phodos.Crystals;
using Phodos.Datasets;
using Phodos.Learning.Runtime;
using Phodos.Learning.Targets;
using Phodos.Spectra;

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

    /// <summary>The graphs and references of entries of a data set, in their order; the data set gives the crystal systems.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="indices">Which entries.</param>
    /// <param name="native">The grid over which the model shares out states, or null where it learns from labels alone.</param>
    /// <param name="workers">How many are made side by side.</param>
    /// <param name="progress">Told how many have been done since it was told last; called from any thread.</param>
    /// <exception cref="InvalidInputException">No symmetry is found of an entry; the message names it.</exception>
    public LabelledGraph[] Prepare(
        DosDataset dataset, IReadOnlyList<int> indices, FrequencyGrid? native, Workers workers, Action<int>? progress = null)
    {
        var graphs = new LabelledGraph[indices.Count];
        workers.ForEach(indices.Count, position =>
        {
            var entry = dataset.Entries[indices[position]];
            graphs[position] = new LabelledGraph(Prepare(entry), [.. entry.Dos.Values])
            {
                Shares = native is null ? null : StateShares.Of(entry, native),
            };
            progress?.Invoke(1);
        });
        return graphs;
    }

    private CrystalGraph Prepare(DosEntry entry)
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

using Phodos.Datasets;
using Phodos.Learning.Graphs;
using Phodos.Learning.Runtime;
using Phodos.Spectra;

namespace Phodos.Learning.Targets;

/// <summary>A crystal graph and its reference DOS, divided by its maximum.</summary>
/// <param name="Graph">The crystal.</param>
/// <param name="Target">The reference, one value a grid point.</param>
public sealed record LabelledGraph(CrystalGraph Graph, double[] Target)
{
    /// <summary>How its states are shared out over the bins of a model, or null where the model does not ask for it.</summary>
    public StateShares? Shares { get; init; }

    /// <summary>The graphs and references of entries of a data set, in their order; the data set gives the crystal systems.</summary>
    /// <param name="preparation">Makes the graphs.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="indices">Which entries.</param>
    /// <param name="native">The grid over which the model shares out states, or null where it learns from labels alone.</param>
    /// <param name="workers">How many are made side by side.</param>
    /// <param name="progress">Told how many have been done since it was told last; called from any thread.</param>
    /// <exception cref="InvalidInputException">No symmetry is found of an entry; the message names it.</exception>
    public static LabelledGraph[] Of(
        GraphPreparation preparation,
        DosDataset dataset,
        IReadOnlyList<int> indices,
        FrequencyGrid? native,
        Workers workers,
        Action<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(preparation);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(indices);
        var graphs = new LabelledGraph[indices.Count];
        workers.ForEach(indices.Count, position =>
        {
            var entry = dataset.Entries[indices[position]];
            graphs[position] = new LabelledGraph(preparation.Prepare(entry), [.. entry.Dos.Values])
            {
                Shares = native is null ? null : StateShares.Of(entry, native),
            };
            progress?.Invoke(1);
        });
        return graphs;
    }
}

using Phodos.Crystals;

namespace Phodos.Learning.Models.Forces;

/// <summary>
/// A crystal as <see cref="ForceNetwork"/> sees it: the edges that carry messages, in both directions, and the pairs of atoms that have
/// force constants, each once. The direction of either goes from the first atom to the second.
/// </summary>
internal sealed class ForceGraph
{
    private ForceGraph(Crystal crystal, NeighborList edges, NeighborList? pairs)
    {
        Crystal = crystal;
        Elements = [.. crystal.Species.Select(element => element.AtomicNumber - 1L)];
        Edges = Select(edges, Enumerable.Range(0, edges.EdgeCount));
        if (pairs is null)
        {
            (Pairs, Shifts) = (new Spans([], [], [], []), []);
            return;
        }

        var once = Enumerable.Range(0, pairs.EdgeCount).Where(edge => IsOnce(pairs, edge)).ToArray();
        Pairs = Select(pairs, once);
        Shifts = [.. once.Select(edge => pairs.Shifts[edge])];
    }

    /// <summary>The crystal.</summary>
    internal Crystal Crystal { get; }

    /// <summary>Atomic number minus 1 of each atom.</summary>
    internal long[] Elements { get; }

    /// <summary>The edges.</summary>
    internal Spans Edges { get; }

    /// <summary>The pairs.</summary>
    internal Spans Pairs { get; }

    /// <summary>The cell of the second atom of each pair, seen from that of the first.</summary>
    internal (int A, int B, int C)[] Shifts { get; }

    /// <summary>The number of atoms.</summary>
    internal int AtomCount => Elements.Length;

    /// <summary>Makes the graph of a crystal in the cell that it has.</summary>
    /// <exception cref="InvalidInputException">There are too many pairs.</exception>
    internal static ForceGraph Of(Crystal crystal, ForceNetworkOptions options) => new(
        crystal, NeighborList.Build(crystal, options.Cutoff), NeighborList.Build(crystal, options.PairCutoff));

    /// <summary>Makes the graph of a crystal in the cell that it has, without pairs.</summary>
    /// <exception cref="InvalidInputException">There are too many edges.</exception>
    internal static ForceGraph WithoutPairs(Crystal crystal, double cutoff) => new(crystal, NeighborList.Build(crystal, cutoff), null);

    // Of a pair and its opposite one is kept.
    private static bool IsOnce(NeighborList list, int edge) =>
        list.Sources[edge] < list.Destinations[edge]
        || (list.Sources[edge] == list.Destinations[edge] && list.Shifts[edge].CompareTo((0, 0, 0)) > 0);

    private static Spans Select(NeighborList list, IEnumerable<int> edges)
    {
        int[] chosen = [.. edges];
        var (first, second) = (new long[chosen.Length], new long[chosen.Length]);
        var (lengths, directions) = (new double[chosen.Length], new double[3 * chosen.Length]);
        for (var index = 0; index < chosen.Length; index++)
        {
            (first[index], second[index]) = (list.Sources[chosen[index]], list.Destinations[chosen[index]]);
            var vector = list.Vectors[chosen[index]];
            lengths[index] = vector.Length;
            var direction = 1 / lengths[index] * vector;
            (directions[3 * index], directions[3 * index + 1], directions[3 * index + 2]) = (direction.X, direction.Y, direction.Z);
        }

        return new Spans(first, second, lengths, directions);
    }

    /// <summary>Pairs of atoms with what lies between them.</summary>
    /// <param name="First">The first atom of each.</param>
    /// <param name="Second">The second atom of each.</param>
    /// <param name="Lengths">The distance (angstrom).</param>
    /// <param name="Directions">The unit vector from the first to the second, [pairs, 3].</param>
    internal sealed record Spans(long[] First, long[] Second, double[] Lengths, double[] Directions)
    {
        /// <summary>The number of pairs.</summary>
        internal int Count => First.Length;
    }
}

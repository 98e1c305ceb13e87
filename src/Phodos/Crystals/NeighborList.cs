using System.Buffers;

namespace Phodos.Crystals;

/// <summary>
/// All edges of a crystal within a cutoff: for every pair of atoms and every lattice shift with a distance strictly below it,
/// in both directions. The vector of an edge is r_dst − r_src + shift · lattice. Sources ascend, and the destinations of one
/// source ascend too; a zero edge (see <see cref="Build"/>) comes first of its source. The same crystal gives the same order.
/// </summary>
public sealed class NeighborList
{
    /// <summary>The largest number of edges that is built, about 1.3 GB of them.</summary>
    public const int MaximumEdges = 20_000_000;

    private readonly int[] _sources;
    private readonly int[] _destinations;
    private readonly (int A, int B, int C)[] _shifts;
    private readonly Vector3D[] _vectors;

    private NeighborList(double cutoff, int edges)
    {
        Cutoff = cutoff;
        _sources = new int[edges];
        _destinations = new int[edges];
        _shifts = new (int, int, int)[edges];
        _vectors = new Vector3D[edges];
    }

    /// <summary>The radius (angstrom) inside which two atoms share an edge.</summary>
    public double Cutoff { get; }

    /// <summary>The number of edges.</summary>
    public int EdgeCount => _sources.Length;

    /// <summary>The source atom of each edge.</summary>
    public ReadOnlySpan<int> Sources => _sources;

    /// <summary>The destination atom of each edge.</summary>
    public ReadOnlySpan<int> Destinations => _destinations;

    /// <summary>The lattice shift of each edge, in whole cells.</summary>
    public ReadOnlySpan<(int A, int B, int C)> Shifts => _shifts;

    /// <summary>The vector of each edge (angstrom).</summary>
    public ReadOnlySpan<Vector3D> Vectors => _vectors;

    /// <summary>Finds the edges of a crystal.</summary>
    /// <param name="crystal">The crystal.</param>
    /// <param name="cutoff">The radius (angstrom), above 0.</param>
    /// <param name="selfInteraction">
    /// Whether each atom gets one more edge to itself, with a zero vector, as in the reference implementation.
    /// </param>
    /// <exception cref="InvalidInputException">There are more than <see cref="MaximumEdges"/> edges.</exception>
    public static NeighborList Build(Crystal crystal, double cutoff, bool selfInteraction = false)
    {
        ArgumentNullException.ThrowIfNull(crystal);
        if (!(cutoff > 0 && double.IsFinite(cutoff)))
            throw new ArgumentOutOfRangeException(nameof(cutoff), cutoff, "A cutoff is a positive number of angstrom.");

        // The mean density tells a hopeless search before it starts: crowding only makes more edges. The collector counts them.
        var expected = 4.0 / 3 * Math.PI * Math.Pow(cutoff, 3) / crystal.Lattice.Volume * crystal.AtomCount * crystal.AtomCount;
        if (expected > MaximumEdges)
            throw TooManyEdges(cutoff);

        var collector = new EdgeCollector(cutoff);
        try
        {
            PairSearch.Run(crystal, cutoff, ref collector);
            var zeroEdges = selfInteraction ? crystal.AtomCount : 0;
            if (2L * collector.Pairs.Length + zeroEdges > MaximumEdges)
                throw TooManyEdges(cutoff);
            var list = new NeighborList(cutoff, 2 * collector.Pairs.Length + zeroEdges);
            list.Fill(collector.Pairs, crystal.AtomCount, selfInteraction);
            return list;
        }
        finally
        {
            collector.Dispose();
        }
    }

    internal static InvalidInputException TooManyEdges(double cutoff) => new(FormattableString.Invariant(
        $"the crystal has more than {MaximumEdges} edges within {cutoff} Å; give a smaller cutoff or a smaller cell"));

    /// <summary>
    /// Writes both edges of each pair. They are sorted by destination, then (keeping that order) by source; as each edge has its opposite,
    /// an atom is the source of as many edges as it is the destination of, and one table of counts serves both.
    /// </summary>
    private void Fill(ReadOnlySpan<HalfEdge> pairs, int atoms, bool selfInteraction)
    {
        var rented = ArrayPool<int>.Shared.Rent(2 * atoms + 2 * pairs.Length);
        var byDestination = rented.AsSpan(0, atoms);
        var bySource = rented.AsSpan(atoms, atoms);
        var sorted = rented.AsSpan(2 * atoms, 2 * pairs.Length);

        byDestination.Clear();
        foreach (ref readonly var pair in pairs)
        {
            byDestination[pair.First]++;
            byDestination[pair.Second]++;
        }

        var total = 0;
        for (var atom = 0; atom < atoms; atom++)
        {
            var count = byDestination[atom];
            byDestination[atom] = total;
            bySource[atom] = selfInteraction ? total + atom + 1 : total;
            if (selfInteraction)
                (_sources[total + atom], _destinations[total + atom]) = (atom, atom);
            total += count;
        }

        // The number of an edge is twice that of its pair, plus one for the direction from second to first.
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            sorted[byDestination[pairs[pair].Second]++] = 2 * pair;
            sorted[byDestination[pairs[pair].First]++] = 2 * pair + 1;
        }

        foreach (var edge in sorted)
        {
            ref readonly var pair = ref pairs[edge / 2];
            if (edge % 2 == 0)
                Write(bySource[pair.First]++, pair.First, pair.Second, pair.Shift, pair.Vector);
            else
                Write(bySource[pair.Second]++, pair.Second, pair.First, (-pair.Shift.A, -pair.Shift.B, -pair.Shift.C), -pair.Vector);
        }

        ArrayPool<int>.Shared.Return(rented);
    }

    private void Write(int edge, int source, int destination, (int A, int B, int C) shift, Vector3D vector)
    {
        _sources[edge] = source;
        _destinations[edge] = destination;
        _shifts[edge] = shift;
        _vectors[edge] = vector;
    }
}

using Phodos.Crystals;
using static TorchSharp.torch;

namespace Phodos.Learning.Graphs;

/// <summary>
/// Several crystal graphs as one block-diagonal graph of tensors: the atoms and the edges of all crystals, one after another.
/// The batch owns its tensors: dispose it after use. Floating-point tensors have the dtype that the batch was made with; indices are int64.
/// </summary>
public sealed class GraphBatch : IDisposable
{
    private GraphBatch(IReadOnlyList<CrystalGraph> graphs, ScalarType dtype, Device device)
    {
        Ids = [.. graphs.Select(graph => graph.Id)];
        LargestAtomCount = graphs.Max(graph => graph.AtomCount);
        var atoms = new AtomColumns(graphs, LargestAtomCount);
        var edges = new EdgeColumns(graphs);

        // The tensors belong to the batch alone, whatever scope of the caller is open.
        using var scope = NewDisposeScope();
        ElementIndices = tensor(atoms.ElementIndices, device: device);
        Masses = tensor(atoms.Masses, [atoms.Count, 1], dtype, device);
        ElementOfKind = tensor(atoms.ElementOfKind, device: device);
        KindOfAtom = tensor(atoms.KindOfAtom, device: device);
        PartOfAtom = tensor(atoms.PartOfAtom, device: device);
        PartAtomCounts = tensor(atoms.PartAtomCounts, [atoms.PartAtomCounts.Length, 1], dtype, device);
        CrystalOfAtom = tensor(atoms.CrystalOfAtom, device: device);
        AtomCounts = tensor(graphs.Select(graph => (double)graph.AtomCount).ToArray(), [graphs.Count, 1], dtype, device);
        SlotOfAtom = tensor(atoms.SlotOfAtom, device: device);
        IsPadding = tensor(atoms.IsPadding, [graphs.Count, 1, LargestAtomCount], device: device);
        EdgeSources = tensor(edges.Sources, device: device);
        EdgeDestinations = tensor(edges.Destinations, device: device);
        EdgeVectors = tensor(edges.Vectors, [edges.Count, 3], dtype, device);
        InverseDegrees = tensor(edges.InverseDegrees(atoms.Count), [atoms.Count, 1], dtype, device);
        Systems = tensor(graphs.Select(graph => (long)graph.System).ToArray(), device: device);
        scope.Detach(Owned);
    }

    /// <summary>The name of each crystal.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The number of crystals.</summary>
    public int CrystalCount => Ids.Count;

    /// <summary>The number of atoms of the largest crystal.</summary>
    public int LargestAtomCount { get; }

    /// <summary>Atomic number minus 1 of each atom, <c>[atoms]</c>.</summary>
    public Tensor ElementIndices { get; }

    /// <summary>The atomic mass of each atom (u), <c>[atoms, 1]</c>.</summary>
    public Tensor Masses { get; }

    /// <summary>Atomic number minus 1 of each element of the batch, ascending, <c>[kinds]</c>.</summary>
    public Tensor ElementOfKind { get; }

    /// <summary>The place of the element of each atom in <see cref="ElementOfKind"/>, <c>[atoms]</c>.</summary>
    public Tensor KindOfAtom { get; }

    /// <summary>
    /// The part that each atom belongs to, <c>[atoms]</c>: the atoms of one element in one crystal. Parts are counted crystal by crystal,
    /// in a crystal by ascending atomic number.
    /// </summary>
    public Tensor PartOfAtom { get; }

    /// <summary>The number of atoms of each part, <c>[parts, 1]</c>.</summary>
    public Tensor PartAtomCounts { get; }

    /// <summary>The number of atoms of each crystal, <c>[crystals, 1]</c>.</summary>
    public Tensor AtomCounts { get; }

    /// <summary>The crystal that each atom belongs to, ascending, <c>[atoms]</c>.</summary>
    public Tensor CrystalOfAtom { get; }

    /// <summary>
    /// The row of each atom in a layout that is padded to the largest crystal, <c>[atoms]</c> with values below crystals × largest.
    /// </summary>
    public Tensor SlotOfAtom { get; }

    /// <summary>Which rows of the padded layout hold no atom, <c>[crystals, 1, largest]</c>, bool.</summary>
    public Tensor IsPadding { get; }

    /// <summary>The source atom of each edge, <c>[edges]</c>.</summary>
    public Tensor EdgeSources { get; }

    /// <summary>The destination atom of each edge, <c>[edges]</c>.</summary>
    public Tensor EdgeDestinations { get; }

    /// <summary>r_dst − r_src + shift · lattice of each edge (angstrom), <c>[edges, 3]</c>.</summary>
    public Tensor EdgeVectors { get; }

    /// <summary>1 over the number of edges that end at each atom, 0 where none does, <c>[atoms, 1]</c>.</summary>
    public Tensor InverseDegrees { get; }

    /// <summary>The crystal system of each crystal, <c>[crystals]</c>, 0..6.</summary>
    public Tensor Systems { get; }

    /// <summary>Makes a batch of at least one graph.</summary>
    /// <param name="graphs">The crystals, in the order of the batch.</param>
    /// <param name="dtype">float32 or float64.</param>
    /// <param name="device">Where the tensors live.</param>
    public static GraphBatch Of(IReadOnlyList<CrystalGraph> graphs, ScalarType dtype, Device device)
    {
        ArgumentOutOfRangeException.ThrowIfZero(graphs.Count);
        return new GraphBatch(graphs, dtype, device);
    }

    /// <summary>Adds up a quantity of the atoms over each crystal: <c>[atoms, width]</c> to <c>[crystals, width]</c>.</summary>
    public Tensor SumOverAtoms(Tensor perAtom) =>
        zeros(CrystalCount, perAtom.shape[1], dtype: perAtom.dtype, device: perAtom.device).index_add(0, CrystalOfAtom, perAtom, 1);

    /// <summary>Averages a quantity of the atoms over each crystal: <c>[atoms, width]</c> to <c>[crystals, width]</c>.</summary>
    public Tensor MeanOverAtoms(Tensor perAtom) => SumOverAtoms(perAtom) / AtomCounts;

    /// <summary>
    /// Averages a quantity of the atoms over the atoms of each element of each crystal: <c>[atoms, width]</c> to <c>[parts, width]</c>.
    /// </summary>
    public Tensor MeanOverParts(Tensor perAtom) =>
        zeros(PartAtomCounts.shape[0], perAtom.shape[1], dtype: perAtom.dtype, device: perAtom.device)
            .index_add(0, PartOfAtom, perAtom, 1) / PartAtomCounts;

    /// <summary>
    /// Adds up a quantity of the edges over those that end at each atom: <c>[edges, width]</c> to <c>[atoms, width]</c>.
    /// </summary>
    public Tensor SumOverIncomingEdges(Tensor perEdge) =>
        zeros(InverseDegrees.shape[0], perEdge.shape[1], dtype: perEdge.dtype, device: perEdge.device)
            .index_add(0, EdgeDestinations, perEdge, 1);

    /// <summary>
    /// Averages a quantity of the edges over those that end at each atom: <c>[edges, width]</c> to <c>[atoms, width]</c>.
    /// </summary>
    public Tensor MeanOverIncomingEdges(Tensor perEdge) => SumOverIncomingEdges(perEdge).mul(InverseDegrees);

    /// <summary>
    /// Lays the atoms out crystal by crystal, padded with zeros: <c>[atoms, width]</c> to <c>[crystals, largest, width]</c>.
    /// </summary>
    public Tensor PadAtoms(Tensor perAtom) =>
        zeros(CrystalCount * LargestAtomCount, perAtom.shape[1], dtype: perAtom.dtype, device: perAtom.device)
            .index_copy(0, SlotOfAtom, perAtom)
            .view(CrystalCount, LargestAtomCount, perAtom.shape[1]);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var tensor in Owned)
            tensor.Dispose();
    }

    private Tensor[] Owned =>
    [
        ElementIndices, Masses, ElementOfKind, KindOfAtom, PartOfAtom, PartAtomCounts, AtomCounts, CrystalOfAtom, SlotOfAtom, IsPadding,
        EdgeSources, EdgeDestinations, EdgeVectors, InverseDegrees, Systems,
    ];

    private sealed class AtomColumns
    {
        internal AtomColumns(IReadOnlyList<CrystalGraph> graphs, int largest)
        {
            Count = graphs.Sum(graph => graph.AtomCount);
            ElementIndices = new long[Count];
            Masses = new double[Count];
            CrystalOfAtom = new long[Count];
            SlotOfAtom = new long[Count];
            IsPadding = new bool[graphs.Count * largest];
            Array.Fill(IsPadding, true);

            var row = 0;
            for (var crystal = 0; crystal < graphs.Count; crystal++)
            {
                var numbers = graphs[crystal].AtomicNumbers;
                for (var atom = 0; atom < numbers.Length; atom++, row++)
                {
                    var slot = crystal * largest + atom;
                    ElementIndices[row] = numbers[atom] - 1;
                    Masses[row] = Element.FromAtomicNumber(numbers[atom]).AtomicMass;
                    CrystalOfAtom[row] = crystal;
                    SlotOfAtom[row] = slot;
                    IsPadding[slot] = false;
                }
            }

            ElementOfKind = [.. ElementIndices.Distinct().Order()];
            KindOfAtom = Array.ConvertAll(ElementIndices, element => (long)Array.BinarySearch(ElementOfKind, element));
            PartOfAtom = new long[Count];
            PartAtomCounts = CountParts(graphs);
        }

        internal int Count { get; }

        internal long[] ElementIndices { get; }

        internal long[] ElementOfKind { get; }

        internal long[] KindOfAtom { get; }

        internal long[] PartOfAtom { get; }

        internal double[] PartAtomCounts { get; }

        internal double[] Masses { get; }

        internal long[] CrystalOfAtom { get; }

        internal long[] SlotOfAtom { get; }

        internal bool[] IsPadding { get; }

        private double[] CountParts(IReadOnlyList<CrystalGraph> graphs)
        {
            List<double> counts = [];
            var row = 0;
            foreach (var graph in graphs)
            {
                int[] elements = [.. graph.AtomicNumbers.Distinct().Order()];
                var first = counts.Count;
                counts.AddRange(new double[elements.Length]);
                foreach (var number in graph.AtomicNumbers)
                {
                    var part = first + Array.BinarySearch(elements, number);
                    PartOfAtom[row++] = part;
                    counts[part]++;
                }
            }

            return [.. counts];
        }
    }

    private sealed class EdgeColumns
    {
        internal EdgeColumns(IReadOnlyList<CrystalGraph> graphs)
        {
            Count = graphs.Sum(graph => graph.Neighbors.EdgeCount);
            Sources = new long[Count];
            Destinations = new long[Count];
            Vectors = new double[3 * Count];

            int row = 0, firstAtom = 0;
            foreach (var graph in graphs)
            {
                var neighbors = graph.Neighbors;
                for (var edge = 0; edge < neighbors.EdgeCount; edge++, row++)
                {
                    Sources[row] = firstAtom + neighbors.Sources[edge];
                    Destinations[row] = firstAtom + neighbors.Destinations[edge];
                    var vector = neighbors.Vectors[edge];
                    (Vectors[3 * row], Vectors[3 * row + 1], Vectors[3 * row + 2]) = (vector.X, vector.Y, vector.Z);
                }

                firstAtom += graph.AtomCount;
            }
        }

        internal int Count { get; }

        internal long[] Sources { get; }

        internal long[] Destinations { get; }

        internal double[] Vectors { get; }

        internal double[] InverseDegrees(int atomCount)
        {
            var degrees = new double[atomCount];
            foreach (var destination in Destinations)
                degrees[destination]++;
            return Array.ConvertAll(degrees, degree => degree == 0 ? 0 : 1 / degree);
        }
    }
}

using System.Buffers;

namespace Phodos.Crystals;

/// <summary>
/// The search for large cells: the atoms are sorted into bins at least as wide as the cutoff (where the
/// cell allows), and only the bins around an atom are searched. There are never more bins than atoms.
/// </summary>
internal readonly struct LinkedCells
{
    private readonly BinAxis _a;
    private readonly BinAxis _b;
    private readonly BinAxis _c;

    private LinkedCells(BinAxis a, BinAxis b, BinAxis c, int atoms)
    {
        (_a, _b, _c) = (a, b, c);
        CandidatesOfAtom = (double)a.Searched * b.Searched * c.Searched * (1 + (double)atoms / BinCount);
    }

    /// <summary>About how many distances and bins the search looks at an atom.</summary>
    internal double CandidatesOfAtom { get; }

    private int BinCount => _a.Bins * _b.Bins * _c.Bins;

    internal static LinkedCells Plan(Lattice lattice, double cutoff, int atoms)
    {
        var (heightA, heightB, heightC) = lattice.FaceDistances;
        var width = Math.Max(cutoff, Math.Cbrt(lattice.Volume / atoms));
        return new LinkedCells(
            BinAxis.Of(heightA, width, cutoff), BinAxis.Of(heightB, width, cutoff), BinAxis.Of(heightC, width, cutoff), atoms);
    }

    internal void Search<TVisitor>(PairFilter<TVisitor> pairs)
        where TVisitor : struct, IPairVisitor
    {
        var ends = ArrayPool<int>.Shared.Rent(BinCount + 1);
        var members = ArrayPool<int>.Shared.Rent(pairs.Atoms.Length);
        try
        {
            Sort(pairs.Atoms, ends.AsSpan(0, BinCount + 1), members);
            for (var atom = 0; atom < pairs.Atoms.Length; atom++)
                SearchAround(atom, pairs, ends, members);
        }
        finally
        {
            ArrayPool<int>.Shared.Return(ends);
            ArrayPool<int>.Shared.Return(members);
        }
    }

    // A counting sort: afterwards the atoms of a bin are members[starts[bin] .. starts[bin + 1]], ascending.
    private void Sort(ReadOnlySpan<WrappedAtom> atoms, Span<int> starts, Span<int> members)
    {
        starts.Clear();
        foreach (var atom in atoms)
            starts[BinOf(atom)]++;
        for (var bin = 1; bin < starts.Length; bin++)
            starts[bin] += starts[bin - 1];
        for (var atom = atoms.Length - 1; atom >= 0; atom--)
            members[--starts[BinOf(atoms[atom])]] = atom;
    }

    private int BinOf(WrappedAtom atom) =>
        (_a.BinOf(atom.Fractional.X) * _b.Bins + _b.BinOf(atom.Fractional.Y)) * _c.Bins + _c.BinOf(atom.Fractional.Z);

    private void SearchAround<TVisitor>(int first, PairFilter<TVisitor> pairs, ReadOnlySpan<int> starts, ReadOnlySpan<int> members)
        where TVisitor : struct, IPairVisitor
    {
        var atom = pairs.Atoms[first];
        int binA = _a.BinOf(atom.Fractional.X), binB = _b.BinOf(atom.Fractional.Y), binC = _c.BinOf(atom.Fractional.Z);
        for (var stepA = -_a.Reach; stepA <= _a.Reach; stepA++)
        {
            var (imageA, wrappedA) = _a.Wrap(binA + stepA);
            for (var stepB = -_b.Reach; stepB <= _b.Reach; stepB++)
            {
                var (imageB, wrappedB) = _b.Wrap(binB + stepB);
                for (var stepC = -_c.Reach; stepC <= _c.Reach; stepC++)
                {
                    var (imageC, wrappedC) = _c.Wrap(binC + stepC);
                    var bin = (wrappedA * _b.Bins + wrappedB) * _c.Bins + wrappedC;
                    var shift = pairs.Lattice.ToCartesian(new Vector3D(imageA, imageB, imageC)) - atom.Position;
                    foreach (var second in members[starts[bin]..starts[bin + 1]])
                    {
                        if (second >= first)
                            pairs.Test(first, second, imageA, imageB, imageC, pairs.Atoms[second].Position + shift);
                    }
                }
            }
        }
    }
}

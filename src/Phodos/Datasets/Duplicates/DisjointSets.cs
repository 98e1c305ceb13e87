namespace Phodos.Datasets.Duplicates;

/// <summary>Sets of indices that are joined pair by pair; each set is known by its least index.</summary>
/// <param name="count">The number of indices, each in a set of its own at first.</param>
internal sealed class DisjointSets(int count)
{
    private readonly int[] _parents = [.. Enumerable.Range(0, count)];

    /// <summary>The least index of the set that an index is in.</summary>
    internal int Find(int index)
    {
        while (_parents[index] != index)
            index = _parents[index] = _parents[_parents[index]];
        return index;
    }

    internal void Join(int first, int second)
    {
        var (one, other) = (Find(first), Find(second));
        _parents[Math.Max(one, other)] = Math.Min(one, other);
    }
}

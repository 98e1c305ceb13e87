namespace Phodos.Datasets;

/// <summary>
/// The random numbers of the splits: PCG-XSH-RR with 64 bits of state (M. E. O'Neill, HMC-CS-2014-0905). The seeded generator of .NET
/// does not promise the same numbers in its next version; a split must be the same for ever.
/// </summary>
internal sealed class Pcg32
{
    private const ulong Multiplier = 6364136223846793005;

    private readonly ulong _increment;
    private ulong _state;

    internal Pcg32(ulong seed, ulong stream = 54)
    {
        _increment = (stream << 1) | 1;
        Next();
        _state += seed;
        Next();
    }

    /// <summary>The next 32 random bits.</summary>
    internal uint Next()
    {
        var old = _state;
        _state = unchecked(old * Multiplier + _increment);
        return uint.RotateRight((uint)(((old >> 18) ^ old) >> 27), (int)(old >> 59));
    }

    /// <summary>A number in [0, 1), evenly spread.</summary>
    internal double NextDouble() => Next() / 4294967296.0;

    /// <summary>Puts items into random order (Fisher–Yates).</summary>
    internal void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            // The high word of bound × 32 bits is even over the bound to 1 part in 2³² / bound.
            var other = (int)(((ulong)Next() * (ulong)(last + 1)) >> 32);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}

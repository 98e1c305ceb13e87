namespace Phodos.Cli.Sharding;

/// <summary>Counts all inputs as they come by, and takes those of one shard that have no row yet.</summary>
/// <param name="shard">The shard.</param>
/// <param name="done">The inputs with a row.</param>
internal sealed class InputCensus(Shard shard, IReadOnlySet<InputKey> done)
{
    private readonly HashSet<InputKey> _own = [];
    private UInt128 _allSum;
    private UInt128 _ownSum;
    private UInt128 _repeatedSum;
    private long _all;
    private long _repeated;

    /// <summary>Those of all shards.</summary>
    internal InputDigest All => InputDigest.Of(_all, _allSum);

    /// <summary>Those of the shard.</summary>
    internal InputDigest Own => InputDigest.Of(_own.Count + _repeated, _ownSum);

    /// <summary>Those of the shard that came again under the same name, and are left out.</summary>
    internal InputDigest Repeated => InputDigest.Of(_repeated, _repeatedSum);

    /// <summary>The first of these.</summary>
    internal string? FirstRepeated { get; private set; }

    /// <summary>Whether an input that comes by is to be worked on.</summary>
    internal bool Takes(string name)
    {
        var key = InputKey.Of(name);
        _all++;
        unchecked
        {
            _allSum += key.Hash;
            if (!shard.Has(key))
                return false;
            _ownSum += key.Hash;
            if (_own.Add(key))
                return !done.Contains(key);
            _repeated++;
            _repeatedSum += key.Hash;
        }

        FirstRepeated ??= name;
        return false;
    }
}

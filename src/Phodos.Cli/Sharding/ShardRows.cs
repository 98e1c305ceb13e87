namespace Phodos.Cli.Sharding;

/// <summary>The inputs that the rows of a shard are of.</summary>
/// <param name="Keys">The inputs.</param>
/// <param name="Failed">How many of them have a problem in place of a result.</param>
internal sealed record ShardRows(HashSet<InputKey> Keys, long Failed)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="InvalidInputException">A part is damaged, a row stands twice, or one is of another shard.</exception>
    internal static ShardRows Of(ShardFolder folder, Shard shard)
    {
        HashSet<InputKey> keys = [];
        var failed = 0L;
        foreach (var part in folder.Parts())
        {
            using var table = ShardTable.Open(part);
            foreach (var (file, hasProblem) in table.Rows())
            {
                var key = InputKey.Of(file);
                if (!shard.Has(key))
                    throw new InvalidInputException($"the row of {file} belongs to another shard than {shard}; remove this part and run the shard again", part);
                if (!keys.Add(key))
                    throw new InvalidInputException($"the row of {file} stands in an earlier part or row too; remove this part and run the shard again", part);
                failed += hasProblem ? 1 : 0;
            }
        }

        return new ShardRows(keys, failed);
    }
}

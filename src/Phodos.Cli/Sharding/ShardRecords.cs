namespace Phodos.Cli.Sharding;

/// <summary>What a shard is, written when it is begun.</summary>
/// <param name="Format">The version of this record.</param>
/// <param name="Index">Which shard, counted from 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Made">How its rows are made.</param>
/// <param name="Inputs">The inputs of the command line, for people; programs go by the digests.</param>
internal sealed record ShardStart(int Format, int Index, int Count, ShardIdentity Made, string[] Inputs)
{
    internal const int CurrentFormat = 1;
}

/// <summary>What a shard holds, written when all of its inputs have a row.</summary>
/// <param name="Rows">Its rows.</param>
/// <param name="Failed">How many of them have a problem in place of a result.</param>
/// <param name="Own">The inputs of the shard.</param>
/// <param name="WithoutRow">Those of them that get no row: files of folders and archives that are no structures, and repeated names.</param>
/// <param name="All">The inputs of all shards.</param>
internal sealed record ShardEnd(InputDigest Rows, long Failed, InputDigest Own, InputDigest WithoutRow, InputDigest All);

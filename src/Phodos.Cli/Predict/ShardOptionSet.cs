using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Sharding;

namespace Phodos.Cli.Predict;

/// <summary>Work in shards, and how their rows are written.</summary>
internal sealed class ShardOptionSet
{
    private readonly ShardOption _shard = new(
        "Work on part i of n of the inputs, as 1/4 on the first of four machines, and write its rows into a folder of its own, in Parquet files "
        + "that appear whole; after any end the same command goes on. Inputs that cannot be read are rows with a problem. phodos merge joins the "
        + "shards.");

    private readonly Option<int> _rows = new Option<int>("--part-rows")
    {
        Description = "The most rows of a Parquet file of a shard. One is also written when its first row is five minutes old.",
        DefaultValueFactory = _ => 2048,
    }.Whole(minimum: 1, maximum: 100_000);

    internal Option[] Options => [_shard.Option, _rows];

    internal ShardRequest? Read(ParseResult parsed) =>
        _shard.Read(parsed) is { } shard ? new ShardRequest(shard, parsed.GetValue(_rows), ShardIdentity.OptionsOf(parsed)) : null;
}

using System.Collections.Immutable;
using Phodos.Cli.Sharding;

namespace Phodos.Cli.Predict;

/// <summary>The shard that was asked for.</summary>
/// <param name="Shard">Which.</param>
/// <param name="PartRows">The most rows of a part.</param>
/// <param name="Options">The options that rows depend on.</param>
internal sealed record ShardRequest(Shard Shard, int PartRows, ImmutableArray<string> Options);

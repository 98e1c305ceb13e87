using Phodos.Cli.Inputs;

namespace Phodos.Cli.Merge;

/// <summary>What <c>phodos merge</c> was asked for.</summary>
/// <param name="Folders">Shards, and folders of shards.</param>
/// <param name="Output">The table.</param>
/// <param name="IsPartial">Whether what is there is joined though something is missing.</param>
/// <param name="Inputs">The inputs that were to get a row, to name those without one; null where they are not asked for.</param>
/// <param name="Missing">The file for the names of inputs without a row; null for none.</param>
internal sealed record MergeSettings(string[] Folders, string Output, bool IsPartial, InputRequest? Inputs, string? Missing);

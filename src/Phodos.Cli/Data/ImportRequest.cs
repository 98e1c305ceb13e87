using Phodos.Datasets.Import;

namespace Phodos.Cli.Data;

/// <summary>What <c>phodos data import</c> was asked for.</summary>
/// <param name="Source">The file or folder to import.</param>
/// <param name="Output">The Parquet file.</param>
/// <param name="Report">The JSON file for all findings, or null.</param>
/// <param name="Options">How it is imported.</param>
internal sealed record ImportRequest(string Source, string Output, string? Report, ImportOptions Options);

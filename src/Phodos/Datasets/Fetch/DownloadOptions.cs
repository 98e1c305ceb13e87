namespace Phodos.Datasets.Fetch;

/// <summary>What a download puts up with before it gives up.</summary>
public sealed record DownloadOptions
{
    /// <summary>How many attempts in a row may bring nothing new; at least 1. Between them the wait doubles.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>The wait after the first attempt that fails.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the server may be silent.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many redirects are followed; never from https to http.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>The largest file that is taken (bytes).</summary>
    public long MaximumBytes { get; init; } = 1L << 30;
}

/// <summary>How far a download is.</summary>
/// <param name="Received">The bytes that are there, those of earlier attempts included.</param>
/// <param name="Total">The size of the file, or null where the server does not tell.</param>
public readonly record struct DownloadProgress(long Received, long? Total);

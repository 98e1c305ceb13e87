namespace Phodos.Datasets.Store;

/// <summary>How a store is written.</summary>
public sealed record DosStoreOptions
{
    /// <summary>The largest value of <see cref="RowsPerGroup"/>.</summary>
    public const int MaximumRowsPerGroup = 100_000;

    /// <summary>
    /// The rows that are held in memory and written together, 1..<see cref="MaximumRowsPerGroup"/>; 1,000 by default. Long spectra are
    /// written sooner, so that the memory stays bounded. More rows compress a little better; fewer need less memory on both sides.
    /// </summary>
    public int RowsPerGroup { get; init; } = 1000;
}

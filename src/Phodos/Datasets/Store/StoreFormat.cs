using System.Globalization;
using Parquet.Schema;

namespace Phodos.Datasets.Store;

/// <summary>A kind of Parquet file that Phodos writes and reads back.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="VersionKey">The note that tells it from other Parquet files; its value is the version.</param>
/// <param name="Version">The version that is written, and the newest that is read.</param>
/// <param name="Units">What the numbers mean, in one line.</param>
/// <param name="Missing">What a Parquet file without the note is not, and how to get one.</param>
internal sealed record StoreFormat(ParquetSchema Columns, string VersionKey, int Version, string Units, string Missing)
{
    /// <summary>The note of the SHA-256 of the bytes of each row group, in hexadecimal, separated by blanks.</summary>
    internal const string DigestsKey = "phodos.row_group_sha256";

    private const string ProgramKey = "phodos.version";
    private const string UnitsKey = "phodos.units";

    /// <summary>The notes that a file carries.</summary>
    /// <param name="digests">The digest of each row group.</param>
    internal Dictionary<string, string> Notes(IEnumerable<string> digests) => new()
    {
        [VersionKey] = Version.ToString(CultureInfo.InvariantCulture),
        [ProgramKey] = typeof(StoreFormat).Assembly.GetName().Version!.ToString(3),
        [UnitsKey] = Units,
        [DigestsKey] = string.Join(' ', digests),
    };
}

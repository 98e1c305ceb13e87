using Parquet;
using Parquet.Schema;

namespace Phodos.Tests.Datasets.Store;

/// <summary>Parquet files that the store's writer does not make.</summary>
internal static class ForeignParquet
{
    /// <summary>A file without rows.</summary>
    internal static void Write(string path, IEnumerable<Field> columns, Dictionary<string, string> notes)
    {
        using var file = File.Create(path);
        var writer = ParquetWriter.CreateAsync(new ParquetSchema(columns), file, cancellationToken: TestContext.Current.CancellationToken)
            .GetAwaiter().GetResult();
        writer.CustomMetadata = notes;
        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    /// <summary>A file that is framed as Parquet round any footer.</summary>
    internal static void WriteFooter(string path, ReadOnlySpan<byte> footer) =>
        File.WriteAllBytes(path, [.. "PAR1"u8, .. new byte[8], .. footer, .. BitConverter.GetBytes(footer.Length), .. "PAR1"u8]);
}

using System.Globalization;
using Parquet;
using Parquet.Schema;
using Phodos.Datasets.Records;
using Phodos.Datasets.Store;
using Phodos.Formats;

namespace Phodos.Datasets.Structures;

/// <summary>
/// Structures of a Parquet table: a data store of Phodos, or a table with a column of texts called <c>structure</c>, <c>text</c>, <c>cif</c>
/// or <c>poscar</c> that are structure files, and, where there is one, of identifiers called <c>id</c>, <c>material_id</c> or <c>file</c>.
/// </summary>
internal static class ParquetStructures
{
    // A row group is in memory as a whole.
    private const long MaximumGroupBytes = 512L << 20;

    private static readonly string[] TextColumns = ["structure", "text", "cif", "poscar"];
    private static readonly string[] Identifiers = ["id", "material_id", "file"];

    internal static IEnumerable<StructureEntry> Read(string path, Func<string, bool> isWanted, CancellationToken cancellation)
    {
        using var file = PackedStream.OpenPlain(path);
        var parquet = Attempt(path, () =>
        {
            ParquetFooter.Require(file);
            file.Position = 0;
            return ParquetReader.CreateAsync(file).GetAwaiter().GetResult();
        });
        return parquet.CustomMetadata.ContainsKey(DosStoreSchema.VersionKey)
            ? OfStore(path, isWanted, cancellation)
            : OfTable(path, isWanted, cancellation);
    }

    private static IEnumerable<StructureEntry> OfStore(string path, Func<string, bool> isWanted, CancellationToken cancellation)
    {
        foreach (var outcome in DosStore.Open(path, readProjections: false).Read(cancellation))
        {
            var name = NameOf(outcome.Row);
            if (isWanted(name))
                yield return EntryOf(name, outcome);
        }
    }

    private static StructureEntry EntryOf(string name, RecordOutcome outcome) => new(name, outcome.Id, size: 0, _ => outcome.Record is { } record
        ? new StructureFile(record.Crystal, "store", outcome.Id, [])
        : throw new InvalidInputException(outcome.Problem ?? "the row holds no crystal"));

    private static IEnumerable<StructureEntry> OfTable(string path, Func<string, bool> isWanted, CancellationToken cancellation)
    {
        using var file = PackedStream.OpenPlain(path);
        var parquet = Attempt(path, () => ParquetReader.CreateAsync(file).GetAwaiter().GetResult());
        var texts = Column(parquet.Schema, TextColumns) ?? throw new InvalidInputException(
            $"the table has no column of structure files; call it one of {string.Join(", ", TextColumns)}", path);
        var identifiers = Column(parquet.Schema, Identifiers);
        var row = 0L;
        for (var index = 0; index < parquet.RowGroupCount; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (ofTexts, ofIdentifiers) = Attempt(path, () => Load(parquet, index, texts, identifiers));
            for (var place = 0; place < ofTexts.Length; place++)
            {
                var name = NameOf(row++);
                if (isWanted(name))
                    yield return EntryOf(name, ofTexts[place], ofIdentifiers?[place], texts.Name);
            }
        }
    }

    private static StructureEntry EntryOf(string name, string? text, string? id, string column) => new(
        name,
        id,
        2 * (text?.Length ?? 0),
        format => text is null
            ? throw new InvalidInputException($"'{column}' is empty")
            : StructureReader.ReadText(text, fileName: null, format));

    private static string NameOf(long row) => "#" + (row + 1).ToString(CultureInfo.InvariantCulture);

    private static DataField? Column(ParquetSchema schema, string[] names) => names
        .Select(name => schema.Fields.FirstOrDefault(field => field.Name == name) as DataField)
        .FirstOrDefault(field => field is { MaxRepetitionLevel: 0 } && (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>)));

    private static (string?[] Texts, string?[]? Identifiers) Load(ParquetReader parquet, int index, DataField texts, DataField? identifiers)
    {
        using var group = parquet.OpenRowGroupReader(index);
        var bytes = group.GetMetadata(texts)!.MetaData!.TotalUncompressedSize;
        if (bytes > MaximumGroupBytes || group.RowCount > MaximumGroupBytes / 16)
            throw new InvalidInputException($"a row group holds {bytes >> 20} MiB of structures; write the table with smaller row groups");
        return (Strings(group, texts), identifiers is null ? null : Strings(group, identifiers));
    }

    private static string?[] Strings(ParquetRowGroupReader group, DataField column)
    {
        var values = new string?[group.RowCount];
        group.ReadAsync(column, values.AsMemory()!).AsTask().GetAwaiter().GetResult();
        return values;
    }

    // On broken files Parquet.Net throws whatever its code runs into; all of it means the same.
    private static T Attempt<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            throw new InvalidInputException("the file is cut off, damaged or no Parquet file; copy or make it again", path, innerException: fault);
        }
    }
}

using System.Buffers;
using Parquet;
using Parquet.Schema;

namespace Phodos.Cli.Merge;

/// <summary>A column of the joined table, gathered from row groups of parts in the form that Parquet keeps it.</summary>
internal interface IJoinedColumn
{
    void Append(ParquetRowGroupReader group, DataField column);

    void Write(ParquetRowGroupWriter group);
}

/// <inheritdoc cref="IJoinedColumn"/>
internal sealed class JoinedColumn<T>(DataField column) : IJoinedColumn
    where T : struct
{
    private readonly ArrayBufferWriter<T> _values = new();
    private readonly ArrayBufferWriter<int> _definitions = new();
    private readonly ArrayBufferWriter<int> _repetitions = new();

    public void Append(ParquetRowGroupReader group, DataField part)
    {
        var slots = (int)group.GetMetadata(part)!.MetaData!.NumValues;
        var values = new T[slots];
        var definitions = part.MaxDefinitionLevel > 0 ? new int[slots] : null;
        var repetitions = part.MaxRepetitionLevel > 0 ? new int[slots] : null;
        group.ReadRawAsync<T>(part, values, OrNull(definitions), OrNull(repetitions)).AsTask().GetAwaiter().GetResult();
        _values.Write(values.AsSpan(0, definitions is null ? slots : definitions.Count(level => level == part.MaxDefinitionLevel)));
        _definitions.Write(definitions);
        _repetitions.Write(repetitions);
    }

    public void Write(ParquetRowGroupWriter group)
    {
        ReadOnlyMemory<int>? definitions = null;
        ReadOnlyMemory<int>? repetitions = null;
        if (column.MaxDefinitionLevel > 0)
            definitions = _definitions.WrittenMemory;
        if (column.MaxRepetitionLevel > 0)
            repetitions = _repetitions.WrittenMemory;
        group.WriteAllPartsAsync(column, _values.WrittenMemory, definitions, repetitions, CancellationToken.None).GetAwaiter().GetResult();
        _values.Clear();
        _definitions.ResetWrittenCount();
        _repetitions.ResetWrittenCount();
    }

    // No array turns into no memory of itself: the conversion of a null would make an empty one.
    private static Memory<int>? OrNull(int[]? levels) => levels is null ? (Memory<int>?)null : new Memory<int>(levels);
}

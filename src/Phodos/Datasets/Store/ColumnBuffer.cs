using System.Buffers;
using Parquet;
using Parquet.Schema;

namespace Phodos.Datasets.Store;

/// <summary>
/// Gathers one column of a row group in the form that Parquet keeps it: the values that are there, and for each slot how much of its
/// path is there (definition level) and at which list it goes on (repetition level, 0 where a row begins).
/// </summary>
internal sealed class ColumnBuffer<T>(DataField column) : IColumnBuffer
    where T : struct
{
    private readonly ArrayBufferWriter<T> _values = new();
    private readonly ArrayBufferWriter<int> _definitions = new();
    private readonly ArrayBufferWriter<int> _repetitions = new();

    public int SlotCount => _definitions.WrittenCount;

    internal void Add(T value)
    {
        _values.Write([value]);
        AddSlot(column.MaxDefinitionLevel, 0);
    }

    internal void Add(T? value)
    {
        if (value is { } present)
            Add(present);
        else
            AddSlot(0, 0);
    }

    /// <summary>Adds a list; <paramref name="repetition"/> is 0 for a row of its own, 1 for one more list of the row.</summary>
    internal void AddList(ReadOnlySpan<T> list, int repetition = 0)
    {
        if (list.IsEmpty)
        {
            AddEmpty();
            return;
        }

        _values.Write(list);
        _definitions.GetSpan(list.Length)[..list.Length].Fill(column.MaxDefinitionLevel);
        _definitions.Advance(list.Length);
        var repetitions = _repetitions.GetSpan(list.Length)[..list.Length];
        repetitions.Fill(column.MaxRepetitionLevel);
        repetitions[0] = repetition;
        _repetitions.Advance(list.Length);
    }

    /// <summary>Adds a row whose outermost list is there and empty.</summary>
    internal void AddEmpty() => AddSlot(1, 0);

    public void Write(ParquetRowGroupWriter writer)
    {
        ReadOnlyMemory<int>? definitions = null;
        ReadOnlyMemory<int>? repetitions = null;
        if (column.MaxDefinitionLevel > 0)
            definitions = _definitions.WrittenMemory;
        if (column.MaxRepetitionLevel > 0)
            repetitions = _repetitions.WrittenMemory;
        writer.WriteAllPartsAsync(column, _values.WrittenMemory, definitions, repetitions, CancellationToken.None)
            .GetAwaiter().GetResult();
        _values.Clear();
        _definitions.ResetWrittenCount();
        _repetitions.ResetWrittenCount();
    }

    private void AddSlot(int definition, int repetition)
    {
        _definitions.Write([definition]);
        _repetitions.Write([repetition]);
    }
}

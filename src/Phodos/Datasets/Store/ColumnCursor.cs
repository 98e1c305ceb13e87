using Parquet;
using Parquet.Schema;

namespace Phodos.Datasets.Store;

/// <summary>One column of a row group, gone through row by row; the counterpart of <see cref="ColumnBuffer{T}"/>.</summary>
internal sealed class ColumnCursor<T> : IColumnCursor
    where T : struct
{
    // Our row groups stay far below; other programs may write a whole table into one.
    private const int MaximumSlots = 1 << 27;

    private readonly DataField _column;
    private readonly string _name;
    private readonly T[] _values;
    private readonly int[]? _definitions;
    private readonly int[]? _repetitions;
    private int _slot;
    private int _slotEnd;
    private int _value;
    private int _valueEnd;

    /// <summary>Reads the column.</summary>
    /// <exception cref="InvalidInputException">The row group is too large to be read at once.</exception>
    internal ColumnCursor(ParquetRowGroupReader group, DataField column, string name)
    {
        (_column, _name) = (column, name);
        var slots = group.GetMetadata(column)!.MetaData!.NumValues;
        if (slots > MaximumSlots)
            throw new InvalidInputException($"a row group has {slots} values of '{name}'; write the store with smaller row groups");
        _values = new T[slots];
        _definitions = column.MaxDefinitionLevel > 0 ? new int[slots] : null;
        _repetitions = column.MaxRepetitionLevel > 0 ? new int[slots] : null;
        group.ReadRawAsync<T>(column, _values, OrNull(_definitions), OrNull(_repetitions)).AsTask().GetAwaiter().GetResult();
    }

    public bool IsAtEnd => _slotEnd == _values.Length;

    /// <summary>The value of the row.</summary>
    /// <exception cref="InvalidInputException">There is none.</exception>
    internal T Value => ValueOrNull ?? throw new InvalidInputException($"'{_name}' is empty");

    /// <summary>The value of the row, or null.</summary>
    internal T? ValueOrNull => _valueEnd > _value ? _values[_value] : null;

    /// <summary>The list of the row; empty where there is none.</summary>
    /// <exception cref="InvalidInputException">The list has an element without a value.</exception>
    internal ReadOnlySpan<T> List
    {
        get
        {
            RequireWhole();
            return _values.AsSpan(_value, _valueEnd - _value);
        }
    }

    /// <summary>The lists of the row, in a column of lists of lists.</summary>
    /// <exception cref="InvalidInputException">A list is empty or has an element without a value.</exception>
    internal IEnumerable<T[]> Lists
    {
        get
        {
            RequireWhole();
            for (var start = _slot; _valueEnd > _value && start < _slotEnd;)
            {
                var end = start + 1;
                while (end < _slotEnd && _repetitions![end] == _column.MaxRepetitionLevel)
                    end++;
                yield return _values[(_value + start - _slot)..(_value + end - _slot)];
                start = end;
            }
        }
    }

    public void MoveNext()
    {
        if (IsAtEnd)
            throw new InvalidDataException($"The column {_name} has fewer rows than its row group.");
        _slot = _slotEnd;
        _value = _valueEnd;
        do
        {
            if (_definitions is null || _definitions[_slotEnd] == _column.MaxDefinitionLevel)
                _valueEnd++;
            _slotEnd++;
        }
        while (_repetitions is not null && _slotEnd < _repetitions.Length && _repetitions[_slotEnd] > 0);
    }

    // No array turns into no memory of itself: the conversion of a null would make an empty one.
    private static Memory<int>? OrNull(int[]? levels) => levels is null ? (Memory<int>?)null : new Memory<int>(levels);

    // A row of one slot without a value is an empty list, unless the slot is an element that is there and null.
    private void RequireWhole()
    {
        var isEmpty = _slotEnd - _slot == 1
            && _definitions![_slot] < _column.MaxDefinitionLevel - (_column.IsNullable ? 1 : 0);
        if (!isEmpty && _valueEnd - _value != _slotEnd - _slot)
            throw new InvalidInputException($"'{_name}' has an element without a value");
    }
}

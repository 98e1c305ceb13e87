using Parquet;
using Parquet.Schema;
using Phodos.Crystals;
using Phodos.Datasets.Records;

namespace Phodos.Datasets.Store;

/// <summary>Gathers records into the columns of one row group.</summary>
internal sealed class RowGroupBuffer
{
    // 16 MB of numbers and as much of their levels: a thousand spectra of some hundred points, or a few dozen of ten thousand.
    private const int MaximumSlots = 1 << 21;

    private readonly List<IColumnBuffer> _columns = [];
    private readonly ColumnBuffer<ReadOnlyMemory<char>> _id, _formula, _system, _normalization, _projectionNames;
    private readonly ColumnBuffer<int> _spaceGroup, _numbers, _frequencyCount;
    private readonly ColumnBuffer<double> _cell, _positions, _frequencyStart, _frequencyStep, _dos, _projections, _minimum, _maximum;
    private readonly ColumnBuffer<bool> _hasBornCharges;

    internal RowGroupBuffer(ParquetSchema schema)
    {
        ColumnBuffer<T> Column<T>(string name)
            where T : struct
        {
            var column = new ColumnBuffer<T>(DosStoreSchema.Find(schema, name)!);
            _columns.Add(column);
            return column;
        }

        // Parquet.Net wants the columns in the order of the schema.
        _id = Column<ReadOnlyMemory<char>>(DosStoreSchema.Id);
        _formula = Column<ReadOnlyMemory<char>>(DosStoreSchema.Formula);
        _spaceGroup = Column<int>(DosStoreSchema.SpaceGroup);
        _system = Column<ReadOnlyMemory<char>>(DosStoreSchema.System);
        _numbers = Column<int>(DosStoreSchema.Numbers);
        _cell = Column<double>(DosStoreSchema.Cell);
        _positions = Column<double>(DosStoreSchema.Positions);
        _frequencyStart = Column<double>(DosStoreSchema.FrequencyStart);
        _frequencyStep = Column<double>(DosStoreSchema.FrequencyStep);
        _frequencyCount = Column<int>(DosStoreSchema.FrequencyCount);
        _normalization = Column<ReadOnlyMemory<char>>(DosStoreSchema.Normalization);
        _dos = Column<double>(DosStoreSchema.Dos);
        _projectionNames = Column<ReadOnlyMemory<char>>(DosStoreSchema.ProjectionNames);
        _projections = Column<double>(DosStoreSchema.Projections);
        _minimum = Column<double>(DosStoreSchema.MinimumFrequency);
        _maximum = Column<double>(DosStoreSchema.MaximumFrequency);
        _hasBornCharges = Column<bool>(DosStoreSchema.HasBornCharges);
    }

    internal int RowCount => _id.SlotCount;

    /// <summary>Whether the row group should be written before more is added.</summary>
    internal bool IsFull => _columns.Sum(column => (long)column.SlotCount) >= MaximumSlots;

    internal void Add(DosRecord record)
    {
        var dos = record.Dos;
        _id.Add(record.Id.AsMemory());
        _formula.Add(record.Crystal.ReducedFormula.AsMemory());
        _spaceGroup.Add(record.SpaceGroup);
        _system.Add(record.System?.Name().AsMemory());
        AddStructure(record.Crystal);
        _frequencyStart.Add(dos.Grid.Start);
        _frequencyStep.Add(dos.Grid.Step);
        _frequencyCount.Add(dos.Grid.Count);
        _normalization.Add(DosStoreSchema.NameOf(dos.Normalization).AsMemory());
        _dos.AddList(dos.Values.AsSpan());
        _projectionNames.AddList([.. dos.Projections.Keys.Select(name => name.AsMemory())]);
        if (dos.Projections.IsEmpty)
            _projections.AddEmpty();
        var isFirst = true;
        foreach (var part in dos.Projections.Values)
        {
            _projections.AddList(part.AsSpan(), isFirst ? 0 : 1);
            isFirst = false;
        }

        _minimum.Add(record.MinimumFrequency);
        _maximum.Add(record.MaximumFrequency);
        _hasBornCharges.Add(record.HasBornCharges);
    }

    /// <summary>Writes what was gathered and empties the buffer.</summary>
    internal void Write(ParquetWriter writer)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in _columns)
            column.Write(group);
        group.CompleteValidate();
    }

    private void AddStructure(Crystal crystal)
    {
        _numbers.AddList([.. crystal.Species.Select(element => element.AtomicNumber)]);
        var (a, b, c) = (crystal.Lattice.A, crystal.Lattice.B, crystal.Lattice.C);
        _cell.AddList([a.X, a.Y, a.Z, b.X, b.Y, b.Z, c.X, c.Y, c.Z]);
        _positions.AddList([.. crystal.FractionalPositions.SelectMany(position => new[] { position.X, position.Y, position.Z })]);
    }
}

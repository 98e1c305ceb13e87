using System.Collections.Immutable;
using Parquet;
using Phodos.Crystals;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Store;

/// <summary>Turns the columns of one row group into records; the counterpart of <see cref="RowGroupBuffer"/>.</summary>
internal sealed class RowGroupRows
{
    private readonly List<IColumnCursor> _columns = [];
    private readonly ColumnCursor<ReadOnlyMemory<char>> _id, _system, _normalization;
    private readonly ColumnCursor<ReadOnlyMemory<char>>? _projectionNames;
    private readonly ColumnCursor<int> _spaceGroup, _numbers, _frequencyCount;
    private readonly ColumnCursor<double> _cell, _positions, _frequencyStart, _frequencyStep, _dos, _minimum, _maximum;
    private readonly ColumnCursor<double>? _projections;
    private readonly ColumnCursor<bool> _hasBornCharges;

    internal RowGroupRows(ParquetReader parquet, ParquetRowGroupReader group, bool readProjections)
    {
        var schema = parquet.Schema;
        ColumnCursor<T> Column<T>(string name)
            where T : struct
        {
            var column = new ColumnCursor<T>(group, DosStoreSchema.Find(schema, name)!, name);
            _columns.Add(column);
            return column;
        }

        _id = Column<ReadOnlyMemory<char>>(DosStoreSchema.Id);
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
        _projectionNames = readProjections ? Column<ReadOnlyMemory<char>>(DosStoreSchema.ProjectionNames) : null;
        _projections = readProjections ? Column<double>(DosStoreSchema.Projections) : null;
        _minimum = Column<double>(DosStoreSchema.MinimumFrequency);
        _maximum = Column<double>(DosStoreSchema.MaximumFrequency);
        _hasBornCharges = Column<bool>(DosStoreSchema.HasBornCharges);
    }

    internal bool IsAtEnd => _columns.All(column => column.IsAtEnd);

    internal void MoveNext()
    {
        foreach (var column in _columns)
            column.MoveNext();
    }

    /// <summary>The record of the row, or why there is none.</summary>
    internal RecordOutcome Outcome(int row)
    {
        var id = "";
        try
        {
            id = new string(_id.Value.Span);
            var record = Record(id);
            RecordRules.Require(record);
            return new RecordOutcome(row, id) { Record = record };
        }
        catch (InvalidInputException fault)
        {
            return new RecordOutcome(row, id) { Problem = fault.Problem };
        }
    }

    private DosRecord Record(string id) => new(id, Structure(), Spectrum())
    {
        System = _system.ValueOrNull is { } system ? CrystalSystems.Parse(new string(system.Span)) : null,
        SpaceGroup = _spaceGroup.ValueOrNull,
        MinimumFrequency = _minimum.ValueOrNull,
        MaximumFrequency = _maximum.ValueOrNull,
        HasBornCharges = _hasBornCharges.ValueOrNull,
    };

    private Crystal Structure()
    {
        var species = ImmutableArray.CreateBuilder<Element>();
        foreach (var number in _numbers.List)
            species.Add(Element.FromAtomicNumber(number));
        var cell = Vectors(_cell.List, 3, "cell");
        return new Crystal(
            new Lattice(cell[0], cell[1], cell[2]), species.ToImmutable(), Vectors(_positions.List, species.Count, "positions"));
    }

    private DensityOfStates Spectrum()
    {
        var grid = new FrequencyGrid(_frequencyStart.Value, _frequencyStep.Value, _frequencyCount.Value);
        var normalization = DosStoreSchema.NormalizationNamed(new string(_normalization.Value.Span));
        var parts = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<double>>(StringComparer.Ordinal);
        if (_projectionNames is not null && _projections is not null)
        {
            var names = _projectionNames.List.ToArray();
            var values = _projections.Lists.ToArray();
            if (names.Length != values.Length)
                throw new InvalidInputException($"{names.Length} projection_names do not fit {values.Length} projections");
            foreach (var (name, part) in names.Zip(values))
            {
                if (!parts.TryAdd(new string(name.Span), [.. part]))
                    throw new InvalidInputException($"the projection {Excerpt.Quoted(name.Span)} stands twice");
            }
        }

        return new DensityOfStates(grid, [.. _dos.List], normalization, parts.ToImmutable());
    }

    private static ImmutableArray<Vector3D> Vectors(ReadOnlySpan<double> numbers, int count, string name)
    {
        if (numbers.Length != 3 * count)
            throw new InvalidInputException($"'{name}' has {numbers.Length} numbers; it must have {3 * count}");
        var vectors = ImmutableArray.CreateBuilder<Vector3D>(count);
        for (var start = 0; start < numbers.Length; start += 3)
            vectors.Add(new Vector3D(numbers[start], numbers[start + 1], numbers[start + 2]));
        return vectors.MoveToImmutable();
    }
}

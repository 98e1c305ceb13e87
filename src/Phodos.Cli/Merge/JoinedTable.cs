using Parquet;
using Parquet.Schema;
using Phodos.Cli.Console;
using Phodos.Cli.Sharding;

namespace Phodos.Cli.Merge;

/// <summary>Writes the rows of parts into one Parquet file, column by column and undecoded, so that memory does not grow with their number.</summary>
/// <param name="path">The file; it appears, or replaces an older one, when the table is complete.</param>
internal sealed class JoinedTable(string path) : IDisposable
{
    private const int RowsPerGroup = 4096;

    private readonly PendingFile _file = Begin(path);
    private ParquetWriter? _writer;
    private DataField[] _fields = [];
    private IJoinedColumn[] _columns = [];
    private Dictionary<string, string> _notes = [];
    private long _gathered;

    internal long RowCount { get; private set; }

    /// <exception cref="InvalidInputException">The part is damaged, or has other columns than those before it.</exception>
    internal void Append(string part)
    {
        using var table = ShardTable.Open(part);
        var fields = table.Parquet.Schema.GetDataFields();
        if (_writer is null)
            Start(table.Parquet, fields);
        RequireSame(fields, part);
        for (var index = 0; index < table.Parquet.RowGroupCount; index++)
        {
            var rows = table.Attempt(() =>
            {
                using var group = table.Parquet.OpenRowGroupReader(index);
                foreach (var (column, field) in _columns.Zip(fields))
                    column.Append(group, field);
                return group.RowCount;
            });
            _gathered += rows;
            RowCount += rows;
            if (_gathered >= RowsPerGroup)
                Write();
        }
    }

    /// <summary>Makes or replaces the file.</summary>
    /// <param name="notes">What is noted beside what the parts say.</param>
    internal void Complete(IReadOnlyDictionary<string, string> notes)
    {
        if (_gathered > 0)
            Write();
        if (_writer is not null)
        {
            foreach (var (name, text) in notes)
                _notes[name] = text;
            _writer.CustomMetadata = _notes;
            _writer.DisposeAsync().AsTask().GetAwaiter().GetResult(); // writes the footer
        }

        _file.Complete();
    }

    public void Dispose() => _file.Dispose();

    private static PendingFile Begin(string path)
    {
        OutputFolder.Make(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new PendingFile(path);
    }

    private void Start(ParquetReader parquet, DataField[] fields)
    {
        _notes = new Dictionary<string, string>(parquet.CustomMetadata);
        _fields = fields;
        _columns = Array.ConvertAll(fields, ColumnOf);
        _writer = ParquetWriter.CreateAsync(parquet.Schema, _file.Stream, TableEncoding.Options()).GetAwaiter().GetResult();
    }

    private static IJoinedColumn ColumnOf(DataField field) => field.ClrType switch
    {
        var type when type == typeof(string) || type == typeof(ReadOnlyMemory<char>) => new JoinedColumn<ReadOnlyMemory<char>>(field),
        var type when type == typeof(int) => new JoinedColumn<int>(field),
        var type when type == typeof(float) => new JoinedColumn<float>(field),
        var type when type == typeof(double) => new JoinedColumn<double>(field),
        var type => throw new InvalidInputException($"the column '{field.Name}' is of the type {type.Name}, which no shard has"),
    };

    private void RequireSame(DataField[] fields, string part)
    {
        var areSame = fields.Length == _fields.Length && fields.Zip(_fields).All(pair =>
            pair.First.Path.Equals(pair.Second.Path)
            && pair.First.ClrType == pair.Second.ClrType
            && pair.First.MaxDefinitionLevel == pair.Second.MaxDefinitionLevel
            && pair.First.MaxRepetitionLevel == pair.Second.MaxRepetitionLevel);
        if (!areSame)
            throw new InvalidInputException("this part has other columns than those before it; remove it and run its shard again", part);
    }

    private void Write()
    {
        using var group = _writer!.CreateRowGroup();
        foreach (var column in _columns)
            column.Write(group);
        group.CompleteValidate();
        _gathered = 0;
    }
}

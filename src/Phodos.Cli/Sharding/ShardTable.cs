using Parquet;
using Parquet.Schema;

namespace Phodos.Cli.Sharding;

/// <summary>A part of a shard, open for reading.</summary>
internal sealed class ShardTable : IDisposable
{
    internal const string FileColumn = "file";
    internal const string ProblemColumn = "problem";

    private readonly string _path;
    private readonly FileStream _file;

    private ShardTable(string path, FileStream file, ParquetReader parquet) => (_path, _file, Parquet) = (path, file, parquet);

    internal ParquetReader Parquet { get; }

    internal long RowCount => Parquet.RowGroups.Sum(group => group.RowCount);

    /// <exception cref="InvalidInputException">It cannot be read.</exception>
    internal static ShardTable Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = File.OpenRead(path);
            return new ShardTable(path, file, ParquetReader.CreateAsync(file).GetAwaiter().GetResult());
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            file?.Dispose();
            throw Damaged(path, fault);
        }
    }

    /// <summary>The inputs of its rows, in their order, and whether each has a problem.</summary>
    /// <exception cref="InvalidInputException">It is damaged.</exception>
    internal IEnumerable<(string File, bool HasProblem)> Rows()
    {
        for (var index = 0; index < Parquet.RowGroupCount; index++)
        {
            var (files, problems) = Attempt(() =>
            {
                using var group = Parquet.OpenRowGroupReader(index);
                return (Texts(group, FileColumn), Texts(group, ProblemColumn));
            });
            foreach (var (file, problem) in files.Zip(problems))
                yield return (file ?? throw Damaged(_path, cause: null), problem is not null);
        }
    }

    /// <summary>Does what a broken file can make fail: Parquet.Net then throws whatever its code runs into.</summary>
    internal T Attempt<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is not OperationCanceledException and not InvalidInputException)
        {
            throw Damaged(_path, fault);
        }
    }

    public void Dispose() => _file.Dispose();

    private string?[] Texts(ParquetRowGroupReader group, string name)
    {
        var column = Parquet.Schema.Fields.FirstOrDefault(field => field.Name == name) as DataField
            ?? throw new InvalidInputException($"the part has no column '{name}'; it is none of a shard", _path);
        var values = new string?[group.RowCount];
        group.ReadAsync(column, values.AsMemory()!).AsTask().GetAwaiter().GetResult();
        return values;
    }

    private static InvalidInputException Damaged(string path, Exception? cause) =>
        new("this part is damaged; remove it and run its shard again, which makes its rows anew", path, innerException: cause);
}

namespace Phodos.Datasets.Structures;

/// <summary>
/// Files that hold many structures: tar archives of structure files, JSON lines, and Parquet tables. They are read as streams: memory does
/// not grow with their length, and nothing is unpacked to the disk.
/// </summary>
public static class StructureBundle
{
    private static readonly string[] Archives = [".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz"];
    private static readonly string[] Lines = [".jsonl", ".jsonl.gz", ".jsonl.xz", ".ndjson", ".ndjson.gz", ".ndjson.xz"];
    private static readonly string[] Tables = [".parquet"];

    /// <summary>Whether a file is a bundle by its name.</summary>
    public static bool IsNamed(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Ends(path, Archives) || Ends(path, Lines) || Ends(path, Tables);
    }

    /// <summary>What stands between the path of a bundle and the name of an entry, where both are one name.</summary>
    public static string Joined(string path, string entry)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Ends(path, Archives) ? $"{path}/{entry}" : path + entry;
    }

    /// <summary>The structures of a bundle, one after another.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isWanted">Asked once for each entry, in their order, with its name; those that are not wanted are passed over unread.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidInputException">There is no such file, or it is damaged, cut, or not what its name says. What came before is good.</exception>
    public static IEnumerable<StructureEntry> Read(string path, Func<string, bool> isWanted, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(isWanted);
        if (Ends(path, Archives))
            return TarStructures.Read(path, isWanted, cancellation);
        return Ends(path, Tables) ? ParquetStructures.Read(path, isWanted, cancellation) : JsonLineStructures.Read(path, isWanted, cancellation);
    }

    private static bool Ends(string path, string[] endings) =>
        Array.Exists(endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}

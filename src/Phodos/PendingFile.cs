namespace Phodos;

/// <summary>
/// A file that is being written and appears whole or not at all, even when the power fails: a temporary file
/// beside the target, flushed to the disk and renamed by <see cref="Complete"/>. Without that nothing is left.
/// </summary>
public sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;

    /// <summary>Begins a file; its folder is made when it is missing.</summary>
    public PendingFile(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        _path = path;
        _temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        Stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.ReadWrite);
    }

    /// <summary>What has been written so far.</summary>
    public FileStream Stream { get; }

    /// <summary>Makes or replaces the file.</summary>
    public void Complete()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
    }

    /// <summary>Drops what is not complete.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        File.Delete(_temporary); // does nothing after the rename
    }
}

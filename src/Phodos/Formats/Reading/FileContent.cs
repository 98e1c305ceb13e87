namespace Phodos.Formats.Reading;

/// <summary>The bytes of a file, bounded in size and, where it may never end, in time.</summary>
internal static class FileContent
{
    private static readonly TimeSpan PipeTimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>All of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maximumBytes">The largest size that is read.</param>
    /// <param name="timeLimit">How long to wait for the end of a pipe or a device; null is 30 s.</param>
    /// <exception cref="InvalidInputException">The file is larger, or cannot be read.</exception>
    internal static ReadOnlyMemory<byte> Load(string path, int maximumBytes, TimeSpan? timeLimit = null)
    {
        var content = LoadHead(path, maximumBytes + 1, timeLimit);
        return content.Length <= maximumBytes
            ? content
            : throw new InvalidInputException(
                $"the file is larger than {maximumBytes / 1024 / 1024} MiB; give the structure alone", path, line: 1);
    }

    /// <summary>The beginning of a file.</summary>
    /// <inheritdoc cref="Load"/>
    internal static ReadOnlyMemory<byte> LoadHead(string path, int maximumBytes, TimeSpan? timeLimit = null) => OfFile(path, () =>
    {
        var file = new FileInfo(path);
        if (file.Length > 0 && file.LinkTarget is null)
            return Read(path, maximumBytes);

        // A pipe that nobody writes to keeps its reader waiting, perhaps at the end of a link. The thread that waits is left behind then.
        var reading = Task.Factory.StartNew(
            () => Read(path, maximumBytes), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var limit = timeLimit ?? PipeTimeLimit;
        return Task.WaitAny([reading], limit) == 0
            ? reading.GetAwaiter().GetResult()
            : throw new InvalidInputException(FormattableString.Invariant(
                $"this pipe or device did not come to its end within {limit.TotalSeconds} s; give a file"), path);
    });

    /// <summary>Whether a file has no bytes, as far as can be said without opening it: pipes and devices have none either.</summary>
    /// <exception cref="InvalidInputException">There is no such file.</exception>
    internal static bool IsEmptyOrPipe(string path) => OfFile(path, () =>
    {
        var file = new FileInfo(path);
        return ((FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file).Length == 0;
    });

    private static T OfFile<T>(string path, Func<T> look)
    {
        try
        {
            return Directory.Exists(path) ? throw new InvalidInputException("this is a folder; give a file in it", path) : look();
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException("there is no such file", path, innerException: fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new InvalidInputException("this file may not be read; check its permissions", path, innerException: fault);
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException($"the file cannot be read: {fault.Message}", path, innerException: fault);
        }
    }

    private static ReadOnlyMemory<byte> Read(string path, int maximumBytes)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        // Room for one more byte than the file has: the read that finds no more needs some.
        var content = new byte[stream.CanSeek ? (int)Math.Min(maximumBytes, stream.Length + 1) : 0];
        var length = 0;
        while (length < maximumBytes)
        {
            if (length == content.Length)
                Array.Resize(ref content, Math.Min(maximumBytes, Math.Max(81_920, 2 * content.Length)));
            var read = stream.Read(content.AsSpan(length));
            if (read == 0)
                break;
            length += read;
        }

        return content.AsMemory(0, length);
    }
}

using Phodos.Formats.Reading;

namespace Phodos.Formats;

/// <summary>Reads a crystal from a file, bytes or text of any known format (<see cref="StructureFormats"/>).</summary>
public static class StructureReader
{
    /// <summary>The largest file that is read (bytes): 32 MiB.</summary>
    public const int MaximumBytes = 32 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The name of the format, or null to detect it.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or its content cannot be used; file and line are given.</exception>
    public static StructureFile Read(string path, string? format = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ReadBytes(Load(path), path, format);
    }

    /// <summary>Reads the bytes of a file: UTF-8 with or without a byte order mark, UTF-16 with one, or Latin-1.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="fileName">The name of the file, for messages and as a hint to its format, or null.</param>
    /// <param name="format">The name of the format, or null to detect it.</param>
    /// <exception cref="InvalidInputException">The content cannot be used; file and line are given.</exception>
    public static StructureFile ReadBytes(byte[] bytes, string? fileName = null, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return InFile(fileName, () => ReadLines(TextDecoding.Decode(bytes), fileName, format));
    }

    /// <summary>Reads a text with lines that end in any way.</summary>
    /// <param name="text">The content.</param>
    /// <param name="fileName">The name of the file, for messages and as a hint to its format, or null.</param>
    /// <param name="format">The name of the format, or null to detect it.</param>
    /// <exception cref="InvalidInputException">The content cannot be used; file and line are given.</exception>
    public static StructureFile ReadText(string text, string? fileName = null, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return InFile(fileName, () => ReadLines(text, fileName, format));
    }

    private static StructureFile ReadLines(string text, string? fileName, string? format)
    {
        var known = format is null ? null : StructureFormats.Named(format);
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        if (string.IsNullOrWhiteSpace(lines))
            throw new InvalidInputException("the file is empty", line: 1);
        return (known ?? StructureFormats.Detect(lines, fileName)).Read(lines);
    }

    private static byte[] Load(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            using var content = new MemoryStream();
            var buffer = new byte[81_920];
            // The length of a pipe is not known beforehand, so what arrives is counted.
            for (var read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
            {
                content.Write(buffer, 0, read);
                if (content.Length > MaximumBytes)
                {
                    throw new InvalidInputException(
                        $"the file is larger than {MaximumBytes / 1024 / 1024} MiB; give the structure alone", path);
                }
            }

            return content.ToArray();
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new InvalidInputException($"the file cannot be read: {exception.Message}", path, innerException: exception);
        }
    }

    private static StructureFile InFile(string? fileName, Func<StructureFile> read)
    {
        try
        {
            return read();
        }
        catch (InvalidInputException exception) when (fileName is not null && exception.File is null)
        {
            throw exception.InFile(fileName);
        }
    }
}

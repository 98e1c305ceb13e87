using Phodos.Formats.Reading;

namespace Phodos.Formats;

/// <summary>
/// Reads a crystal from a file, bytes or text of any known format (<see cref="StructureFormats"/>). A file packed by gzip is unpacked.
/// </summary>
public static class StructureReader
{
    /// <summary>The largest file that is read (bytes), packed or unpacked: 32 MiB.</summary>
    public const int MaximumBytes = 32 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">The name of the format, or null to detect it.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or its content cannot be used; file and line are given.</exception>
    public static StructureFile Read(string path, string? format = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(FileContent.Load(path, MaximumBytes), path, format);
    }

    /// <summary>Reads a file of a format that is known, whatever its name.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, or its content cannot be used; file and line are given.</exception>
    internal static StructureFile ReadAs(string path, IStructureFormat format)
    {
        var bytes = FileContent.Load(path, MaximumBytes);
        return InFile(path, () => format.Read(TextDecoding.Decode(
            (GzipContent.IsGzip(bytes.Span) ? GzipContent.Unpack(bytes, MaximumBytes) : bytes).Span)));
    }

    /// <summary>
    /// Whether a file is worth reading as a structure: its name or the beginning of its content belongs to a known format.
    /// Where a folder holds other files too, this tells which are meant. A pipe or a device is not waited for: it is none of them.
    /// </summary>
    /// <exception cref="InvalidInputException">The file cannot be read.</exception>
    public static bool Recognizes(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (StructureFormats.HasKnownName(UnpackedName(path)!))
            return true;
        if (FileContent.IsEmptyOrPipe(path))
            return false;
        var head = FileContent.LoadHead(path, 2 * StructureFormats.HeadLength);
        return TextDecoding.TryDecode(head.Span) is { } text && StructureFormats.IsKnownContent(text);
    }

    /// <summary>Whether bytes are worth reading as a structure, as <see cref="Recognizes"/> tells of a file.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="fileName">The name of the file.</param>
    internal static bool RecognizesBytes(ReadOnlyMemory<byte> bytes, string fileName)
    {
        if (StructureFormats.HasKnownName(UnpackedName(fileName)!))
            return true;
        var head = bytes.Span[..Math.Min(bytes.Length, 2 * StructureFormats.HeadLength)];
        return TextDecoding.TryDecode(head) is { } text && StructureFormats.IsKnownContent(text);
    }

    /// <summary>Reads the bytes of a file: UTF-8 with or without a byte order mark, UTF-16 with one, or Latin-1.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="fileName">The name of the file, for messages and as a hint to its format, or null.</param>
    /// <param name="format">The name of the format, or null to detect it.</param>
    /// <exception cref="InvalidInputException">The content cannot be used; file and line are given.</exception>
    public static StructureFile ReadBytes(byte[] bytes, string? fileName = null, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        return Parse(bytes, fileName, format);
    }

    /// <summary>Reads a text with lines that end in any way.</summary>
    /// <param name="text">The content.</param>
    /// <param name="fileName">The name of the file, for messages and as a hint to its format, or null.</param>
    /// <param name="format">The name of the format, or null to detect it.</param>
    /// <exception cref="InvalidInputException">The content cannot be used; file and line are given.</exception>
    public static StructureFile ReadText(string text, string? fileName = null, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return InFile(fileName, () => ParseLines(TextDecoding.Normalize(text), fileName, format));
    }

    private static StructureFile Parse(ReadOnlyMemory<byte> bytes, string? fileName, string? format) =>
        InFile(fileName, () => GzipContent.IsGzip(bytes.Span)
            ? ParseLines(TextDecoding.Decode(GzipContent.Unpack(bytes, MaximumBytes).Span), UnpackedName(fileName), format)
            : ParseLines(TextDecoding.Decode(bytes.Span), fileName, format));

    private static string? UnpackedName(string? fileName) =>
        fileName is not null && fileName.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? fileName[..^3] : fileName;

    private static StructureFile ParseLines(string lines, string? fileName, string? format)
    {
        var known = format is null ? null : StructureFormats.Named(format);
        if (string.IsNullOrWhiteSpace(lines))
            throw new InvalidInputException("the file is empty", line: 1);
        var file = (known ?? StructureFormats.Detect(lines, fileName)).Read(lines);
        return SimulationTypes.Warning(file.Crystal) is { } warning ? file with { Warnings = file.Warnings.Add(warning) } : file;
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

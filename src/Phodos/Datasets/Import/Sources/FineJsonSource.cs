using System.Buffers.Binary;
using System.IO.Compression;
using Phodos.Datasets.Records;

namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// The crystals of a <c>fine.jsonl</c>, plain or compressed with gzip: one JSON object a line, with the density of states in states per
/// cm⁻¹ per cell every 5 cm⁻¹. It is read as a stream; a line may have <see cref="MaximumLineLength"/>.
/// </summary>
/// <param name="path">The file.</param>
public sealed class FineJsonSource(string path) : IRecordSource
{
    /// <summary>The longest line (bytes): 4 MiB, a hundred times what a crystal of 16 atoms takes.</summary>
    public const int MaximumLineLength = 4 * 1024 * 1024;

    /// <inheritdoc/>
    public string Name => path;

    /// <inheritdoc/>
    public IEnumerable<RecordOutcome> Read(CancellationToken cancellation = default)
    {
        using var file = File.OpenRead(path);
        var length = LengthInTrailer(file);
        using var stream = length is null ? (Stream)file : new GZipStream(file, CompressionMode.Decompress);
        var lines = new BoundedLines(stream, MaximumLineLength);
        var row = 0;
        while (Next(lines) is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Span.ContainsAnyExcept(" \t"u8))
                yield return Outcome(line.Span, row++, lines.Line);
        }

        // A gzip stream that is cut short ends without a word.
        if (length is { } expected && (uint)lines.ByteCount != expected)
        {
            throw new InvalidInputException(
                "the gzip file is cut short, or made of several that were joined; fetch it again, or unpack it", path, lines.Line);
        }
    }

    /// <summary>
    /// The length of the content modulo 2³² that the last four bytes of a gzip file give (RFC 1952), or null where the first two bytes are
    /// not those of a gzip file, whatever its name.
    /// </summary>
    private static uint? LengthInTrailer(FileStream file)
    {
        var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        uint? length = null;
        if (isCompressed)
        {
            Span<byte> trailer = stackalloc byte[sizeof(uint)];
            file.Position = Math.Max(0, file.Length - trailer.Length);
            file.ReadAtLeast(trailer, trailer.Length, throwOnEndOfStream: false);
            length = BinaryPrimitives.ReadUInt32LittleEndian(trailer);
        }

        file.Position = 0;
        return length;
    }

    private ReadOnlyMemory<byte>? Next(BoundedLines lines)
    {
        try
        {
            return lines.Read();
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidInputException(
                $"the gzip file is damaged or cut short ({fault.Message.TrimEnd('.')}); fetch the file again", path, lines.Line, fault);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
    }

    private static RecordOutcome Outcome(ReadOnlySpan<byte> text, int row, int number)
    {
        var id = "";
        try
        {
            var line = FineJsonLine.Parse(text);
            id = line.Id;
            return new RecordOutcome(row, id) { Record = FineJsonRecord.Of(line), Line = number };
        }
        catch (InvalidInputException fault)
        {
            return new RecordOutcome(row, id) { Problem = fault.Problem, Line = number };
        }
    }
}

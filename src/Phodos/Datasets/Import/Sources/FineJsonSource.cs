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
        using var stream = IsCompressed(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        var lines = new BoundedLines(stream, MaximumLineLength);
        var row = 0;
        while (Next(lines) is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            if (line.Span.ContainsAnyExcept(" \t"u8))
                yield return Outcome(line.Span, row++, lines.Line);
        }
    }

    // The first two bytes say it, whatever the name says.
    private static bool IsCompressed(FileStream file)
    {
        var isCompressed = file.ReadByte() == 0x1F && file.ReadByte() == 0x8B;
        file.Position = 0;
        return isCompressed;
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
                $"the gzip stream is damaged or cut short ({fault.Message.TrimEnd('.')}); fetch the file again", path, lines.Line, fault);
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

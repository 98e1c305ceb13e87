using System.Text.Json;
using Phodos.Datasets.Import.Sources;

namespace Phodos.Datasets.Forces;

/// <summary>
/// Which calculations are wanted, the part of a split that each belongs to and how much it counts: a text of JSON objects, one a line, with
/// <c>id</c>, <c>split</c> and, where it is not 1, <c>weight</c>; further members are passed over.
/// </summary>
public sealed class ForceIndex
{
    private const int MaximumLine = 1 << 20;

    private readonly Dictionary<string, (string? Split, double Weight)> _entries;

    private ForceIndex(Dictionary<string, (string? Split, double Weight)> entries) => _entries = entries;

    /// <summary>The number of calculations.</summary>
    public int Count => _entries.Count;

    /// <summary>Reads an index.</summary>
    /// <exception cref="InvalidInputException">The file is missing or broken; the line is given.</exception>
    public static ForceIndex Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using var file = File.OpenRead(path);
            return Read(file);
        }
        catch (InvalidInputException fault)
        {
            throw fault.InFile(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("cannot be read: " + fault.Message, path, innerException: fault);
        }
    }

    /// <summary>Whether a calculation is wanted, its part, and how much it counts.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="entry">The part, or null where the index names none, and the weight, above 0 and at most 1.</param>
    public bool TryFind(string id, out (string? Split, double Weight) entry) => _entries.TryGetValue(id, out entry);

    private static ForceIndex Read(Stream stream)
    {
        var entries = new Dictionary<string, (string? Split, double Weight)>(StringComparer.Ordinal);
        var lines = new BoundedLines(stream, MaximumLine);
        while (lines.Read() is { } line)
        {
            if (line.Span.Trim((byte)' ').IsEmpty)
                continue;
            try
            {
                using var entry = JsonDocument.Parse(line);
                var id = entry.RootElement.GetProperty("id").GetString();
                var split = entry.RootElement.TryGetProperty("split", out var part) ? part.GetString() : null;
                var weight = entry.RootElement.TryGetProperty("weight", out var number) ? number.GetDouble() : 1;
                if (!(weight is > 0 and <= 1))
                    throw new InvalidInputException("a weight is above 0 and at most 1", line: lines.Line);
                if (string.IsNullOrEmpty(id) || !entries.TryAdd(id, (split, weight)))
                    throw new InvalidInputException($"the identifier {Excerpt.Quoted(id ?? "")} is empty or stands twice", line: lines.Line);
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new InvalidInputException(
                    "the line is no JSON object with an 'id' and a 'split'", line: lines.Line, innerException: fault);
            }
        }

        return new ForceIndex(entries);
    }
}

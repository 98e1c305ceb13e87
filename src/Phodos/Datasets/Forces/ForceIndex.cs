using System.Text.Json;
using Phodos.Datasets.Import.Sources;

namespace Phodos.Datasets.Forces;

/// <summary>
/// Which calculations are wanted and the part of a split that each belongs to: a text of JSON objects, one a line, with <c>id</c> and
/// <c>split</c>; further members are passed over.
/// </summary>
public sealed class ForceIndex
{
    private const int MaximumLine = 1 << 20;

    private readonly Dictionary<string, string?> _parts;

    private ForceIndex(Dictionary<string, string?> parts) => _parts = parts;

    /// <summary>The number of calculations.</summary>
    public int Count => _parts.Count;

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

    /// <summary>Whether a calculation is wanted, and its part.</summary>
    /// <param name="id">The identifier.</param>
    /// <param name="split">The part, or null where the index names none.</param>
    public bool TryFind(string id, out string? split) => _parts.TryGetValue(id, out split);

    private static ForceIndex Read(Stream stream)
    {
        var parts = new Dictionary<string, string?>(StringComparer.Ordinal);
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
                if (string.IsNullOrEmpty(id) || !parts.TryAdd(id, split))
                    throw new InvalidInputException($"the identifier {Excerpt.Quoted(id ?? "")} is empty or stands twice", line: lines.Line);
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new InvalidInputException(
                    "the line is no JSON object with an 'id' and a 'split'", line: lines.Line, innerException: fault);
            }
        }

        return new ForceIndex(parts);
    }
}

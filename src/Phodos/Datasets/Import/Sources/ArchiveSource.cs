using System.Text.Json;
using Phodos.Datasets.Records;
using Phodos.Spectra;

namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// The crystals in the folders of tar archives, one archive after another: what <see cref="FolderSource"/> reads of a folder. An
/// <c>index.jsonl</c> beside them, a line a crystal with <c>id</c> and <c>split</c>, tells which part of a split each belongs to.
/// </summary>
public sealed class ArchiveSource : IRecordSource
{
    private const string IndexName = "index.jsonl";

    private readonly string[] _archives;
    private readonly FrequencyUnit? _unit;
    private readonly List<PassedOver> _passedOver = [];

    /// <summary>Opens archives.</summary>
    /// <param name="path">An archive, or a folder of archives.</param>
    /// <param name="unit">The unit of all frequencies; null takes that of the layout.</param>
    /// <exception cref="InvalidInputException">The index cannot be read.</exception>
    public ArchiveSource(string path, FrequencyUnit? unit = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        (Name, _unit) = (path, unit);
        if (!Directory.Exists(path))
        {
            (_archives, Parts) = ([path], new Dictionary<string, string>());
            return;
        }

        string[] files = [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal)];
        _archives = [.. files.Where(ArchiveFolders.IsNamed)];
        Parts = PartsOf(Path.Combine(path, IndexName));
        string[] unused = [.. files.Except(_archives, StringComparer.Ordinal).Select(file => Path.GetFileName(file)).Where(name => name != IndexName)];
        if (unused.Length > 0)
            _passedOver.Add(new PassedOver($"{Excerpt.List(unused)}: no archive", IsFolder: false));
        _passedOver.AddRange(Directory.EnumerateDirectories(path).Order(StringComparer.Ordinal).Select(folder =>
            new PassedOver($"{PrintableText.Of(Path.GetFileName(folder))}: a folder beside archives; give it by itself", IsFolder: true)));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public IReadOnlyList<PassedOver> PassedOver => _passedOver;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Parts { get; }

    /// <summary>Whether a path is an archive, or a folder with archives.</summary>
    public static bool IsSource(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path).Any(ArchiveFolders.IsNamed) : ArchiveFolders.IsNamed(path);
    }

    /// <inheritdoc/>
    public IEnumerable<RecordOutcome> Read(CancellationToken cancellation = default)
    {
        var row = 0;
        foreach (var archive in _archives)
        {
            using var folders = ArchiveFolders.Unpack(archive, cancellation);
            var source = new FolderSource(folders.Folder, _unit);
            foreach (var outcome in source.Read(cancellation))
                yield return outcome with { Row = row++, File = outcome.File is { } file ? $"{Path.GetFileName(archive)}/{file}" : null };
            _passedOver.AddRange(source.PassedOver.Select(
                part => part with { Message = $"{PrintableText.Of(Path.GetFileName(archive))}: {part.Message}" }));
        }
    }

    private static Dictionary<string, string> PartsOf(string path)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(path))
            return parts;
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var document = JsonDocument.Parse(line);
                if (document.RootElement.TryGetProperty("id", out var id) && document.RootElement.TryGetProperty("split", out var part))
                    parts[id.GetString() ?? ""] = part.GetString() ?? "";
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException)
            {
                throw new InvalidInputException("the line is no JSON object with an id and a split, both texts", path, index + 1, fault);
            }
        }

        return parts;
    }
}

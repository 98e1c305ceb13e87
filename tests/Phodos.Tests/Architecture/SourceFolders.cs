using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Phodos.Tests.Architecture;

/// <summary>
/// The folders of a project and which of them name types of which others, by the sources. A folder and the folders inside it are one room.
/// </summary>
internal sealed partial class SourceFolders
{
    private readonly string _project;
    private readonly List<(string File, string Folder, string Code)> _files = [];
    private readonly Dictionary<string, HashSet<string>> _foldersOfType = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _arrows = new(StringComparer.Ordinal);

    private SourceFolders(string project, IEnumerable<(string Name, string Text)> sources)
    {
        _project = project;
        foreach (var (name, text) in sources)
            Read(name, text);
        foreach (var (file, folder, code) in _files)
            AddArrows(file, folder, code);
    }

    /// <summary>From each folder to those whose types it names, with a file and a type that show it.</summary>
    internal IReadOnlyDictionary<string, SortedDictionary<string, string>> Arrows => _arrows;

    /// <summary>The folders of a project of the repository.</summary>
    internal static SourceFolders OfProject(string project)
    {
        var root = Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "src", project);
        string[] built = [Path.DirectorySeparatorChar + "bin" + Path.DirectorySeparatorChar, Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar];
        return new SourceFolders(
            project,
            Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Where(path => !built.Any(path.Contains))
                .Order(StringComparer.Ordinal)
                .Select(path => (Path.GetFileName(path), File.ReadAllText(path))));
    }

    /// <summary>The folders of sources.</summary>
    internal static SourceFolders Of(string project, params (string Name, string Text)[] sources) => new(project, sources);

    /// <summary>A way from a folder back to it, arrow by arrow; null where there is none.</summary>
    internal string? Cycle()
    {
        foreach (var start in _arrows.Keys)
        {
            var cameFrom = new Dictionary<string, string>(StringComparer.Ordinal);
            var queue = new Queue<string>([start]);
            while (queue.TryDequeue(out var folder))
            {
                foreach (var next in _arrows.GetValueOrDefault(folder)?.Keys ?? Enumerable.Empty<string>())
                {
                    if (next == start)
                        return Describe(start, folder, cameFrom);
                    if (cameFrom.TryAdd(next, folder))
                        queue.Enqueue(next);
                }
            }
        }

        return null;
    }

    /// <summary>An arrow from a folder to one above it, in an order of the outermost folders from the lowest; null where there is none.</summary>
    internal string? ArrowUp(params string[] order)
    {
        foreach (var (from, arrows) in _arrows)
        {
            foreach (var (to, reason) in arrows)
            {
                if (Floor(from) < Floor(to))
                    return $"{from} → {to} ({reason})";
            }
        }

        return null;

        int Floor(string folder)
        {
            var floor = Array.IndexOf(order, folder.Split('.')[0]);
            return floor >= 0 ? floor : throw new InvalidOperationException($"The folder {folder} of {_project} has no floor yet.");
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:public|internal)[\w ]*? (?:class|record struct|record|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex DeclaredType();

    [GeneratedRegex(@"^using (?:static )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"//.*|""(?:\\.|[^""\\\n])*""|^using .*", RegexOptions.Multiline)]
    private static partial Regex NoCode();

    [GeneratedRegex(@"\b[A-Z]\w*")]
    private static partial Regex Word();

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private static bool IsOneRoom(string folder, string other) =>
        folder == other || folder.StartsWith(other + ".", StringComparison.Ordinal) || other.StartsWith(folder + ".", StringComparison.Ordinal);

    private void Read(string file, string text)
    {
        var space = Namespace().Match(text).Groups[1].Value;
        if (!space.StartsWith(_project + ".", StringComparison.Ordinal))
            return; // the root of the project, which is below all folders or above them
        var folder = space[(_project.Length + 1)..];
        _files.Add((file, folder, text));
        foreach (Match type in DeclaredType().Matches(text))
        {
            if (!_foldersOfType.TryGetValue(type.Groups[1].Value, out var folders))
                _foldersOfType.Add(type.Groups[1].Value, folders = []);
            folders.Add(folder);
        }
    }

    // A file sees the types of the namespaces that it uses and of those around its own.
    private void AddArrows(string file, string folder, string text)
    {
        HashSet<string> used = [.. Using().Matches(text).Select(match => match.Groups[1].Value)];
        foreach (var word in Word().Matches(NoCode().Replace(text, " ")).Select(match => match.Value).Distinct())
        {
            foreach (var other in _foldersOfType.GetValueOrDefault(word) ?? [])
            {
                if (!IsOneRoom(folder, other) && used.Contains($"{_project}.{other}"))
                {
                    if (!_arrows.TryGetValue(folder, out var arrows))
                        _arrows.Add(folder, arrows = new SortedDictionary<string, string>(StringComparer.Ordinal));
                    arrows.TryAdd(other, $"{file} names {word}");
                }
            }
        }
    }

    private string Describe(string start, string last, Dictionary<string, string> cameFrom)
    {
        List<string> way = [start];
        for (var folder = last; folder != start; folder = cameFrom[folder])
            way.Insert(0, folder);
        way.Insert(0, start);
        return string.Join("; ", way.Zip(way.Skip(1), (from, to) => $"{from} → {to} ({_arrows[from][to]})"));
    }
}

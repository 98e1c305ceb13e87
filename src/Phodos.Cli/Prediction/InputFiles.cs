using Microsoft.Extensions.FileSystemGlobbing;

namespace Phodos.Cli.Prediction;

/// <summary>Turns the files, folders and patterns of a command line into files.</summary>
internal static class InputFiles
{
    /// <summary>The files of one argument, by name. A name that is no file comes out as it is, for the reader to refuse.</summary>
    /// <exception cref="InvalidInputException">It is a folder or a pattern without files.</exception>
    internal static IReadOnlyList<string> Expand(string input)
    {
        if (Directory.Exists(input))
        {
            string[] inFolder = [.. Directory.EnumerateFiles(input).Where(IsShown).Order(StringComparer.Ordinal)];
            return inFolder.Length > 0
                ? inFolder
                : throw new InvalidInputException(
                    "there are no files in this folder; for those in its subfolders give a pattern such as 'FOLDER/**/*.cif'", input);
        }

        if (File.Exists(input) || !input.AsSpan().ContainsAny("*?"))
            return [input];
        var root = RootOf(input);
        var start = root.Length == 0 ? "." : root;
        var pattern = Path.GetRelativePath(start, input).Replace('\\', '/');
        var files = new Matcher().AddInclude(pattern).GetResultsInFullPath(start)
            .Select(file => Path.Combine(root, Path.GetRelativePath(start, file)))
            .Where(IsShown)
            .Order(StringComparer.Ordinal)
            .ToArray();
        return files.Length > 0 ? files : throw new InvalidInputException("no file matches this pattern", input);
    }

    // As a shell does, hidden files are passed over unless they are named.
    private static bool IsShown(string file) => !Path.GetFileName(file).StartsWith('.');

    // The folders before the first wildcard.
    private static string RootOf(string pattern)
    {
        var root = pattern;
        while (root.AsSpan().ContainsAny("*?"))
            root = Path.GetDirectoryName(root) ?? "";
        return root;
    }
}

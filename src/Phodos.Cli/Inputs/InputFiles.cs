using Microsoft.Extensions.FileSystemGlobbing;
using Phodos.Cli.Console;

namespace Phodos.Cli.Inputs;

/// <summary>Turns the files, folders and patterns of a command line into files.</summary>
internal static class InputFiles
{
    /// <summary>The files of all arguments, each once, in their order. A folder or a pattern without files is told of at once.</summary>
    /// <param name="inputs">Files, folders and patterns.</param>
    /// <param name="listed">More files, taken as they are: a million of them are not looked for before the work begins.</param>
    internal static (IReadOnlyList<StructureInput> Files, bool AreAllFound) Find(IEnumerable<string> inputs, IEnumerable<string>? listed = null)
    {
        // By path; a file that is named and also comes with a folder counts as named.
        var files = new OrderedDictionary<string, StructureInput>(StringComparer.Ordinal);
        var areAllFound = true;
        foreach (var input in inputs)
        {
            try
            {
                foreach (var file in Expand(input))
                {
                    if (file.IsNamed || !files.ContainsKey(file.Path))
                        files[file.Path] = file;
                }
            }
            catch (InvalidInputException fault)
            {
                Terminal.Warn(fault.Message);
                areAllFound = false;
            }
        }

        foreach (var path in listed ?? [])
            files[path] = new StructureInput(path, IsNamed: true);
        return ([.. files.Values], areAllFound);
    }

    // A name that is no file comes out as it is, for the reader to refuse.
    private static StructureInput[] Expand(string input)
    {
        try
        {
            if (input == StructureInput.StandardInput)
                return [new StructureInput(input, IsNamed: true)];
            if (Directory.Exists(input))
            {
                return Found(
                    Directory.EnumerateFiles(input),
                    "there are no files in this folder; for those in its subfolders give a pattern such as 'FOLDER/**/*.cif'",
                    input);
            }

            if (File.Exists(input) || !input.AsSpan().ContainsAny("*?"))
                return [new StructureInput(input, IsNamed: true)];
            var root = RootOf(input);
            var start = root.Length == 0 ? "." : root;
            var pattern = Path.GetRelativePath(start, input).Replace('\\', '/');
            var files = new Matcher().AddInclude(pattern).GetResultsInFullPath(start)
                .Select(file => Path.Combine(root, Path.GetRelativePath(start, file)));
            return Found(files, "no file matches this pattern", input);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the files cannot be listed: {fault.Message}", input, innerException: fault);
        }
    }

    // By name. As a shell does, hidden files are passed over unless they are named.
    private static StructureInput[] Found(IEnumerable<string> files, string problemOfNone, string input)
    {
        StructureInput[] found =
        [
            .. files.Where(file => !Path.GetFileName(file).StartsWith('.')).Order(StringComparer.Ordinal)
                .Select(file => new StructureInput(file, IsNamed: false)),
        ];
        return found.Length > 0 ? found : throw new InvalidInputException(problemOfNone, input);
    }

    // The folders before the first wildcard.
    private static string RootOf(string pattern)
    {
        var root = pattern;
        while (root.AsSpan().ContainsAny("*?"))
            root = Path.GetDirectoryName(root) ?? "";
        return root;
    }
}

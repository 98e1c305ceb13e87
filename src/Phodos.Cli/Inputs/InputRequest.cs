namespace Phodos.Cli.Inputs;

/// <summary>The inputs of a command line.</summary>
/// <param name="Arguments">Files, folders and patterns.</param>
/// <param name="List">A file with the path of a file a line; <see cref="StructureInput.StandardInput"/> is standard input; null for none.</param>
internal sealed record InputRequest(string[] Arguments, string? List = null)
{
    /// <summary>All of it in words.</summary>
    internal string[] Words => List is null ? Arguments : [.. Arguments, "--files-from", List];

    /// <summary>The files, each once, in their order. What is not found is told of at once.</summary>
    internal (IReadOnlyList<StructureInput> Files, bool AreAllFound) Find() => InputFiles.Find(Arguments, Lines());

    private IEnumerable<string> Lines()
    {
        if (List is null)
            return [];
        try
        {
            // A path has no blanks at its ends, and an empty line is none.
            var lines = List == StructureInput.StandardInput ? LinesOf(System.Console.In) : File.ReadAllLines(List);
            return lines.Select(line => line.Trim()).Where(line => line.Length > 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the list of files cannot be read: {fault.Message.TrimEnd('.')}", List, innerException: fault);
        }
    }

    private static IEnumerable<string> LinesOf(TextReader text)
    {
        while (text.ReadLine() is { } line)
            yield return line;
    }
}

using Phodos.Cli.Console;
using Phodos.Formats.Forces;

namespace Phodos.Cli.Inputs;

/// <summary>Turns the folders and files of a command line into calculations.</summary>
internal static class CalculationInputs
{
    private const int NamedFolders = 5;

    /// <summary>
    /// The calculations of all arguments, each once, in their order: a folder that is one, or the folders in it that are. What is none is
    /// told of.
    /// </summary>
    internal static (IReadOnlyList<StructureInput> Calculations, bool AreAllFound) Find(IEnumerable<string> inputs, Terminal terminal)
    {
        var calculations = new OrderedDictionary<string, StructureInput>(StringComparer.Ordinal);
        var areAllFound = true;
        foreach (var input in inputs)
        {
            try
            {
                foreach (var path in Expand(input, terminal))
                    calculations[path] = new StructureInput(path, IsNamed: true);
            }
            catch (InvalidInputException fault)
            {
                Terminal.Warn(fault.Message);
                areAllFound = false;
            }
        }

        return ([.. calculations.Values], areAllFound);
    }

    private static string[] Expand(string input, Terminal terminal)
    {
        if (!Directory.Exists(input) || CalculationFolder.IsCalculation(input))
            return [Named(input)];
        try
        {
            var folders = Directory.GetDirectories(input).Order(StringComparer.Ordinal).ToArray();
            var found = folders.Where(CalculationFolder.IsCalculation).ToArray();
            if (found.Length == 0)
                return [Named(input)]; // for the reader to say what is missing
            var others = folders.Except(found, StringComparer.Ordinal).ToArray();
            if (others.Length > 0)
            {
                var more = others.Length > NamedFolders ? $" and {others.Length - NamedFolders} more" : "";
                terminal.Note($"passed over, as folders without forces: {string.Join(", ", others.Take(NamedFolders))}{more}");
            }

            return found;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"the folders cannot be listed: {fault.Message}", input, innerException: fault);
        }
    }

    // The working folder has a name, too.
    private static string Named(string input)
    {
        var path = Path.TrimEndingDirectorySeparator(input);
        return Path.GetFileName(path) is "." or ".." ? Path.GetFullPath(path) : path;
    }
}

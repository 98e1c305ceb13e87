namespace Phodos.Cli.Console;

/// <summary>The folder that a user named for results.</summary>
internal static class OutputFolder
{
    /// <summary>Makes a folder where it is missing.</summary>
    /// <exception cref="InvalidInputException">It cannot be made.</exception>
    internal static void Make(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"this folder for results cannot be made ({fault.Message.TrimEnd('.')}); name another", path, innerException: fault);
        }
    }
}

using System.Diagnostics;

namespace Phodos.Cli.Console;

/// <summary>Starts phodos from phodos.</summary>
internal static class OwnProcess
{
    /// <summary>How to start a second phodos with a command line.</summary>
    internal static ProcessStartInfo With(string[] arguments)
    {
        // As a tool of .NET, phodos is a library that the program dotnet runs.
        var program = Environment.ProcessPath!;
        var isHosted = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new ProcessStartInfo(program, isHosted ? [Environment.GetCommandLineArgs()[0], .. arguments] : arguments);
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Phodos.Tests.Support;

/// <summary>A Python program that reads what was written with a package of others.</summary>
internal static class PythonProgram
{
    /// <summary>Runs a program in a folder and reads the numbers that it prints; skips the test where its package is not installed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="package">The package that the program needs.</param>
    /// <param name="program">The text of the program.</param>
    internal static async Task<double[]> Numbers(string folder, string package, string program) =>
    [
        .. (await Output(folder, package, program)).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => double.Parse(word, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Runs a program in a folder and reads what it prints; skips the test where its package is not installed.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="package">The package that the program needs.</param>
    /// <param name="program">The text of the program.</param>
    internal static async Task<string> Output(string folder, string package, string program)
    {
        foreach (var python in new[] { "python3", "/usr/bin/python3" })
        {
            if ((await Run(python, folder, $"import {package}")).ExitCode != 0)
                continue;
            var (exitCode, output) = await Run(python, folder, program);
            exitCode.ShouldBe(0, output);
            return output;
        }

        Assert.Skip($"No python3 with {package} is installed; on Debian it is python3-{package}.");
        return "";
    }

    private static async Task<(int ExitCode, string Output)> Run(string python, string folder, string program)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, ["-W", "ignore", "-c", program])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var fault = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, process.ExitCode == 0 ? output : await fault);
        }
        catch (Win32Exception)
        {
            return (-1, "there is no such program");
        }
    }
}

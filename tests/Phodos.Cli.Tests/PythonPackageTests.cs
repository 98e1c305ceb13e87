using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Phodos.Cli.Tests;

/// <summary>The Python package drives the command that was built: its own tests are run with it.</summary>
public class PythonPackageTests
{
    // What is missing of other packages is skipped there, with a word.
    private const string Program =
        """
        import os, sys, unittest
        os.environ["PHODOS"] = COMMAND
        sys.path.insert(0, FOLDER)
        tests = unittest.defaultTestLoader.loadTestsFromNames(NAMES)
        result = unittest.TextTestRunner(verbosity=2).run(tests)
        for test, reason in result.skipped: print("skipped:", test, reason)
        print(result.testsRun, "tests were run")
        sys.exit(0 if result.wasSuccessful() and result.testsRun else 1)
        """;

    [Theory]
    [InlineData("unittest", "test_command", "test_results.WithoutOthers")]
    [InlineData("phonopy", "test_inputs", "test_package", "test_results")]
    [InlineData("nbclient", "test_notebooks")]
    public async Task The_tests_of_the_package_pass_with_this_build(string package, params string[] names)
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "python", "tests"));
        var command = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Phodos.Cli.exe" : "Phodos.Cli");
        var program = Program
            .Replace("COMMAND", JsonSerializer.Serialize(command), StringComparison.Ordinal)
            .Replace("FOLDER", JsonSerializer.Serialize(folder), StringComparison.Ordinal)
            .Replace("NAMES", JsonSerializer.Serialize(names), StringComparison.Ordinal);
        using var scratch = new TemporaryFolder();
        TestContext.Current.TestOutputHelper?.WriteLine(await PythonProgram.Output(scratch.FullPath, package, program));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

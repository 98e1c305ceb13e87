using System.CommandLine.Parsing;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Phodos.Cli.Tests;

/// <summary>Every command in the documentation is one that the program understands.</summary>
public partial class DocumentationTests
{
    public static TheoryData<string, string> Commands
    {
        get
        {
            var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));
            string[] pages = [.. Directory.EnumerateFiles(root, "*.md"), .. Directory.EnumerateFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories)];
            var commands = new TheoryData<string, string>();
            foreach (var page in pages.Order(StringComparer.Ordinal))
            {
                foreach (Match match in PhodosLine().Matches(File.ReadAllText(page)))
                    commands.Add(Path.GetRelativePath(root, page), match.Groups["arguments"].Value.Trim());
            }

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_in_the_documentation_is_understood(string page, string arguments) =>
        PhodosCommand.Create().Parse([.. CommandLineParser.SplitCommandLine(arguments.Replace('\'', '"'))])
            .Errors.Select(error => error.Message).ShouldBeEmpty($"{page}: phodos {arguments}");

    [Fact]
    public void The_readme_shows_commands() => Commands.Count(row => row.Data.Item1 == "README.md").ShouldBeGreaterThan(5);

    // A line that begins with the command, by name or through dotnet run, up to a comment.
    [GeneratedRegex(@"^(?:phodos|dotnet run -c Release --project src/Phodos\.Cli --) (?<arguments>[^#\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex PhodosLine();

    private static string ThisFile([CallerFilePath] string path = "") => path;
}

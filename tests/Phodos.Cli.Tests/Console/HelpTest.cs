using System.Text.RegularExpressions;

namespace Phodos.Cli.Tests.Console;

/// <summary>
/// The help of every command is what the files in <c>Snapshots</c> say. To accept changes, set PHODOS_SNAPSHOTS to the full path of that folder of the sources and
/// run these tests.
/// </summary>
public sealed partial class HelpTest
{
    [Theory]
    [InlineData("")]
    [InlineData("data")]
    [InlineData("data info")]
    [InlineData("data split")]
    [InlineData("data report")]
    [InlineData("data fetch")]
    [InlineData("data forces")]
    [InlineData("data import")]
    [InlineData("train")]
    [InlineData("finetune")]
    [InlineData("learning-curve")]
    [InlineData("study")]
    [InlineData("study run")]
    [InlineData("study show")]
    [InlineData("evaluate")]
    [InlineData("compare")]
    [InlineData("compare-dos")]
    [InlineData("calibrate")]
    [InlineData("ensemble")]
    [InlineData("predict")]
    [InlineData("phonons")]
    [InlineData("merge")]
    [InlineData("inspect")]
    [InlineData("serve")]
    [InlineData("demo")]
    public async Task Help_is_as_it_was_accepted(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var result = (await PhodosProcess.Run(AppContext.BaseDirectory, [.. words, "--help"])).ShouldSucceed();
        result.Error.ShouldBeEmpty();
        var help = DefaultsOfTheMachine().Replace(result.Output.ReplaceLineEndings("\n"), "$1PROCESSORS]");
        help = FormatNames().Replace(help, "$1FORMATS.");
        var file = string.Join('-', words.Prepend("phodos")) + ".txt";
        if (Environment.GetEnvironmentVariable("PHODOS_SNAPSHOTS") is { Length: > 0 } accepted)
            await File.WriteAllTextAsync(Path.Combine(accepted, file), help, TestContext.Current.CancellationToken);
        else
            help.ShouldBe(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Snapshots", file), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_version_is_one_line()
    {
        var result = (await PhodosProcess.Run(AppContext.BaseDirectory, "--version")).ShouldSucceed();
        result.Output.TrimEnd().ShouldMatch(@"^\d+\.\d+\.\d+\S*$");
    }

    [Theory]
    [InlineData("predict")]
    [InlineData("inspect")]
    public async Task The_help_names_every_structure_format(string command)
    {
        var result = (await PhodosProcess.Run(AppContext.BaseDirectory, command, "--help")).ShouldSucceed();
        var line = result.Output.Split('\n').Single(line => line.Contains("--format", StringComparison.Ordinal));
        foreach (var format in Phodos.Formats.StructureFormats.All)
            line.ShouldMatch($@"\b{Regex.Escape(format.Name)}\b");
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("train", "--help")]
    [InlineData("inspect", "examples/NaCl.cif")]
    [InlineData("predict", "nothing.cif", "--weights", "nowhere")]
    public async Task Libtorch_is_not_loaded_before_it_is_needed(params string[] arguments)
    {
        var traced = new Dictionary<string, string?> { ["LD_DEBUG"] = "files" };
        var result = await PhodosProcess.Run(AppContext.BaseDirectory, traced, arguments);
        Assert.SkipUnless(result.Error.Contains("libcoreclr", StringComparison.Ordinal), "the loader of this system does not tell what it loads");
        result.Error.ShouldNotContain("libtorch");
    }

    [GeneratedRegex(@"(--(?:threads|concurrency) <n> .*\[default: )\d+\]")]
    private static partial Regex DefaultsOfTheMachine();

    // The names are those of the registry, whichever it holds.
    [GeneratedRegex(@"(--format <name> .*does not tell: ).*\.")]
    private static partial Regex FormatNames();
}

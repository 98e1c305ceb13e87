using System.Text.Json;

namespace Phodos.Cli.Tests.Support;

/// <summary>What a command left: its exit code, its results on standard output, and what it said on standard error.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    internal JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Output);

    internal string[] ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal CommandResult ShouldSucceed()
    {
        ExitCode.ShouldBe(0, Error);
        return this;
    }

    /// <summary>Wrong usage or input: exit code 2, nothing on standard output, and last, after what was told of the work, one line that says what is wrong.</summary>
    internal void ShouldRefuse(params string[] words)
    {
        ExitCode.ShouldBe(2, Error);
        Output.ShouldBeEmpty();
        ShouldEndWithOneLine(words);
    }

    /// <summary>Wrong usage or input, of which several lines tell: each of these words is in one of them, and no trace comes with them.</summary>
    internal void ShouldRefuseAll(params string[] words)
    {
        ExitCode.ShouldBe(2, Error);
        Output.ShouldBeEmpty();
        Error.ShouldNotContain("   at ");
        foreach (var word in words)
            ErrorLines.ShouldContain(line => line.Contains(word, StringComparison.Ordinal), Error);
    }

    /// <summary>The last line, and it alone, is the program's, has the words, and no trace comes with it.</summary>
    internal void ShouldEndWithOneLine(params string[] words)
    {
        ErrorLines.Where(line => line.StartsWith("phodos: ", StringComparison.Ordinal)).ShouldBe([ErrorLines[^1]], Error);
        Error.ShouldNotContain("   at ");
        Error.ShouldNotContain("Exception");
        foreach (var word in words)
            ErrorLines[^1].ShouldContain(word, Case.Sensitive);
    }
}

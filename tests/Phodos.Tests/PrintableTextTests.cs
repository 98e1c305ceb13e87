using CsCheck;

namespace Phodos.Tests;

/// <summary>Whatever a file or its name holds, what is shown of it stays on its line and commands no terminal.</summary>
public class PrintableTextTests
{
    [Theory]
    [InlineData("structures/NaCl.cif", "structures/NaCl.cif")]
    [InlineData("Gefüge α 構造 😀.cif", "Gefüge α 構造 😀.cif")]
    [InlineData("a\nb\r\t\0", @"a\u000Ab\u000D\u0009\u0000")]
    [InlineData("\u001b[31mred\u009b0m", @"\u001B[31mred\u009B0m")]
    [InlineData("gpj.\u202efic", @"gpj.\u202Efic")]
    [InlineData("a\u2028b\u2029\u0085", @"a\u2028b\u2029\u0085")]
    [InlineData("", "")]
    public void Letters_stay_and_everything_that_moves_the_cursor_is_written_as_its_code(string text, string printable) => PrintableText.Of(text).ShouldBe(printable);

    [Fact]
    public void Halves_of_characters_are_written_as_their_code() =>
        PrintableText.Of("a\ud83d \ude00b\ud83d").ShouldBe(@"a\uD83D \uDE00b\uD83D");

    [Fact]
    public void Printable_text_is_one_line_and_stays_as_it_is() => Gen.Char.Array[0, 40].Select(characters => new string(characters)).Sample(text =>
    {
        var printable = PrintableText.Of(text);
        printable.Any(char.IsControl).ShouldBeFalse();
        printable.ReplaceLineEndings("").ShouldBe(printable);
        PrintableText.Of(printable).ShouldBe(printable);
    });

    [Fact]
    public void Faults_are_printable_whatever_the_file_is_called()
    {
        var fault = new InvalidInputException("no\u001b[2J good\n", "x\n\u001b]0;gone\u0007.cif", 3);
        fault.Message.ShouldBe(@"x\u000A\u001B]0;gone\u0007.cif:3: no\u001B[2J good\u000A");
        fault.Problem.ShouldBe(@"no\u001B[2J good\u000A");
        fault.File.ShouldBe("x\n\u001b]0;gone\u0007.cif");
    }
}

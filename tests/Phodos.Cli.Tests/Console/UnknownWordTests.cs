using Phodos.Cli.Console;

namespace Phodos.Cli.Tests.Console;

/// <summary>A slip in a command or an option is named with what was meant.</summary>
public sealed class UnknownWordTests
{
    [Theory]
    [InlineData("predcit a.cif", "there is no command 'predcit'; did you mean predict?")]
    [InlineData("trian --data a.csv --out x", "there is no command 'trian'; did you mean train?")]
    [InlineData("data inport x", "there is no command 'inport'; did you mean import?")]
    [InlineData("spectra a.cif", "there is no command 'spectra'")]
    [InlineData("train --data a.csv --out x --learningrate 1", "there is no option '--learningrate'; did you mean --learning-rate?")]
    [InlineData("evaluate --data a.csv --wieghts=x", "there is no option '--wieghts'; did you mean --weights?")]
    public void A_slip_is_told_with_what_was_meant(string line, string message) =>
        UnknownWord.Of(PhodosCommand.Create().Parse(line)).ShouldBe(message);

    [Theory]
    [InlineData("predict a.cif --temprature 300", "there is no option '--temprature'; did you mean --temperatures?")]
    [InlineData("inspect --jsn a.cif", "there is no option '--jsn'; did you mean --json?")]
    [InlineData("inspect a.cif -x", "there is no option '-x'")]
    public void An_unknown_option_is_not_taken_for_a_file(string line, string message) =>
        PhodosCommand.Create().Parse(line).Errors.ShouldHaveSingleItem().Message.ShouldBe(message);

    [Theory]
    [InlineData("predict -")]
    [InlineData("inspect - a.cif")]
    public void A_hyphen_alone_is_standard_input(string line) => PhodosCommand.Create().Parse(line).Errors.ShouldBeEmpty();
}

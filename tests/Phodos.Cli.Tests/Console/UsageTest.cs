namespace Phodos.Cli.Tests.Console;

/// <summary>A command line that cannot be meant is refused with one line that says why, before anything is read or made.</summary>
public sealed class UsageTest
{
    [Theory]
    [InlineData("", "command", "phodos --help")]
    [InlineData("trian", "'trian'; did you mean train? see phodos --help")]
    [InlineData("predcit a.cif", "'predcit'; did you mean predict? see phodos --help")]
    [InlineData("data", "command", "phodos data --help")]
    [InlineData("data info", "data", "phodos data info --help")]
    [InlineData("data info a.csv --symprec nan", "--symprec cannot be 'nan'", "above 0 and below 0.5")]
    [InlineData("data info a.csv --symprec 0.5", "--symprec cannot be '0.5'")]
    [InlineData("data split a.csv", "--out")]
    [InlineData("data split a.csv --out x --rule alphabetical", "--rule cannot be 'alphabetical'", "it is elements, random")]
    [InlineData("train", "--data and --out", "--resume")]
    [InlineData("train --data a.csv", "--out")]
    [InlineData("train --out x", "--data")]
    [InlineData("train --resume x --data a.csv", "leave --data away")]
    [InlineData("train --resume x --out y", "leave --out away")]
    [InlineData("train --resume x --epochs 5", "leave --epochs away")]
    [InlineData("train --resume x --set hidden=8", "leave --set away")]
    [InlineData("train --resume x --threads 1", "leave --threads away")]
    [InlineData("train --data a.csv --out x --epochs ten", "--epochs cannot be 'ten'", "whole number")]
    [InlineData("train --data a.csv --out x --epochs 1,5", "--epochs cannot be '1,5'")]
    [InlineData("train --data a.csv --out x --learning-rate 0,5", "--learning-rate cannot be '0,5'", "such as 0.001")]
    [InlineData("train --data a.csv --out x --learning-rate infinity", "--learning-rate")]
    [InlineData("train --data a.csv --out x --gradient-clip much", "--gradient-clip cannot be 'much'", "or none")]
    [InlineData("train --data a.csv --out x --threads 0", "--threads cannot be '0'", "1 to 1024")]
    [InlineData("train --data a.csv --out x --cutoff 0", "--cutoff cannot be '0'", "above 0")]
    [InlineData("train --data a.csv --out x --epochs", "--epochs")]
    [InlineData("train --data a.csv --out x --learningrate 1", "--learningrate")]
    [InlineData("evaluate --weights x", "--data")]
    [InlineData("evaluate --data a.csv --weights x --split most", "--split cannot be 'most'", "train, valid, test or all")]
    [InlineData("evaluate --data a.csv --weights x --figures f --figure-kinds png,gif", "--figure-kinds cannot be 'png,gif'", "png, svg or pdf")]
    [InlineData("evaluate --data a.csv --weights x --figure-kinds pdf", "--figure-kinds is about figures; give --figures as well")]
    [InlineData("compare-dos a b --no-title", "--no-title is about figures; give --figure as well")]
    [InlineData("calibrate --data a.csv --weights x --figure-size 85x60mm", "give --figure as well")]
    [InlineData("predict", "file", "phodos predict --help")]
    [InlineData("predict a.cif --weights nowhere", "nowhere", "no weights", "flagship")]
    [InlineData("ensemble run", "--out")]
    [InlineData("ensemble nowhere --out x.safetensors", "nowhere", "no weights")]
    [InlineData("ensemble nowhere --out x.txt", "--out cannot be 'x.txt'", ".safetensors")]
    [InlineData("predict a.cif --weights x --figure gif", "--figure cannot be 'gif'", "png, svg, pdf or none")]
    [InlineData("predict a.cif --figure-size 85x60", "--figure-size cannot be '85x60'", "such as 85x60mm")]
    [InlineData("predict a.cif --temperatures warm", "--temperatures cannot be 'warm'", "one such as 298.15", "100,200,300")]
    [InlineData("predict a.cif --temprature 300", "there is no option '--temprature'; did you mean --temperatures?")]
    [InlineData("inspect", "file", "phodos inspect --help")]
    [InlineData("inspect a.cif --threads 0", "--threads cannot be '0'")]
    [InlineData("demo --epochs 0", "--epochs cannot be '0'", "at least 1")]
    public async Task A_wrong_command_line_is_refused(string line, params string[] words)
    {
        using var folder = new TemporaryFolder();
        var result = await PhodosProcess.Run(folder.FullPath, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        result.ShouldRefuse(words);
        result.ErrorLines.Length.ShouldBe(1, result.Error);
        folder.Content().ShouldBeEmpty();
    }
}

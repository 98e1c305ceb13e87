using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Options;
using Phodos.Spectra;

namespace Phodos.Cli.CompareDos;

/// <summary><c>phodos compare-dos</c>: how far two densities of states are apart.</summary>
internal static class CompareDosCommand
{
    private const string Summary =
        "Compares two densities of states by every distance. Each is the JSON or CSV of phodos predict, phonopy's total_dos.dat, "
        + "projected_dos.dat or mesh.yaml, pymatgen's or the Materials Project's phonon JSON, or a table with a frequency and a density a line.";

    private static readonly string[] Examples =
    [
        "phodos compare-dos predictions/NaCl.json calculation/total_dos.dat",
        "phodos compare-dos predictions/NaCl.csv measured.txt --unit meV --figure comparison.png --json",
    ];

    internal static Command Create()
    {
        var first = new Argument<string>("first") { Description = "One density of states, such as a prediction." };
        var second = new Argument<string>("second") { Description = "The other, such as its reference." };
        var unit = new Option<string?>("--unit")
        {
            Description = $"The unit of files that do not tell their own, phonopy's too, which are taken for THz without it: {OptionValues.Choice(CommonOptions.FrequencyUnits)}.",
            HelpName = "unit",
        }.OneOf(CommonOptions.FrequencyUnits, StringComparer.Ordinal);
        var figure = new Option<string?>("--figure")
        {
            Description = "Write a figure of both and their difference to this .png, .svg or .pdf.",
            HelpName = "file",
        };
        var form = new FigureFormOptionSet();
        var json = CommonOptions.Json();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("compare-dos", Summary, Examples) { first, second, unit, figure };
        command.AddAll([.. form.Options, json, quiet]);
        command.Validators.Add(result => form.Require(result, figure));
        command.SetWork((parsed, _) =>
        {
            var compared = DosComparisonSession.Run(
                parsed.GetRequiredValue(first),
                parsed.GetRequiredValue(second),
                parsed.GetValue(unit) is { } symbol ? FrequencyUnit.Parse(symbol) : null,
                parsed.GetValue(figure),
                form.Read(parsed));
            var terminal = new Terminal(parsed.GetValue(quiet));
            foreach (var note in compared.Notes)
                terminal.Note(note);
            if (parsed.GetValue(json))
                Terminal.PrintJson(compared);
            else
                DosComparisonOutput.Print(terminal, compared);
            return CommandRunner.Succeeded;
        });
        return command;
    }
}

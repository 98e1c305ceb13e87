using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Datasets.Import;
using Phodos.Datasets.Import.Checks;
using Phodos.Spectra;

namespace Phodos.Cli.Data;

/// <summary><c>phodos data import</c>: checks data of any kind and keeps them as Parquet.</summary>
internal static class DataImportCommand
{
    private const string Summary =
        "Checks crystals with their phonon DOS and writes them to a Parquet file, or says which rows are faulty.";

    private static readonly string[] Examples =
    [
        "phodos data import data.csv --out mine.parquet",
        "phodos data import calculations/ --unit THz --out mine.parquet --report mine.json",
        "phodos data import fine.jsonl.gz --out fine.parquet --imaginary drop --skip-faulty",
        "phodos data import materials/ --recursive --out materials.parquet",
        "phodos data import forces/part-00.tar.xz --out forces/data.parquet",
    ];

    internal static Command Create()
    {
        var source = new Argument<string>("source")
        {
            Description = "A CSV in the published layout, a .parquet of phodos, a fine .jsonl or .jsonl.gz, "
                + "phonon JSON (.json, .json.gz) of the Materials Project, pymatgen or JARVIS, "
                + "a folder of such JSON, of phonopy's files (DOS, mesh or forces), or of structures and DOS files, "
                + "a .tar, .tar.gz or .tar.xz of such folders, or a folder of such archives.",
        };
        var output = new Option<string>("--out", "-o")
        {
            Description = "The Parquet file to write.",
            HelpName = "file",
            Required = true,
        };
        var unit = new Option<string>("--unit")
        {
            Description = "The unit of the frequencies: cm-1, THz, meV, or auto, which takes that of the layout (phonon JSON, mesh.yaml), "
                + "or tells it from the range where that is clear.",
            HelpName = "unit",
            DefaultValueFactory = _ => "auto",
        }.OneOf("auto", "cm-1", "THz", "meV");
        var recursive = new Option<bool>("--recursive", "-r") { Description = "Read the folders in the folders of the source too, to any depth." };
        var imaginary = new Option<string>("--imaginary")
        {
            Description = FormattableString.Invariant(
                $"What to do with crystals with modes below {-ImaginaryModesCheck.Tolerance} cm⁻¹: warn (keep), drop or error."),
            HelpName = "policy",
            DefaultValueFactory = _ => "warn",
        }.OneOf("error", "warn", "drop");
        var lost = new Option<double>("--lost-states")
        {
            Description = "The part of the 3N states that may be missing.",
            DefaultValueFactory = _ => LostStatesCheck.DefaultTolerance,
        }.Decimal("part", above: 0, below: 1);
        var report = new Option<string?>("--report") { Description = "Also write all findings to this JSON file.", HelpName = "file" };
        var skipFaulty = CommonOptions.SkipFaulty();
        var tolerance = CommonOptions.SymmetryTolerance();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("import", Summary, Examples) { source, output, unit, recursive, imaginary, lost, report };
        command.AddAll([skipFaulty, tolerance, quiet]);
        command.SetWork((parsed, cancellation) =>
        {
            var options = new ImportOptions
            {
                Unit = parsed.GetRequiredValue(unit) is var name and not "auto" ? FrequencyUnit.Parse(name) : null,
                Recursive = parsed.GetValue(recursive),
                Imaginary = Enum.Parse<ImaginaryModePolicy>(parsed.GetRequiredValue(imaginary), ignoreCase: true),
                LostStatesTolerance = parsed.GetValue(lost),
                SkipFaultyRows = parsed.GetValue(skipFaulty),
                SymmetryTolerance = parsed.GetValue(tolerance),
            };
            var request = new ImportRequest(
                parsed.GetRequiredValue(source), parsed.GetRequiredValue(output), parsed.GetValue(report), options);
            return new ImportSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(request);
        });
        return command;
    }
}

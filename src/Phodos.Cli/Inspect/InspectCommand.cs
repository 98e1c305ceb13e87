using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Sharding;
using Phodos.Reports.Inspection;

namespace Phodos.Cli.Inspect;

/// <summary><c>phodos inspect</c>: what structure files hold.</summary>
internal static class InspectCommand
{
    private const string Summary =
        "Says what structure files hold: formula, atoms, cell, density, symmetry, shortest distance, and what the reader noticed. "
        + "A file that cannot be read is reported and the others go on.";

    private static readonly string[] Examples =
    [
        "phodos inspect examples/NaCl.cif",
        "phodos inspect structures/ 'more/**/*.vasp' --json",
    ];

    internal static Command Create()
    {
        var inputs = new InputArguments();
        var shard = new ShardOption("Inspect part i of n of the inputs alone.");
        var format = CommonOptions.StructureFormat();
        var tolerance = CommonOptions.SymmetryTolerance(usual: InspectedFile.UsualTolerance);
        var threads = CommonOptions.Threads();
        var json = CommonOptions.Json();
        json.Description = "Print one JSON array with an entry for every file.";
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("inspect", Summary, Examples);
        inputs.AddTo(command);
        command.AddAll([format, tolerance, shard.Option, threads, json, quiet]);
        command.SetWork((parsed, cancellation) =>
        {
            var settings = new InspectionSettings(
                inputs.Read(parsed),
                parsed.GetValue(format),
                parsed.GetValue(tolerance),
                shard.Read(parsed) ?? Shard.Whole,
                parsed.GetValue(threads),
                parsed.GetValue(json));
            return new InspectionSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(settings);
        });
        return command;
    }
}

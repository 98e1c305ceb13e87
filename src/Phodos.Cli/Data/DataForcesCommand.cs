using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Crystals;

namespace Phodos.Cli.Data;

/// <summary><c>phodos data forces</c>: gathers calculations of force constants into a store.</summary>
internal static class DataForcesCommand
{
    private const string Summary =
        "Works out the force constants of calculations in phonopy's folders and keeps them in one Parquet file.";

    internal static Command Create()
    {
        var sources = new Argument<string[]>("folders")
        {
            Description = "Folders of calculations (FORCE_SETS or FORCE_CONSTANTS with phonopy.conf or phonopy's YAML), "
                + "or folders of such.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out", "-o") { Description = "The Parquet file to write.", HelpName = "file", Required = true };
        var index = new Option<string?>("--index")
        {
            Description = "JSON lines with id and split: only these are taken, with their part (train, valid, test). "
                + "Default: all, without part.",
            HelpName = "file",
        };
        var atoms = new Option<int>("--max-atoms")
        {
            Description = "Leave out primitive cells of more atoms.",
            DefaultValueFactory = _ => Crystal.MaximumAtoms,
        }.Whole(minimum: 1);
        var threads = CommonOptions.Threads();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand(
            "forces",
            Summary,
            "phodos data forces calculations/ --out forces.parquet",
            "phodos data forces part-*/ --index index.jsonl --max-atoms 16 --out forces.parquet")
        {
            sources, output, index, atoms, threads, quiet,
        };
        command.SetWork((parsed, cancellation) => new ForceImportSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(
            parsed.GetRequiredValue(sources),
            parsed.GetRequiredValue(output),
            parsed.GetValue(index),
            parsed.GetValue(atoms),
            parsed.GetValue(threads)));
        return command;
    }
}

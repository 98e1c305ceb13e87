using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;

namespace Phodos.Cli.Merge;

/// <summary><c>phodos merge</c>: one table of shards.</summary>
internal static class MergeCommand
{
    private const string Summary =
        "Joins the shards of predict and phonons into one Parquet file. It says which shards are missing, not complete, there twice, or made by "
        + "another model, version or options, and then writes nothing.";

    private static readonly string[] Examples =
    [
        "phodos merge screening --out screening.parquet",
        "phodos merge screening --partial --out so-far.parquet",
        "phodos merge screening --inputs structures.tar --missing missing.txt --out screening.parquet",
    ];

    internal static Command Create()
    {
        var folders = new Argument<string[]>("folder")
        {
            Description = "The folder that --shard wrote to, or folders of single shards.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out", "-o") { Description = "The Parquet file to write.", HelpName = "file", Required = true };
        var partial = new Option<bool>("--partial") { Description = "Join what is there though something is missing." };
        var inputs = new Option<string[]>("--inputs")
        {
            Description = "The inputs of the shards, as they were given, to name those without a row; may be given several times. Those that are "
                + "no structures are named too.",
            HelpName = "file",
        };
        var list = new Option<string?>("--files-from") { Description = "The same as a file with a path a line.", HelpName = "file" };
        var missing = new Option<string?>("--missing") { Description = "Write the names of all inputs without a row to this file.", HelpName = "file" };
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("merge", Summary, Examples) { folders, output, partial, inputs, list, missing, quiet };
        command.Validators.Add(result =>
        {
            if (result.GetValue(missing) is not null && result.GetValue(inputs) is null or [] && result.GetValue(list) is null)
                result.AddError("--missing needs the inputs of the shards; give --inputs or --files-from");
        });
        command.SetWork((parsed, cancellation) =>
        {
            var named = parsed.GetValue(inputs) ?? [];
            var request = named.Length > 0 || parsed.GetValue(list) is not null ? new InputRequest(named, parsed.GetValue(list)) : null;
            var settings = new MergeSettings(
                parsed.GetRequiredValue(folders), parsed.GetRequiredValue(output), parsed.GetValue(partial), request, parsed.GetValue(missing));
            return new MergeSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(settings);
        });
        return command;
    }
}

using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Data;

namespace Phodos.Cli.Commands;

/// <summary><c>phodos data fetch</c>: downloads published data sets.</summary>
internal static class DataFetchCommand
{
    internal static ExampleCommand Create()
    {
        var name = new Argument<string?>("name")
        {
            Description = "The data set; without a name, all that are known are listed.",
            DefaultValueFactory = _ => null,
        };
        var output = new Option<string?>("--out", "-o")
        {
            Description = "The folder for its file; the name of the data set where it is not given.",
            HelpName = "folder",
        };
        var address = new Option<string?>("--url")
        {
            Description = "Another address of the same file, such as a mirror.",
            HelpName = "address",
        };
        var hash = new Option<string?>("--hash")
        {
            Description = "The git blob hash that the file must have (git hash-object prints it), for another version of it.",
            HelpName = "sha1",
        };
        var json = CommonOptions.Json();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand(
            "fetch",
            "Downloads a published data set, goes on where an earlier download ended, and checks that it is whole.",
            "phodos data fetch",
            "phodos data fetch phonon-dos --out data")
        {
            name,
        };
        command.AddAll([output, address, hash, json, quiet]);
        command.SetWork((parsed, cancellation) =>
        {
            var terminal = new Terminal(parsed.GetValue(quiet));
            return parsed.GetValue(name) is { } dataset
                ? DataFetching.Run(
                    new FetchRequest(dataset, parsed.GetValue(output), parsed.GetValue(address), parsed.GetValue(hash)),
                    parsed.GetValue(json),
                    terminal,
                    cancellation)
                : DataFetching.List(parsed.GetValue(json), terminal);
        });
        return command;
    }
}

using System.CommandLine;
using Phodos.Cli.Console;

namespace Phodos.Cli.Data;

/// <summary><c>phodos data fetch</c>: downloads published data sets.</summary>
internal static class DataFetchCommand
{
    internal static ExampleCommand Create()
    {
        var name = new Argument<string?>("name")
        {
            Description = "The data set, or mp for phonons of the Materials Project; without a name, all that are known are listed.",
            DefaultValueFactory = _ => null,
        };
        var output = new Option<string?>("--out", "-o")
        {
            Description = "The folder for its file or files; the name of the data set where it is not given.",
            HelpName = "folder",
        };
        var address = new Option<string?>("--url")
        {
            Description = "Another address of the same file or API, such as a mirror.",
            HelpName = "address",
        };
        var hash = new Option<string?>("--hash")
        {
            Description = "The git blob hash that the file must have (git hash-object prints it), for another version of it.",
            HelpName = "sha1",
        };
        var materials = new MaterialsProjectOptionSet();
        var json = CommonOptions.Json();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand(
            "fetch",
            "Downloads a published data set, or phonons of the Materials Project, and goes on where an earlier download ended.",
            "phodos data fetch",
            "phodos data fetch phonon-dos --out data",
            "phodos data fetch mp --elements Li,O --limit 500 --out materials")
        {
            name,
        };
        command.AddAll([output, address, hash, .. materials.Options, json, quiet]);
        command.SetWork((parsed, cancellation) =>
        {
            var terminal = new Terminal(parsed.GetValue(quiet));
            if (parsed.GetValue(name) == MaterialsProjectFetching.Name)
            {
                if (parsed.GetValue(hash) is not null)
                    throw new InvalidInputException($"--hash is for a file; {MaterialsProjectFetching.Name} has many");
                var request = materials.Read(parsed, parsed.GetValue(output), parsed.GetValue(address));
                return MaterialsProjectFetching.Run(request, parsed.GetValue(json), terminal, cancellation);
            }

            if (materials.Options.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } other)
                throw new InvalidInputException($"{other.Name} is for phodos data fetch {MaterialsProjectFetching.Name}");
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

using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.DataReport;
using Phodos.Cli.Options;

namespace Phodos.Cli.Data;

/// <summary><c>phodos data</c>: looks at data sets, shows, fetches, imports and splits them.</summary>
internal static class DataCommand
{
    internal static Command Create() => new("data", "Looks at data sets, shows, fetches, imports and splits them.")
    {
        CreateInfo(),
        CreateSplit(),
        DataReportCommand.Create(),
        DataImportCommand.Create(),
        DataFetchCommand.Create(),
        DataForcesCommand.Create(),
    };

    private static ExampleCommand CreateInfo()
    {
        var source = new Argument<string>("data")
        {
            Description = "A CSV in the published layout, a .parquet store, a folder with data.csv or data.parquet, or the word builtin.",
        };
        var reading = new DataOptionSet();
        var json = CommonOptions.Json();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand(
            "info",
            "Counts the crystals, crystal systems, elements and atoms of a data set and checks it.",
            "phodos data info builtin",
            "phodos data info data.csv --json")
        {
            source,
        };
        command.AddAll([.. reading.Options, json, quiet]);
        command.SetWork((parsed, cancellation) => DataInfo.Run(
            reading.Read(parsed, parsed.GetRequiredValue(source)),
            parsed.GetValue(json),
            new Terminal(parsed.GetValue(quiet)),
            cancellation));
        return command;
    }

    private static ExampleCommand CreateSplit()
    {
        var source = new Argument<string>("data")
        {
            Description = "A CSV in the published layout, a .parquet store, a folder with data.csv or data.parquet, or the word builtin.",
        };
        var output = new Option<string>("--out", "-o")
        {
            Description = "The folder for idx_train.txt, idx_valid.txt, idx_test.txt and split.json.",
            HelpName = "folder",
            Required = true,
        };
        var splitting = new SplitOptionSet();
        var compareRules = new Option<bool>("--compare-rules")
        {
            Description = "Show what every rule would do to the elements and what would leak, side by side.",
        };
        var reading = new DataOptionSet();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand(
            "split",
            "Divides a data set into training, validation and test parts.",
            "phodos data split data.csv --rule elements --split-seed 1 --out splits/1",
            "phodos data split data.csv --keep-together formula --compare-rules --out splits/formula",
            "phodos data split data.csv --rule leave-systems-out --leave triclinic,monoclinic --out splits/low-symmetry")
        {
            source, output,
        };
        command.AddAll([.. splitting.Options, compareRules, .. reading.Options, quiet]);
        command.SetWork((parsed, cancellation) => DataSplitting.Run(
            reading.Read(parsed, parsed.GetRequiredValue(source)),
            splitting.Read(parsed),
            parsed.GetRequiredValue(output),
            parsed.GetValue(compareRules),
            new Terminal(parsed.GetValue(quiet)),
            cancellation));
        return command;
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Phodos.Cli.Console;
using Phodos.Cli.Options;
using Phodos.Datasets.Portrait;

namespace Phodos.Cli.DataReport;

/// <summary><c>phodos data report</c>: a data set in figures and tables.</summary>
internal static class DataReportCommand
{
    internal static ExampleCommand Create()
    {
        var source = CommonOptions.Data();
        var output = new Option<string>("--out", "-o")
        {
            Description = "The folder for report.html, figures and tables.",
            HelpName = "folder",
            Required = true,
        };
        var crystal = new Option<string?>("--crystal")
        {
            Description = "The identifier of the crystal to draw; the first of the training part where it is not given.",
            HelpName = "id",
        };
        var cutoffs = new Option<string>("--cutoffs")
        {
            Description = "The radii (Å) inside which neighbours are counted, with commas between.",
            HelpName = "angstrom",
            DefaultValueFactory = _ => "2,4,8",
        };
        var splitting = new SplitOptionSet();
        var reading = new DataOptionSet();
        var figures = new FigureFilesOptionSet();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand(
            "report",
            "Shows a data set and its split: a crystal, neighbours, lattice parameters, crystal systems, atoms per cell, and the balance "
            + "of the elements, as figures, as tables (CSV, Markdown, LaTeX) and as a page that opens without a network.",
            "phodos data report --data builtin --out report",
            "phodos data report --data data.csv --crystal mp-149 --cutoffs 3,5 --out report");
        command.AddAll([source, output, crystal, cutoffs, .. splitting.Options, .. reading.Options, .. figures.Options, quiet]);
        command.SetWork((parsed, cancellation) => new DataReportSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(
            new DataReportRequest(
                reading.Read(parsed, parsed.GetRequiredValue(source)),
                splitting.Read(parsed),
                parsed.GetValue(crystal),
                ParseCutoffs(parsed.GetRequiredValue(cutoffs)),
                parsed.GetRequiredValue(output),
                figures.Read(parsed))));
        return command;
    }

    // Ascending, each once.
    private static ImmutableArray<double> ParseCutoffs(string text)
    {
        var cutoffs = ImmutableSortedSet.CreateBuilder<double>();
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!double.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cutoff)
                || cutoff is not (> 0 and <= NeighborCounts.LargestCutoff))
            {
                throw new InvalidInputException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"--cutoffs cannot be '{text}'; give numbers above 0 and at most "
                    + $"{NeighborCounts.LargestCutoff} (Å) with commas between, such as 2,4,8"));
            }

            cutoffs.Add(cutoff);
        }

        return [.. cutoffs];
    }
}

using System.CommandLine;
using Phodos.Cli.Console;

namespace Phodos.Cli.Compare;

/// <summary><c>phodos compare</c>: models side by side on one split.</summary>
internal static class CompareCommand
{
    private const string Summary =
        "Trains and tests models on one split and reports their errors, their cost and their figures as tables (CSV, Markdown, LaTeX) "
        + "and as a page that opens without a network. A comparison that was stopped goes on; finished runs in it are taken as they are.";

    private static readonly string[] Examples =
    [
        "phodos compare --data builtin --models mlp,mlp-energies --seeds 0,1 --epochs 20 --out comparison",
        "phodos compare --data data/phonondb-1500 --set dostransformer:hidden=128 --set mlp:layers=2 --out comparison",
        "phodos compare --report-only --out comparison",
    ];

    internal static Command Create()
    {
        var options = new CompareOptionSet();
        var command = new ExampleCommand("compare", Summary, Examples) { CompareMeasureCommand.Create() };
        command.AddAll(options.Options);
        command.Validators.Add(options.Check);
        command.SetWork((parsed, cancellation) =>
        {
            var session = new CompareSession(new Terminal(parsed.GetValue(options.Quiet)), cancellation);
            return parsed.GetValue(options.ReportOnly) ? session.Report(options.ReadReport(parsed)) : session.Run(options.Read(parsed));
        });
        return command;
    }
}

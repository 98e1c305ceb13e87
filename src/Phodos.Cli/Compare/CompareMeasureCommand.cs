using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Options;

namespace Phodos.Cli.Compare;

/// <summary><c>phodos compare measure</c>, which <c>phodos compare</c> starts once a model; users have no need of it.</summary>
internal static class CompareMeasureCommand
{
    internal static Command Create()
    {
        var run = new Argument<string>("run") { Description = "The folder of a finished run." };
        var data = CommonOptions.Data();
        var computing = new ComputeOptionSet();
        var quiet = CommonOptions.Quiet();
        var command = new Command(MeasurementProcess.Command, "Measures the cost of the model of a run and prints it as JSON.")
        {
            run, data,
        };
        command.Hidden = true;
        command.AddAll([.. computing.Options, quiet]);
        command.SetWork((parsed, cancellation) =>
        {
            var cost = new MeasureSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(
                parsed.GetRequiredValue(run), parsed.GetRequiredValue(data), computing.Read(parsed));
            Terminal.PrintJson(cost);
            return CommandRunner.Succeeded;
        });
        return command;
    }
}

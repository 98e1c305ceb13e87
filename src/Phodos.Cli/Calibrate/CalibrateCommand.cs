using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Options;

namespace Phodos.Cli.Calibrate;

/// <summary><c>phodos calibrate</c>: the error bars of an ensemble.</summary>
internal static class CalibrateCommand
{
    private const string Summary =
        "Makes the error bars of an ensemble of models of the kind site-states or force-constants: their size by the validation part of the "
        + "data that it was trained on, what is outside of its scope by the training part. The test part shows how good they are. The result is a .calibration.json "
        + "beside the weights, which phodos predict takes from there.";

    private static readonly string[] Examples =
    [
        "phodos calibrate --data data/phonondb-full --weights models/mine.safetensors",
        "phodos calibrate --data data/phonondb-full --weights models/mine.safetensors --figure reliability.png",
        "phodos calibrate --data forces.parquet --weights models/forces.safetensors",
    ];

    internal static Command Create()
    {
        var data = CommonOptions.Data();
        var weights = CommonOptions.Weights();
        weights.Required = true;
        var output = new Option<string?>("--out", "-o")
        {
            Description = "The file to write. Default: beside the weights.",
            HelpName = "file",
        };
        var figure = new Option<string?>("--figure")
        {
            Description = "Write the reliability figure to this .png, .svg or .pdf: how many true values the intervals hold.",
            HelpName = "file",
        };
        var form = new FigureFormOptionSet();
        var splitting = new SplitOptionSet();
        var reading = new DataOptionSet();
        var computing = new ComputeOptionSet();
        var json = CommonOptions.Json();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("calibrate", Summary, Examples) { data, weights, output, figure };
        command.AddAll([.. form.Options, .. splitting.Options, .. reading.Options, .. computing.Options, json, quiet]);
        command.Validators.Add(result => form.Require(result, figure));
        command.SetWork((parsed, cancellation) =>
        {
            var terminal = new Terminal(parsed.GetValue(quiet));
            var report = new CalibrationSession(terminal, cancellation).Run(new CalibrationSettings(
                reading.Read(parsed, parsed.GetRequiredValue(data)),
                splitting.Read(parsed),
                computing.Read(parsed),
                parsed.GetRequiredValue(weights),
                parsed.GetValue(output),
                parsed.GetValue(figure),
                form.Read(parsed)));
            if (parsed.GetValue(json))
                Terminal.PrintJson(report);
            else
                CalibrationOutput.Print(terminal, report);
            return CommandRunner.Succeeded;
        });
        return command;
    }
}

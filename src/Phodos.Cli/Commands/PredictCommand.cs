using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Prediction;
using Phodos.Learning.Weights;

namespace Phodos.Cli.Commands;

/// <summary><c>phodos predict</c>: the DOS of a user's own crystals.</summary>
internal static class PredictCommand
{
    private const string Summary =
        "Predicts the phonon DOS of crystals in CIF, POSCAR and the like, and writes a CSV, a JSON and a figure for each. "
        + "A file that cannot be read is reported and the others go on.";

    private static readonly string[] Examples =
    [
        "phodos predict examples/NaCl.cif",
        "phodos predict structures/ more/*.vasp --weights runs/paper --out predictions --figure svg",
        "phodos predict NaCl.cif --weights runs/paper --json",
    ];

    internal static Command Create()
    {
        var inputs = CommonOptions.StructureFiles();
        var weights = CommonOptions.Weights();
        weights.DefaultValueFactory = _ => ShippedModel.Name;
        var output = new Option<string>("--out", "-o")
        {
            Description = "The folder for the results.",
            HelpName = "folder",
            DefaultValueFactory = _ => "predictions",
        };
        var format = CommonOptions.StructureFormat();
        var figure = new Option<string>("--figure")
        {
            Description = "The kind of figure: png, svg or none.",
            HelpName = "kind",
            DefaultValueFactory = _ => "png",
        }.OneOf("png", "svg", "none");
        var tolerance = CommonOptions.SymmetryTolerance();
        var computing = new ComputeOptionSet();
        var json = CommonOptions.Json();
        json.Description = "Print the results as one JSON array instead of writing files.";
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("predict", Summary, Examples) { inputs, weights, output, format, tolerance, figure };
        command.AddAll([.. computing.Options, json, quiet]);
        command.SetWork((parsed, cancellation) =>
        {
            var settings = new PredictionSettings(
                parsed.GetRequiredValue(inputs),
                parsed.GetRequiredValue(weights),
                parsed.GetRequiredValue(output),
                parsed.GetValue(format),
                parsed.GetValue(tolerance),
                parsed.GetRequiredValue(figure),
                computing.Read(parsed),
                parsed.GetValue(json));
            return new PredictionSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(settings);
        });
        return command;
    }
}

using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Options;
using Phodos.Learning.Weights;

namespace Phodos.Cli.Evaluate;

/// <summary><c>phodos evaluate</c>: the metrics of a trained model on a part of a data set.</summary>
internal static class EvaluateCommand
{
    private const string Summary =
        "Compares a trained model with the reference DOS of a data set: RMSE, MSE, MAE, R2 and Wasserstein-1, "
        + "as the mean over crystals and pooled over all points.";

    private static readonly string[] Examples =
    [
        "phodos evaluate --data data/phonondb-1500 --weights runs/paper --split test",
        "phodos evaluate --data builtin --weights runs/first --split all --json",
        "phodos evaluate --data mine.parquet --split all",
        "phodos evaluate --data builtin --weights runs/first --breakdown --figures figures --out errors",
        "phodos evaluate --data builtin --weights runs/first --figures figures --figure-kinds pdf --figure-size 170x110mm --no-title",
    ];

    internal static Command Create()
    {
        var data = CommonOptions.Data();
        var weights = CommonOptions.Weights();
        weights.DefaultValueFactory = _ => ShippedModel.Name;
        var split = new Option<string>("--split", "-s")
        {
            Description = "The part: train, valid, test or all.",
            HelpName = "part",
            DefaultValueFactory = _ => "test",
        }.OneOf("train", "valid", "test", "all");
        var breakdown = new Option<bool>("--breakdown")
        {
            Description = "Show where the model fails: errors by crystal system, atoms, elements, element family and lightest mass.",
        };
        var figures = new Option<string?>("--figures")
        {
            Description = "Write figures to this folder: crystals by error, the best, the worst and the median, "
                + "the periodic table by error.",
            HelpName = "folder",
        };
        var output = new Option<string?>("--out", "-o")
        {
            Description = "Write the errors of groups and of every crystal to this folder as CSV.",
            HelpName = "folder",
        };
        var figureFiles = new FigureFilesOptionSet();
        var splitting = new SplitOptionSet();
        var reading = new DataOptionSet();
        var computing = new ComputeOptionSet();
        var json = CommonOptions.Json();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("evaluate", Summary, Examples) { data, weights, split, breakdown, figures };
        command.AddAll([.. figureFiles.Options, output, .. splitting.Options, .. reading.Options, .. computing.Options, json, quiet]);
        command.Validators.Add(result => figureFiles.Require(result, figures));
        command.SetWork((parsed, cancellation) =>
        {
            var terminal = new Terminal(parsed.GetValue(quiet));
            var report = new EvaluationSession(terminal, cancellation).Run(new EvaluationSettings(
                reading.Read(parsed, parsed.GetRequiredValue(data)),
                splitting.Read(parsed),
                computing.Read(parsed),
                parsed.GetRequiredValue(weights),
                parsed.GetRequiredValue(split),
                parsed.GetValue(breakdown),
                parsed.GetValue(figures),
                figureFiles.Read(parsed),
                parsed.GetValue(output)));
            if (parsed.GetValue(json))
                Terminal.PrintJson(report);
            else
                EvaluationOutput.Print(terminal, report);
            return CommandRunner.Succeeded;
        });
        return command;
    }
}

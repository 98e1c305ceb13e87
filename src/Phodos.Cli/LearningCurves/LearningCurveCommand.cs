using System.CommandLine;
using Phodos.Cli.Console;

namespace Phodos.Cli.LearningCurves;

/// <summary><c>phodos learning-curve</c>: the error by the number of training crystals, from scratch and fine-tuned.</summary>
internal static class LearningCurveCommand
{
    private const string Summary =
        "Trains a model from scratch on more and more crystals, with --from also fine-tunes weights on the same crystals, and writes the "
        + "test errors as a table (CSV, Markdown, LaTeX, JSON) and a figure. What was stopped goes on with the same command; finished runs "
        + "are taken as they are.";

    private static readonly string[] Examples =
    [
        "phodos learning-curve --model e3nn --data mine.csv --sizes 100,300,all --seeds 0,1 --epochs 60 --out curves/e3nn",
        "phodos learning-curve --from runs/pretrained --data mine.csv --sizes 100,300,1000 --epochs 60 --out curves/tuned",
        "phodos learning-curve --from runs/pretrained --data mine.csv --sizes 100 --freeze elements --out curves/frozen",
    ];

    internal static Command Create()
    {
        var options = new LearningCurveOptionSet();
        var command = new ExampleCommand("learning-curve", Summary, Examples);
        command.AddAll(options.Options);
        command.Validators.Add(options.Check);
        command.SetWork((parsed, cancellation) =>
            new LearningCurveSession(new Terminal(parsed.GetValue(options.Quiet)), cancellation).Run(options.Read(parsed)));
        return command;
    }
}

using System.CommandLine;
using Phodos.Cli.Console;

namespace Phodos.Cli.Demo;

/// <summary><c>phodos demo</c>: the whole line on what Phodos carries.</summary>
internal static class DemoCommand
{
    private const string Summary =
        "Shows the whole line in a few minutes: makes the built-in data set (a spring model, not DFT), "
        + "trains a small DOSTransformer on it, evaluates it, predicts an example crystal, and writes the figures.";

    private static readonly string[] Examples = ["phodos demo --out demo"];

    internal static Command Create()
    {
        var output = new Option<string>("--out", "-o")
        {
            Description = "The folder for everything; an earlier demo in it is replaced.",
            HelpName = "folder",
            DefaultValueFactory = _ => "demo",
        };
        var epochs = new Option<int>("--epochs")
        {
            Description = "Passes over the training crystals.",
            DefaultValueFactory = _ => DemoSession.DefaultEpochs,
        }.Whole(minimum: 1);
        var threads = CommonOptions.Threads();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("demo", Summary, Examples) { output, epochs, threads, quiet };
        command.SetWork((parsed, cancellation) => new DemoSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(
            parsed.GetRequiredValue(output), parsed.GetValue(epochs), parsed.GetValue(threads)));
        return command;
    }
}

using System.CommandLine;
using Phodos.Cli.Commands;
using Phodos.Cli.Console;

var root = new RootCommand("Predicts the phonon density of states of crystals, and trains and compares models that do.")
{
    DataCommand.Create(),
    TrainCommand.Create(),
    EvaluateCommand.Create(),
    PredictCommand.Create(),
    DemoCommand.Create(),
};
ExampleCommand.ShowExamples(root);

return await CommandRunner.RunAsync(root, args);

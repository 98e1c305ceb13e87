using System.CommandLine;
using Phodos.Cli.Calibrate;
using Phodos.Cli.Compare;
using Phodos.Cli.CompareDos;
using Phodos.Cli.Console;
using Phodos.Cli.Data;
using Phodos.Cli.Demo;
using Phodos.Cli.Ensemble;
using Phodos.Cli.Evaluate;
using Phodos.Cli.Inspect;
using Phodos.Cli.LearningCurves;
using Phodos.Cli.Merge;
using Phodos.Cli.Phonons;
using Phodos.Cli.Predict;
using Phodos.Cli.Serve;
using Phodos.Cli.Study;
using Phodos.Cli.Train;

namespace Phodos.Cli;

/// <summary>The <c>phodos</c> command with all its parts.</summary>
internal static class PhodosCommand
{
    internal static RootCommand Create()
    {
        var root = new RootCommand("Predicts the phonon density of states of crystals, and trains and compares models that do.")
        {
            DataCommand.Create(),
            TrainCommand.Create(),
            FineTuneCommand.Create(),
            EnsembleCommand.Create(),
            CalibrateCommand.Create(),
            LearningCurveCommand.Create(),
            StudyCommand.Create(),
            EvaluateCommand.Create(),
            CompareCommand.Create(),
            PredictCommand.Create(),
            PhononsCommand.Create(),
            MergeCommand.Create(),
            CompareDosCommand.Create(),
            InspectCommand.Create(),
            ServeCommand.Create(),
            DemoCommand.Create(),
        };
        ExampleCommand.ShowExamples(root);
        return root;
    }
}

using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Evaluate;
using Phodos.Cli.Options;
using Phodos.Learning.Experiments.Forces;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Training;

namespace Phodos.Cli.Train;

/// <summary><c>phodos finetune</c>: a trained model learns on from other data.</summary>
internal static class FineTuneCommand
{
    private const string Summary =
        "Trains a model further on other data, in a run folder of its own. The model, its options and its graphs are those of the weights.";

    private static readonly string[] Examples =
    [
        "phodos train --data builtin --model e3nn --epochs 30 --out runs/pretrained",
        "phodos finetune --from runs/pretrained --data mine.csv --epochs 100 --out runs/tuned",
        "phodos finetune --from runs/pretrained --data mine.csv --freeze elements,convolution-1 --stage-rate head=2 --out runs/frozen",
        "phodos finetune --from runs/pretrained --data fine.parquet --fresh-head --layer-decay 0.7 --out runs/fine",
        "phodos finetune --from site-states --data mine.parquet --learning-rate 5e-4 --out runs/mine",
        "phodos finetune --from flagship --data my-forces.parquet --out runs/my-forces",
        "phodos train --resume runs/tuned",
    ];

    internal static Command Create()
    {
        var from = new Option<string>("--from")
        {
            Description = $"The trained model: {CommonOptions.WeightsMeaning}.",
            HelpName = "path",
            Required = true,
        };
        var data = CommonOptions.Data();
        var output = new Option<string>("--out", "-o") { Description = "The folder of the new run.", HelpName = "folder", Required = true };
        var stages = new StageOptionSet();
        var training = new TrainingOptionSet();
        var limit = CommonOptions.TrainLimit();
        var splitting = new SplitOptionSet();
        var reading = new DataOptionSet();
        var computing = new ComputeOptionSet();
        var precision = CommonOptions.Precision();
        var figures = new FigureFilesOptionSet();
        var json = CommonOptions.Json();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("finetune", Summary, Examples) { from, data, output };
        command.AddAll(
        [
            .. stages.Options, .. training.Options, limit, .. splitting.Options, .. reading.Options, .. computing.Options,
            precision, .. figures.Options, json, quiet,
        ]);
        Option[] takenByForces = [from, data, output, .. training.Options, computing.Threads, json, quiet];
        command.SetWork((parsed, cancellation) =>
        {
            var weights = parsed.GetRequiredValue(from);
            var terminal = new Terminal(parsed.GetValue(quiet));
            if (ForceConstantsModel.IsIn(ModelFile.Resolve(weights)))
            {
                ForceOptions.RequireOnly(parsed.CommandResult, takenByForces);
                var forces = new ForceTrainingSession(terminal, cancellation).StartFrom(
                    weights,
                    parsed.GetRequiredValue(data),
                    training.Read(parsed, ForceTraining.FineTuning),
                    parsed.GetRequiredValue(output),
                    computing.Read(parsed).Threads);
                ForceTrainingSession.Print(forces, parsed.GetValue(json));
                return CommandRunner.Succeeded;
            }

            var model = ModelFile.ReadConfig(weights);
            var report = new TrainingSession(terminal, cancellation).Start(new TrainingSettings(
                reading.Read(parsed, parsed.GetRequiredValue(data)),
                splitting.Read(parsed),
                computing.Read(parsed),
                parsed.GetRequiredValue(precision),
                model,
                stages.Read(parsed, training.Read(parsed, TrainingRecipes.Of(model.Architecture))),
                parsed.GetRequiredValue(output),
                figures.Read(parsed),
                stages.WeightsOf(parsed, weights),
                parsed.GetValue(limit)));
            if (parsed.GetValue(json))
                Terminal.PrintJson(report);
            else
                EvaluationOutput.Print(terminal, report);
            return CommandRunner.Succeeded;
        });
        return command;
    }
}

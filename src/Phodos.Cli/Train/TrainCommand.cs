using System.CommandLine;
using System.CommandLine.Parsing;
using Phodos.Cli.Console;
using Phodos.Cli.Evaluate;
using Phodos.Cli.Options;
using Phodos.Learning.Experiments;
using Phodos.Learning.Experiments.Forces;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Training;

namespace Phodos.Cli.Train;

/// <summary><c>phodos train</c>: trains a model in a run folder, or goes on with one.</summary>
internal static class TrainCommand
{
    private const string Summary =
        "Trains a model and keeps everything in a run folder: "
        + "configuration, split, metrics, checkpoints, log, TensorBoard events, figures, test metrics.";

    private static readonly string[] Examples =
    [
        "phodos train --data builtin --out runs/first --epochs 10",
        "phodos train --data data/phonondb-1500 --model dostransformer --out runs/paper",
        "phodos train --resume runs/paper",
        "phodos train --data mine.csv --init-from runs/paper --learning-rate 3e-5 --out runs/mine",
        "phodos train --data forces.parquet --model force-constants --out runs/forces",
        "phodos train --data forces.parquet --model born-charges --out runs/born",
    ];

    internal static Command Create()
    {
        var training = new TrainingOptionSet();
        var data = CommonOptions.Data();
        data.Required = false;
        var output = new Option<string?>("--out", "-o") { Description = "The folder of the new run.", HelpName = "folder" };
        var resume = new Option<string?>("--resume")
        {
            Description = "Go on with the run in this folder, exactly where it was; takes no other option of training.",
            HelpName = "folder",
        };
        var initFrom = new Option<string?>("--init-from")
        {
            Description = $"Start from these weights ({CommonOptions.WeightsMeaning}) instead of random ones.",
            HelpName = "path",
        };
        var model = new Option<string>("--model", "-m")
        {
            Description = $"The model: {string.Join(", ", ModelNames)}; {ForcesSummary}.",
            HelpName = "name",
            DefaultValueFactory = _ => ModelNames[0],
        };
        var set = CommonOptions.ModelOptions();
        var limit = CommonOptions.TrainLimit();
        var cutoff = CommonOptions.Cutoff();
        var splitting = new SplitOptionSet();
        var reading = new DataOptionSet();
        var computing = new ComputeOptionSet();
        var precision = CommonOptions.Precision();
        var figures = new FigureFilesOptionSet();
        var json = CommonOptions.Json();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("train", Summary, Examples) { data, output, resume, initFrom, model, set, cutoff };
        command.AddAll(
        [
            .. training.Options, limit, .. splitting.Options, .. reading.Options, .. computing.Options, precision, .. figures.Options, json,
            quiet,
        ]);
        command.Validators.Add(result => CheckStart(result, data, output, resume, [.. figures.Options, json, quiet]));
        command.Validators.Add(result => CheckForces(result, model, [data, output, model, set, .. training.Options, computing.Threads, json, quiet]));
        command.SetWork((parsed, cancellation) =>
        {
            var terminal = new Terminal(parsed.GetValue(quiet));
            if (ForcesOf(parsed) is { } forces)
            {
                ForceTrainingSession.Print(forces, parsed.GetValue(json));
                return CommandRunner.Succeeded;
            }

            var session = new TrainingSession(terminal, cancellation);
            var report = parsed.GetValue(resume) is { } folder
                ? session.Resume(folder, figures.Read(parsed))
                : session.Start(new TrainingSettings(
                    reading.Read(parsed, parsed.GetRequiredValue(data)!),
                    splitting.Read(parsed),
                    computing.Read(parsed),
                    parsed.GetRequiredValue(precision),
                    ModelSettings.ConfigOf(parsed.GetRequiredValue(model), parsed.GetValue(set) ?? [], parsed.GetValue(cutoff)),
                    training.Read(parsed, TrainingRecipes.Of(parsed.GetRequiredValue(model))),
                    parsed.GetRequiredValue(output)!,
                    figures.Read(parsed),
                    parsed.GetValue(initFrom) is { } weights ? new InitialWeights(weights, WeightSelection.WhatFits) : null,
                    parsed.GetValue(limit)));
            if (parsed.GetValue(json))
                Terminal.PrintJson(report);
            else
                EvaluationOutput.Print(terminal, report);
            return CommandRunner.Succeeded;

            ForceTrainingReport? ForcesOf(ParseResult parsed)
            {
                if (parsed.GetValue(resume) is { } old)
                {
                    var run = RunFolder.Open(old);
                    return ForceTrainingSession.IsRun(run) ? new ForceTrainingSession(terminal, cancellation).Resume(run) : null;
                }

                var name = parsed.GetRequiredValue(model);
                if (!IsOfForces(name))
                    return null;
                var forces = new ForceTrainingSession(terminal, cancellation);
                var (store, settings, folder) = (parsed.GetRequiredValue(data)!, parsed.GetValue(set) ?? [], parsed.GetRequiredValue(output)!);
                var threads = computing.Read(parsed).Threads;
                return name == BornChargesModel.Architecture
                    ? forces.Start(store, ModelSettings.BornOf(settings), training.Read(parsed, BornTraining.Recipe), folder, threads)
                    : forces.Start(store, ModelSettings.ForcesOf(settings), training.Read(parsed, ForceTraining.Recipe), folder, threads);
            }
        });
        return command;
    }

    private static string ForcesSummary
    {
        get
        {
            var recipe = ForceTraining.Recipe;
            return $"{ForceConstantsModel.Architecture} learns from a store of force constants (phodos data forces), by default for "
                + FormattableString.Invariant($"{recipe.Epochs} epochs of one cycle up to {recipe.LearningRate}, its weights averaged by ")
                + FormattableString.Invariant($"{recipe.WeightAverage}, gradients clipped at {recipe.GradientClip}, evaluated every ")
                + FormattableString.Invariant($"{recipe.EvaluateEvery} epochs; {BornChargesModel.Architecture} learns Born charges and dielectric ")
                + FormattableString.Invariant($"tensors from the same store, by default for {BornTraining.Recipe.Epochs} epochs");
        }
    }

    private static string[] ModelNames => [.. ModelRegistry.All.Select(architecture => architecture.Name)];

    private static void CheckForces(CommandResult result, Option<string> model, Option[] taken)
    {
        if (result.GetValue(model) is { } name && IsOfForces(name) && ForceOptions.Fault(name, result, taken) is { } fault)
            result.AddError(fault);
    }

    private static bool IsOfForces(string model) => model == ForceConstantsModel.Architecture || model == BornChargesModel.Architecture;

    private static void CheckStart(CommandResult result, Option data, Option output, Option resume, Option[] ofOutput)
    {
        if (!IsGiven(resume))
        {
            if (!IsGiven(data) || !IsGiven(output))
                result.AddError("give --data and --out for a new run, or --resume for an old one");
            return;
        }

        // An option that the run would not follow must not look as if it did.
        if (result.Command.Options.Except([resume, .. ofOutput]).FirstOrDefault(IsGiven) is { } other)
            result.AddError($"--resume takes data and options from the run; leave {other.Name} away, or start a new run");

        bool IsGiven(Option option) => result.GetResult(option) is { Implicit: false };
    }
}

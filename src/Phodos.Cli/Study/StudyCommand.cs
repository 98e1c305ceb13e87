using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Options;
using Phodos.Cli.Sharding;
using Phodos.Learning.Experiments.Studies;

namespace Phodos.Cli.Study;

/// <summary><c>phodos study</c>: trains a grid of settings, and shows what it gave.</summary>
internal static class StudyCommand
{
    internal static Command Create() => new("study", "Trains a grid of hyper-parameters and shows which are best.") { Run(), Show() };

    private static ExampleCommand Run()
    {
        var file = new Argument<string>("file")
        {
            Description = "The study in YAML or JSON: 'base' with options that all settings share, "
                + "'grid' with a list of values for each factor.",
        };
        var output = new Option<string>("--out", "-o")
        {
            Description = "The folder of the study; one that was stopped goes on.",
            HelpName = "folder",
            Required = true,
        };
        var set = new Option<string[]>("--set")
        {
            Description = "An option of all settings, such as epochs=30 or hidden=64, instead of that of the file; "
                + "may be given several times.",
            HelpName = "name=value",
        };
        var search = new StudySearchOptionSet();
        var parallel = new Option<int>(StudyWorkers.ParallelOption)
        {
            Description = "How many settings are trained side by side, each in a process of its own.",
            DefaultValueFactory = _ => 1,
        }.Whole(minimum: 1, maximum: 256);
        var shard = new Option<Shard?>("--shard")
        {
            Description = "Train only part i of n of the settings, as 1/4 on the first of four machines.",
            HelpName = "i/n",
            CustomParser = Shard.Parse,
        };
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Only list the settings, and estimate the time from the runs that are there and a few batches of others.",
        };
        var retry = new Option<bool>("--retry-failed") { Description = "Try settings again that failed before." };
        var figures = new FigureFilesOptionSet();
        var worker = new Option<bool>(StudyWorkers.WorkerOption) { Hidden = true };
        var data = CommonOptions.Data();
        var splitting = new SplitOptionSet();
        var reading = new DataOptionSet();
        var computing = new ComputeOptionSet();
        var precision = CommonOptions.Precision();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand(
            "run",
            "Trains every setting of a study, or goes on with it, and writes the table and the effect of each factor.",
            "phodos study run studies/dostransformer.yaml --data data/phonondb-1500 --out studies/paper --dry-run",
            "phodos study run studies/dostransformer.yaml --data builtin --out studies/first --set epochs=30 --search halving --parallel 2",
            "phodos study run studies/e3nn.yaml --data builtin --out studies/e3nn --shard 1/3")
        {
            file, data, output, set,
        };
        command.AddAll(
            [
                .. search.Options, parallel, shard, dryRun, retry, worker,
                .. splitting.Options, .. reading.Options, .. computing.Options, precision, .. figures.Options, quiet,
            ]);
        command.Validators.Add(result =>
        {
            if (search.Kind(result) == SearchKind.Halving && result.GetResult(shard) is { Implicit: false })
                result.AddError("--search halving ranks all settings, so --shard cannot part them; leave one away");
        });
        command.SetWork((parsed, cancellation) => new StudySession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(new StudyRequest(
            parsed.GetRequiredValue(file),
            reading.Read(parsed, parsed.GetRequiredValue(data)),
            splitting.Read(parsed),
            computing.Read(parsed),
            parsed.GetRequiredValue(precision),
            parsed.GetRequiredValue(output),
            parsed.GetValue(set) ?? [],
            search.Read(parsed),
            parsed.GetValue(shard) ?? Shard.Whole,
            parsed.GetValue(parallel),
            parsed.GetValue(dryRun),
            parsed.GetValue(retry),
            parsed.GetValue(worker),
            figures.Read(parsed),
            [.. parsed.Tokens.Select(token => token.Value)])));
        return command;
    }

    private static ExampleCommand Show()
    {
        var folder = new Argument<string>("folder") { Description = "The folder of the study." };
        var csv = new Option<bool>("--csv") { Description = "Print the table as CSV." };
        var markdown = new Option<bool>("--markdown") { Description = "Print the table as Markdown." };
        var latex = new Option<bool>("--latex") { Description = "Print the table for LaTeX." };
        var json = CommonOptions.Json();
        var figures = new FigureFilesOptionSet();
        var command = new ExampleCommand(
            "show",
            "Shows the settings of a study by validation RMSE, and writes the table and the effect of each factor into its folder.",
            "phodos study show studies/first",
            "phodos study show studies/first --markdown")
        {
            folder, csv, json, latex, markdown,
        };
        command.AddAll(figures.Options);
        command.Validators.Add(result =>
        {
            if (new[] { csv, json, latex, markdown }.Count(result.GetValue) > 1)
                result.AddError("give one of --csv, --json, --latex and --markdown");
        });
        command.SetWork((parsed, _) =>
        {
            var format = parsed.GetValue(csv) ? StudyFormat.Csv
                : parsed.GetValue(json) ? StudyFormat.Json
                : parsed.GetValue(latex) ? StudyFormat.Latex
                : parsed.GetValue(markdown) ? StudyFormat.Markdown
                : StudyFormat.Terminal;
            StudyOutput.Show(new Terminal(isQuiet: false), StudyFolder.Open(parsed.GetRequiredValue(folder)), format, figures.Read(parsed));
            return CommandRunner.Succeeded;
        });
        return command;
    }
}

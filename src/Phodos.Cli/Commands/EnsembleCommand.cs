using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Learning.Models.SiteStates;
using Phodos.Learning.Weights;

namespace Phodos.Cli.Commands;

/// <summary><c>phodos ensemble</c>: several trained models as one file.</summary>
internal static class EnsembleCommand
{
    private const string Summary =
        "Joins trained site-states models that differ in their weights alone, such as runs with several seeds, into one model whose "
        + "prediction is that of their mean, which is better than that of any of them. The file is in half precision.";

    private static readonly string[] Examples =
    [
        "phodos ensemble runs/seed-0 runs/seed-1 runs/seed-2 --out models/mine.safetensors",
        "phodos ensemble runs/seed-0 --element-width 32 --out models/small.safetensors",
    ];

    internal static Command Create()
    {
        var models = new Argument<string[]>("models")
        {
            Description = "Weights files or folders of runs.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out", "-o")
        {
            Description = "The .safetensors file to write; its configuration is written beside it.",
            HelpName = "file",
            Required = true,
        };
        var width = new Option<int?>("--element-width")
        {
            Description = "Bring the vectors of the elements down to so many numbers, which makes the file smaller and changes predictions "
                + "a little. Default: as they are.",
        }.Whole(minimum: 1);
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("ensemble", Summary, Examples) { models, output, width, quiet };
        command.SetWork((parsed, _) =>
        {
            var file = parsed.GetRequiredValue(output);
            if (Path.GetExtension(file) != ModelFile.Extension)
                throw new InvalidInputException($"--out cannot be '{file}'; weights are a {ModelFile.Extension} file");
            var (model, config) = SiteStatesEnsemble.Join(parsed.GetRequiredValue(models), parsed.GetValue(width));
            using (model)
            {
                OutputFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file))!);
                ModelFile.SaveHalf(file, model, config);
                var parameters = model.parameters().Sum(parameter => parameter.numel());
                var size = new FileInfo(file).Length / 1048576.0;
                new Terminal(parsed.GetValue(quiet)).Note(FormattableString.Invariant(
                    $"{file}: {model.Options.Members} members, {parameters:N0} parameters, {size:F1} MiB"));
            }

            return 0;
        });
        return command;
    }
}

using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Learning.Models;
using Phodos.Learning.Models.Forces;
using Phodos.Learning.Models.SiteStates;
using Phodos.Learning.Weights;

namespace Phodos.Cli.Ensemble;

/// <summary><c>phodos ensemble</c>: several trained models as one file.</summary>
internal static class EnsembleCommand
{
    private const string Summary =
        "Joins trained models of the kind site-states or force-constants that differ in their weights alone, such as runs with several seeds, "
        + "into one model whose prediction is that of their mean, which is better than that of any of them. The file is in half precision.";

    private static readonly string[] Examples =
    [
        "phodos ensemble runs/seed-0 runs/seed-1 runs/seed-2 --out models/mine.safetensors",
        "phodos ensemble runs/forces-0 runs/forces-1 --born runs/born --out models/forces.safetensors",
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
        var born = new Option<string?>("--born")
        {
            Description = "Weights or the folder of a run of born-charges, or a model of force constants that has such weights: force constants "
                + "are joined with them, and LO and TO modes split. Default: those of the first model that has some.",
            HelpName = "path",
        };
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("ensemble", Summary, Examples) { models, output, width, born, quiet };
        command.SetWork((parsed, _) =>
        {
            var file = parsed.GetRequiredValue(output);
            if (Path.GetExtension(file) != SafetensorsFile.Extension)
                throw new InvalidInputException($"--out cannot be '{file}'; weights are a {SafetensorsFile.Extension} file");
            var files = parsed.GetRequiredValue(models);
            OutputFolder.Make(Path.GetDirectoryName(Path.GetFullPath(file))!);
            var (members, parameters) = ForceConstantsModel.IsIn(ModelFile.Resolve(files[0]))
                ? JoinForces(files, file, parsed.GetValue(width), parsed.GetValue(born))
                : JoinSpectra(files, file, parsed.GetValue(width), parsed.GetValue(born));
            var size = new FileInfo(file).Length / 1048576.0;
            new Terminal(parsed.GetValue(quiet)).Note(FormattableString.Invariant(
                $"{file}: {members} members, {parameters:N0} parameters, {size:F1} MiB"));
            return CommandRunner.Succeeded;
        });
        return command;
    }

    private static (int Members, long Parameters) JoinSpectra(string[] files, string output, int? width, string? born)
    {
        if (born is not null)
            throw new InvalidInputException($"--born is of models of {ForceConstantsModel.Architecture}; leave it away for others");
        var (model, config) = SiteStatesEnsemble.Join(files, width);
        using (model)
        {
            ModelFile.SaveHalf(output, model, config);
            return (model.Options.Members, model.parameters().Sum(parameter => parameter.numel()));
        }
    }

    private static (int Members, long Parameters) JoinForces(string[] files, string output, int? width, string? born)
    {
        if (width is not null)
            throw new InvalidInputException($"--element-width is of site-states models; leave it away for {ForceConstantsModel.Architecture}");
        using var model = ForceEnsemble.Join(files, born);
        model.SaveHalf(output);
        return (model.MemberCount, model.ParameterCount);
    }
}

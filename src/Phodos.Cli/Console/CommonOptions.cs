using System.CommandLine;
using Phodos.Datasets.Sources;
using Phodos.Datasets.Splits;
using Phodos.Formats;
using Phodos.Learning.Graphs;
using Phodos.Learning.Models;
using Phodos.Learning.Weights;

namespace Phodos.Cli.Console;

/// <summary>Options that several commands share, with the same names and meanings everywhere.</summary>
internal static class CommonOptions
{
    /// <summary>How units of frequencies are written on the command line.</summary>
    internal static string[] FrequencyUnits { get; } = ["cm-1", "THz", "meV", "eV", "K"];

    internal static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Say nothing but results and faults." };

    internal static Option<bool> Json() => new("--json") { Description = "Print the result as JSON." };

    internal static Option<string> Device() => new("--device")
    {
        Description = "Where to compute: cpu, cuda or cuda:N.",
        HelpName = "device",
        DefaultValueFactory = _ => "cpu",
    };

    internal static Option<int> Threads() => new Option<int>("--threads")
    {
        Description = "How many threads compute side by side.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    }.Whole(minimum: 1, maximum: 1024);

    internal static Option<string> Precision() => new Option<string>("--precision")
    {
        Description = "The floating-point numbers to train in: float32, or float64 at less than half the speed.",
        HelpName = "type",
        DefaultValueFactory = _ => "float32",
    }.OneOf("float32", "float64");

    internal static Option<double?> Cutoff()
    {
        var usual = new GraphOptions().Cutoff;
        var others = ModelRegistry.All.Where(model => model.Graph.Cutoff != usual)
            .Select(model => FormattableString.Invariant($", {model.Graph.Cutoff} for {model.Name}"));
        return new Option<double?>("--cutoff")
        {
            Description = FormattableString.Invariant(
                $"The radius (Å) inside which two atoms share an edge. Default: {usual}{string.Concat(others)}."),
        }.Decimal("angstrom", above: 0);
    }

    internal static Option<string> Data() => new("--data")
    {
        Description =
            $"A CSV in the published layout, a .parquet store, a folder with data.csv or data.parquet, or the word {DatasetSource.BuiltIn}.",
        HelpName = "path",
        Required = true,
    };

    internal static Option<int?> TrainLimit() => new Option<int?>("--train-limit")
    {
        Description = "Learn from so many of the training crystals, drawn by --seed; validate and test on all. Default: all.",
    }.Whole(minimum: 1);

    internal static Option<string[]> ModelOptions() => new("--set")
    {
        Description = "An option of the model, such as hidden=64 or transformer-layers=3; may be given several times.",
        HelpName = "name=value",
    };

    /// <summary>What weights can be named by, for descriptions.</summary>
    internal const string WeightsMeaning =
        $"a .safetensors file, the folder of a run, or {ShippedModel.Name} (force-constants) or {ShippedModel.SiteStates}, which come with Phodos";

    internal static Option<bool> SkipFaulty() => new("--skip-faulty") { Description = "Leave faulty rows of the data out, and say which." };

    internal static Option<string> Weights() => new("--weights", "-w")
    {
        Description = $"The trained model: {WeightsMeaning}.",
        HelpName = "path",
    };

    internal static Option<string> SplitRule() => new Option<string>("--rule")
    {
        Description = "How to split data without index files: elements (balanced by element), random, or, to test on what was never "
            + $"learnt from, {OptionValues.Choice([.. LeftOut.Rules])}.",
        HelpName = "rule",
        DefaultValueFactory = _ => SplitRules.ElementsRule,
    }.OneOf([SplitRules.ElementsRule, SplitRules.RandomRule, .. LeftOut.Rules]);

    internal static Option<string?> Leave() => new("--leave")
    {
        Description = "What only the test part gets, with commas: triclinic,monoclinic or Fe,Co or numbers of elements. "
            + "It takes the place of index files.",
        HelpName = "what",
    };

    internal static Option<string> KeepTogether() => new Option<string>("--keep-together")
    {
        Description = "Which crystals stay in one part: none, duplicates (the same structure), formula (polymorphs), "
            + "chemical-system (the same elements) or prototype (the same arrangement of any elements).",
        HelpName = "what",
        DefaultValueFactory = _ => Phodos.Datasets.Splits.KeepTogether.None.Word(),
    }.OneOf([.. KeepTogetherWords.All]);

    internal static Option<int> SplitSeed() => new Option<int>("--split-seed")
    {
        Description = "The seed of the split.",
        DefaultValueFactory = _ => 0,
    }.Whole();

    internal static Option<string?> StructureFormat()
    {
        string[] names = [.. StructureFormats.All.Select(format => format.Name)];
        var option = new Option<string?>("--format")
        {
            Description = $"The format of the files, where their content does not tell: {OptionValues.Choice(names)}.",
            HelpName = "name",
        };
        return option.OneOf(names, StringComparer.OrdinalIgnoreCase);
    }

    // Above 0.5 Å, the shortest distance of two atoms in a crystal, atoms would be mistaken for each other.
    internal static Option<double> SymmetryTolerance(double usual = 1e-3) => new Option<double>("--symprec", "--symmetry-tolerance")
    {
        Description = "How far (Å) an atom may be from its symmetric position.",
        DefaultValueFactory = _ => usual,
    }.Decimal("angstrom", above: 0, below: 0.5);
}

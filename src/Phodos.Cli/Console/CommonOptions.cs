using System.CommandLine;
using Phodos.Datasets;

namespace Phodos.Cli.Console;

/// <summary>Options that several commands share, with the same names and meanings everywhere.</summary>
internal static class CommonOptions
{
    internal static Option<bool> Quiet() => new("--quiet", "-q") { Description = "Say nothing but results and faults." };

    internal static Option<bool> Json() => new("--json") { Description = "Print the result as JSON." };

    internal static Option<string> Device() => new("--device")
    {
        Description = "Where to compute: cpu, cuda or cuda:N.", HelpName = "device", DefaultValueFactory = _ => "cpu",
    };

    internal static Option<int> Threads() => new("--threads")
    {
        Description = "How many threads compute side by side.",
        HelpName = "n",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        Validators =
        {
            result =>
            {
                if (result.Tokens.Count == 1 && result.GetValueOrDefault<int>() is < 1 or > 1024)
                    result.AddError("--threads must be 1 to 1024");
            },
        },
    };

    internal static Option<string> Data() => new("--data")
    {
        Description = $"A CSV file in the published layout, a folder with data.csv, or the word {DatasetSource.BuiltIn}.", HelpName = "path", Required = true,
    };

    internal static Option<bool> SkipFaulty() => new("--skip-faulty") { Description = "Leave faulty rows of the data out, and say which." };

    internal static Option<string?> Weights() => new("--weights", "-w")
    {
        Description = "The trained model: a .safetensors file or the folder of a run.", HelpName = "path",
    };

    internal static Option<string> SplitRule() => new Option<string>("--rule")
    {
        Description = "How to split data without index files: elements (balanced by element) or random.", HelpName = "rule", DefaultValueFactory = _ => SplitRules.ElementsRule,
    }.AcceptOnlyFromAmong(SplitRules.ElementsRule, SplitRules.RandomRule);

    internal static Option<int> SplitSeed() => new("--split-seed") { Description = "The seed of the split.", HelpName = "n", DefaultValueFactory = _ => 0 };

    internal static Option<double> SymmetryTolerance() => new("--symprec")
    {
        Description = "How far (Å) an atom may be from its symmetric position.", HelpName = "angstrom", DefaultValueFactory = _ => 1e-3,
    };
}

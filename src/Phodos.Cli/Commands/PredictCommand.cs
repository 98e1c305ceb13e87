using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Prediction;
using Phodos.Learning.Weights;
using Phodos.Reports.Predictions;
using Phodos.Spectra;

namespace Phodos.Cli.Commands;

/// <summary><c>phodos predict</c>: the DOS of a user's own crystals.</summary>
internal static class PredictCommand
{
    private const string Summary =
        "Predicts the phonon DOS of crystals in CIF, POSCAR and the like with its parts, thermodynamic functions and error bars, and writes "
        + "tables, a JSON and figures for each. A file that cannot be read is reported and the others go on.";

    private static readonly string[] Examples =
    [
        "phodos predict examples/NaCl.cif",
        "phodos predict structures/ more/*.vasp --weights runs/paper --out predictions --figure svg",
        "phodos predict NaCl.cif --unit THz --grid 0:10:0.1 --broadening 0.1 --normalization sum",
        "phodos predict NaCl.cif --temperatures 298.15,500,1000 --per mol-formula --json",
        "phodos predict 'calculations/*/POSCAR' --figure pdf --figure-size 85x60mm --no-title",
        "cat NaCl.cif | phodos predict - --json",
        "phodos predict structures/ --write parquet --figure none",
        "phodos predict NaCl.cif --write json,phonopy,pymatgen",
    ];

    internal static Command Create()
    {
        var inputs = CommonOptions.StructureFiles();
        var weights = CommonOptions.Weights();
        weights.DefaultValueFactory = _ => ShippedModel.Name;
        var output = new Option<string>("--out", "-o")
        {
            Description = "The folder for the results. They are called as their file; those of one name, and files such as POSCAR, which "
                + "are always called so, have the name of the folder before it: a/POSCAR and b/POSCAR make a-POSCAR and b-POSCAR.",
            HelpName = "folder",
            DefaultValueFactory = _ => "predictions",
        };
        var format = CommonOptions.StructureFormat();
        var figure = new Option<string>("--figure")
        {
            Description = "The kind of figure: png, svg, pdf or none.",
            HelpName = "kind",
            DefaultValueFactory = _ => "png",
        }.OneOf("png", "svg", "pdf", "none");
        var form = new FigureFormOptionSet();
        var viewing = new SpectrumViewOptionSet();
        var write = new Option<string>("--write")
        {
            Description = $"What to write, with commas: {OptionValues.Choice(PredictionKinds.All)}. Parquet is one table of all crystals, "
                + "phonopy a folder for each; phonopy and pymatgen always get the states of every site in THz.",
            HelpName = "kinds",
            DefaultValueFactory = _ => $"{PredictionKinds.Csv},{PredictionKinds.Json}",
        };
        var temperatures = new Option<TemperatureList>("--temperatures")
        {
            Description = $"The temperatures (K) of the thermodynamic functions: {TemperatureList.Meaning}.",
        }.Temperatures(TemperatureList.Usual);
        var per = new Option<string>("--per")
        {
            Description = "The amount that they are of: mol-atom, mol-formula or atom (k_B and meV).",
            HelpName = "amount",
            DefaultValueFactory = _ => ThermodynamicBasis.MoleOfAtoms.Name,
        }.OneOf([.. ThermodynamicBasis.Names]);
        var tolerance = CommonOptions.SymmetryTolerance();
        var computing = new ComputeOptionSet();
        var json = CommonOptions.Json();
        json.Description = "Print the results as one JSON array instead of writing files.";
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("predict", Summary, Examples) { inputs, weights, output, write, format, tolerance, figure };
        command.AddAll([.. form.Options, .. viewing.Options, temperatures, per, .. computing.Options, json, quiet]);
        command.SetWork((parsed, cancellation) =>
        {
            var settings = new PredictionSettings(
                parsed.GetRequiredValue(inputs),
                parsed.GetRequiredValue(weights),
                parsed.GetRequiredValue(output),
                computing.Read(parsed))
            {
                Kinds = Kinds(parsed.GetRequiredValue(write)),
                Figure = parsed.GetRequiredValue(figure),
                FigureForm = form.Read(parsed),
                Format = parsed.GetValue(format),
                SymmetryTolerance = parsed.GetValue(tolerance),
                View = new PredictionView
                {
                    Spectrum = viewing.Read(parsed),
                    Temperatures = parsed.GetRequiredValue(temperatures),
                    Per = parsed.GetRequiredValue(per),
                },
                AsJson = parsed.GetValue(json),
            };
            return new PredictionSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(settings);
        });
        return command;
    }

    private static HashSet<string> Kinds(string text)
    {
        string[] kinds = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (kinds.FirstOrDefault(kind => !PredictionKinds.All.Contains(kind)) is { } unknown)
            throw new InvalidInputException($"--write cannot be '{unknown}'; it is {OptionValues.Choice(PredictionKinds.All)}");
        return [.. kinds];
    }
}

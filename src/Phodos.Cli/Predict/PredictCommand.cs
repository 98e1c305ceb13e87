using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Inputs;
using Phodos.Cli.Options;
using Phodos.Learning.Weights;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Predict;

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
        "phodos predict structures.tar more.jsonl.gz --write parquet --figure none",
        "phodos predict --files-from list.txt --shard 3/64 --out screening",
        "phodos predict NaCl.cif --weights runs/forces --also velocities,displacements --write csv,phonopy",
    ];

    internal static Command Create()
    {
        var inputs = new InputArguments();
        var weights = CommonOptions.Weights();
        weights.DefaultValueFactory = _ => ShippedModel.Name;
        var outputs = new OutputOptionSet("predictions");
        var sharding = new ShardOptionSet();
        var bands = new BandOptionSet();
        var also = new AlsoOption();
        var format = CommonOptions.StructureFormat();
        var viewing = new SpectrumViewOptionSet();
        var thermodynamics = new ThermodynamicsOptionSet();
        var tolerance = CommonOptions.SymmetryTolerance();
        var computing = new ComputeOptionSet();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("predict", Summary, Examples);
        inputs.AddTo(command);
        command.AddAll([weights, format, tolerance, .. outputs.Options, .. sharding.Options, .. bands.Options, also.Option, .. viewing.Options, .. thermodynamics.Options, .. computing.Options, quiet]);
        command.SetWork((parsed, cancellation) =>
        {
            var shard = sharding.Read(parsed);
            var output = shard is null ? outputs.Read(parsed) : outputs.ReadOfShard(parsed);
            var settings = new PredictionSettings(
                inputs.Read(parsed),
                parsed.GetRequiredValue(weights),
                output,
                computing.Read(parsed))
            {
                Shard = shard,
                Format = parsed.GetValue(format),
                SymmetryTolerance = parsed.GetValue(tolerance),
                Bands = bands.Read(parsed),
                View = new PredictionView
                {
                    Spectrum = viewing.Read(parsed),
                    Temperatures = thermodynamics.Temperatures(parsed),
                    Per = thermodynamics.Per(parsed),
                    Details = also.Read(parsed, output),
                },
            };
            return new PredictionSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(settings);
        });
        return command;
    }
}

using System.CommandLine;
using Phodos.Cli.Console;
using Phodos.Cli.Options;
using Phodos.Cli.Predict;
using Phodos.LatticeDynamics;
using Phodos.Reports.Predictions;

namespace Phodos.Cli.Phonons;

/// <summary><c>phodos phonons</c>: what follows from a user's own forces or force constants.</summary>
internal static class PhononsCommand
{
    private const string Summary =
        "Works out the phonons of calculations: from the forces on displaced atoms, or from force constants, as phonopy keeps them in a "
        + "folder (phonopy_params.yaml; FORCE_SETS or FORCE_CONSTANTS with phonopy_disp.yaml, or with phonopy.conf and POSCAR-unitcell; "
        + "BORN), as VASP does (a vasprun.xml with second derivatives, or one for each displacement of phonopy_disp.yaml) or q2r.x of Quantum "
        + "ESPRESSO (*.fc), the DOS with its parts, bands, thermodynamic functions and stability. A calculation that cannot be read is reported and the "
        + "others go on.";

    private static readonly string[] Examples =
    [
        "phodos phonons NaCl/",
        "phodos phonons phonopy_params.yaml --json",
        "phodos phonons MgO.fc --symmetrize",
        "phodos phonons calculations/ --write parquet --figure none",
        "phodos phonons NaCl/ --mesh 20,20,20 --broadening 0.1 --unit THz --grid -1:9:0.01",
        "phodos phonons NaCl/ --json --bands --band-path 'G 0 0 0, X 1/2 0 1/2 | L, G'",
        "phodos phonons ice/ --isotopes H=2.014 --write json,phonopy,website,cif",
        "phodos phonons NaCl/ --also velocities,displacements --write csv,phonopy --temperatures 0:1000:50",
    ];

    internal static Command Create()
    {
        var inputs = new Argument<string[]>("calculations")
        {
            Description = "Folders of calculations, folders of such folders, or single files of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var outputs = new OutputOptionSet("phonons");
        var sharding = new ShardOptionSet();
        var meshing = new MeshOptionSet();
        var viewing = new SpectrumViewOptionSet(ofCalculation: true);
        var thermodynamics = new ThermodynamicsOptionSet();
        var bands = new BandOptionSet();
        var also = new AlsoOption();
        var tetrahedra = new Option<bool>("--tetrahedra")
        {
            Description = "Make the DOS by linear tetrahedra, without a width, instead of Gaussians; default steps of 1 cm⁻¹.",
        };
        var isotopes = new Option<string?>("--isotopes")
        {
            Description = "Masses (u) in place of those of the calculation, of an element or of an atom counted from 1, such as H=2.014,3:7.016.",
            HelpName = "masses",
        };
        var sumOfMesh = new Option<bool>("--mesh-sum")
        {
            Description = "Sum thermodynamic functions over the points of the mesh alone, as phonopy does. By default the acoustic modes around Γ "
                + "are integrated over, from the speed of sound on, which heat capacities near 0 K need.",
        };
        var withoutPolar = new Option<bool>("--no-nac") { Description = "Leave Born charges, and so the splitting of LO and TO modes, out." };
        var tolerance = new Option<double>("--symprec")
        {
            Description = "How far (Å) an atom may be from its symmetric place, as phonopy's option of this name.",
            DefaultValueFactory = _ => 1e-5,
        }.Decimal("angstrom", above: 0);
        var symmetrize = new Option<bool>("--symmetrize")
        {
            Description = "Average force constants that are given over the symmetry operations of the crystal. Those solved for from displacements "
                + "have its symmetry already.",
        };
        var threads = CommonOptions.Threads();
        var quiet = CommonOptions.Quiet();
        var command = new ExampleCommand("phonons", Summary, Examples) { inputs };
        command.AddAll(
            [.. outputs.Options, .. sharding.Options, .. meshing.Options, .. bands.Options, also.Option, tetrahedra, isotopes, sumOfMesh, withoutPolar, tolerance, symmetrize, .. viewing.Options, .. thermodynamics.Options, threads, quiet]);
        command.SetWork((parsed, cancellation) =>
        {
            var spectrum = viewing.Read(parsed);
            var shard = sharding.Read(parsed);
            var output = shard is null ? outputs.Read(parsed) : outputs.ReadOfShard(parsed);
            var details = also.Read(parsed, output);
            var settings = new PhononsSettings(parsed.GetRequiredValue(inputs), output, parsed.GetValue(threads))
            {
                Calculation = new CalculationView
                {
                    Mesh = meshing.Read(parsed),
                    Broadening = spectrum.Unit.ToWavenumber(spectrum.Broadening),
                    IsByTetrahedra = parsed.GetValue(tetrahedra),
                    Isotopes = parsed.GetValue(isotopes) is { } masses ? IsotopeMasses.Parse(masses) : null,
                    IsSumOfMesh = parsed.GetValue(sumOfMesh),
                    IsPolar = !parsed.GetValue(withoutPolar),
                    View = new PredictionView
                    {
                        Spectrum = spectrum with { Broadening = 0 }, // the modes are broadened themselves
                        Temperatures = thermodynamics.Temperatures(parsed),
                        Per = thermodynamics.Per(parsed),
                        Details = details,
                    },
                },
                Shard = shard,
                Bands = bands.Read(parsed),
                SymmetryTolerance = parsed.GetValue(tolerance),
                IsSymmetrized = parsed.GetValue(symmetrize),
            };
            return new PhononsSession(new Terminal(parsed.GetValue(quiet)), cancellation).Run(settings);
        });
        return command;
    }
}

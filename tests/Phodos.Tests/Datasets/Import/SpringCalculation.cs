using System.Globalization;
using System.Text;
using System.Text.Json;
using Phodos.Crystals;
using Phodos.Formats;
using Phodos.LatticeDynamics;
using Phodos.Spectra;

namespace Phodos.Tests.Datasets.Import;

/// <summary>
/// Rock salt with the modes of the spring model, in the layouts that the programs and databases of others would give it. Modes below a
/// frequency can be made imaginary.
/// </summary>
internal sealed class SpringCalculation
{
    private const double Width = 5;

    private readonly (double Weight, double[] Frequencies, double[][] Shares)[] _points;

    internal SpringCalculation(double imaginaryBelow = 0)
    {
        var matrix = new DynamicalMatrix(SpringModel.ForceConstants(Crystal));
        _points = [.. new QMesh(6, 6, 6).Points.Select(point =>
        {
            var modes = PhononModes.At(matrix, point.Q);
            double[] frequencies = [.. modes.Frequencies.Select(frequency => frequency < imaginaryBelow ? -frequency : frequency)];
            double[][] shares = [.. Enumerable.Range(0, frequencies.Length).Select(mode =>
                Enumerable.Range(0, Crystal.AtomCount).Select(atom => modes.Weight(mode, atom)).ToArray())];
            return (point.Weight, frequencies, shares);
        })];
    }

    internal Crystal Crystal { get; } = Records.RockSalt();

    /// <summary>The lowest frequency (cm⁻¹).</summary>
    internal double Minimum => _points.Min(point => point.Frequencies.Min());

    /// <summary>The highest frequency (cm⁻¹).</summary>
    internal double Maximum => _points.Max(point => point.Frequencies.Max());

    /// <summary>The states per cm⁻¹ at frequencies (cm⁻¹), of the cell or of an atom.</summary>
    internal double[] States(IEnumerable<double> frequencies, int? atom = null) => [.. frequencies.Select(frequency => _points.Sum(point =>
        point.Frequencies.Select((centre, mode) =>
        {
            var distance = (frequency - centre) / Width;
            return point.Weight * (atom is { } one ? point.Shares[mode][one] : 1)
                * Math.Exp(-distance * distance / 2) / (Math.Sqrt(2 * Math.PI) * Width);
        }).Sum()))];

    /// <summary>The spectrum every 5 cm⁻¹ from 0 to 1000, as a <c>fine.jsonl</c> has it.</summary>
    internal DensityOfStates Fine() => new(new FrequencyGrid(0, 5, 201), [.. States(Axis(0, 5, 201))], DosNormalization.PerCell);

    /// <summary>phonopy's <c>mesh.yaml</c>, in THz.</summary>
    internal string MeshYaml(bool withEigenvectors = true)
    {
        var text = new StringBuilder();
        void Line(FormattableString line) => text.Append(FormattableString.Invariant(line)).Append('\n');
        Line($"mesh: [     6,     6,     6 ]");
        Line($"nqpoint: {_points.Length,-7}");
        Line($"reciprocal_lattice:");
        Line($"- [  -0.17730496,   0.17730496,   0.17730496 ] # a*");
        Line($"- [   0.17730496,  -0.17730496,   0.17730496 ] # b*");
        Line($"- [   0.17730496,   0.17730496,  -0.17730496 ] # c*");
        Line($"natom:   {Crystal.AtomCount,-7}");
        text.Append(Cell(Crystal, "")).Append("\nphonon:\n");
        foreach (var (weight, frequencies, shares) in _points)
        {
            Line($"- q-position: [    0.0833333,    0.0833333,    0.0833333 ]");
            Line($"  distance_from_gamma:  0.025591766");
            Line($"  weight: {weight * 216,-5:F0}");
            Line($"  band:");
            for (var mode = 0; mode < frequencies.Length; mode++)
            {
                Line($"  - # {mode + 1}");
                Line($"    frequency:  {FrequencyUnit.Terahertz.FromWavenumber(frequencies[mode]),15:F10}");
                Line($"    group_velocity: [     1.0000000,     0.0000000,    -2.0000000 ]");
                if (withEigenvectors)
                    text.Append("    eigenvector:\n");
                for (var atom = 0; withEigenvectors && atom < shares[mode].Length; atom++)
                {
                    Line($"    - # atom {atom + 1}");
                    for (var direction = 0; direction < 3; direction++)
                        Line($"      - [ {Math.Sqrt(shares[mode][atom] / 3),17:F14}, {0.0,17:F14} ]");
                }
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>phonopy's <c>phonopy.yaml</c>: the primitive cell beside the conventional one.</summary>
    internal string PhonopyYaml() =>
        "phonopy:\n  version: 2.20.0\n\nphysical_unit:\n  atomic_mass: \"AMU\"\n  length: \"angstrom\"\n\n"
        + "primitive_cell:\n" + Cell(Crystal, "  ") + "\nunit_cell:\n" + Cell(Records.ConventionalRockSalt(), "  ");

    /// <summary>phonopy's <c>total_dos.dat</c> in THz; with atoms, <c>projected_dos.dat</c>.</summary>
    internal string Table(params int[] atoms)
    {
        double[][] columns = atoms.Length == 0 ? [PerTerahertz()] : [.. atoms.Select(atom => PerTerahertz(atom))];
        return "# Sigma = 0.149896\n" + string.Concat(Terahertz().Select((frequency, point) => FormattableString.Invariant($"{frequency,20:F10}")
            + string.Concat(columns.Select(column => FormattableString.Invariant($"{column[point],20:F10}"))) + "\n"));
    }

    /// <summary>A line of a <c>fine.jsonl</c>.</summary>
    internal string FineJson() => JsonSerializer.Serialize(new
    {
        mp = "salt",
        numbers = Crystal.Species.Select(element => element.AtomicNumber),
        cell = Rows(Crystal.Lattice),
        positions = Crystal.FractionalPositions.Select(place => Row(Crystal.Lattice.ToCartesian(place))),
        spacegroup = 225,
        system = "cubic",
        fmin = Minimum,
        fmax = Maximum,
        born = false,
        dos5 = Fine().Values,
        pdos = new { Na = States(Axis(0, 5, 201), 0), Cl = States(Axis(0, 5, 201), 1) },
    });

    /// <summary>A phonon document of the Materials Project with the names of now, or of before.</summary>
    internal string MaterialsProject(bool isOld = false, string id = "mp-22862") => isOld
        ? $$"""
            {"material_id":"{{id}}","last_updated":{"$date":"2020-01-01"},"ph_bs":{"has_nac":true,"bands":[[0.1,0.2]]},
            "ph_dos":{{CompletePhononDos()}}}
            """
        : $$"""
            {"material_id":"{{id}}","phonon_method":"dfpt","symmetry":{"number":225,"crystal_system":"Cubic"},"structure":{{Structure()}},
            "phonon_dos":{"frequencies":{{Json(Terahertz())}},"densities":{{Json(PerTerahertz())}},
            "projected_densities":[{{Json(PerTerahertz(0))}},{{Json(PerTerahertz(1))}}]} }
            """;

    /// <summary>The same as the API and the open data of the Materials Project part it.</summary>
    internal (string Document, string Dos) MaterialsProjectInTwo(string id) => (
        $$"""{"material_id":"{{id}}","phonon_method":"dfpt","structure":{{Structure()}},"phonon_dos":null}""",
        $$"""
        {"identifier":"{{id}}","frequencies":{{Json(Terahertz())}},"densities":{{Json(PerTerahertz())}},
        "projected_densities":[{{Json(PerTerahertz(0))}},{{Json(PerTerahertz(1))}}]}
        """);

    /// <summary>pymatgen's <c>CompletePhononDos</c>.</summary>
    internal string CompletePhononDos() =>
        $$"""
        {"@module":"pymatgen.phonon.dos","@class":"CompletePhononDos","structure":{{Structure()}},"frequencies":{{Json(Terahertz())}},
        "densities":{{Json(PerTerahertz())}},"pdos":[{{Json(PerTerahertz(0))}},{{Json(PerTerahertz(1))}}]}
        """;

    /// <summary>A file of the DFPT phonons of 2018.</summary>
    internal string Dfpt(double scale = 1) => JsonSerializer.Serialize(new
    {
        metadata = new { material_id = "mp-22862", structure = CifWriter.Write(Crystal), nsites = 2 },
        phonon = new
        {
            ph_bandstructure = new[] { new[] { 0.1 } },
            dos_frequencies = Axis(-150, 2, 300),
            ph_dos = States(Axis(-150, 2, 300)).Select(value => scale * value),
        },
        flags = new { has_neg_fr = false },
    });

    /// <summary>An entry of the data set <c>edos_pdos</c> of JARVIS-DFT.</summary>
    internal string Jarvis(string id = "JVASP-23862") => JsonSerializer.Serialize(new
    {
        jid = id,
        atoms = new
        {
            lattice_mat = Rows(Crystal.Lattice),
            coords = Crystal.FractionalPositions.Select(Row),
            elements = Crystal.Species.Select(element => element.Symbol + " "),
            cartesian = false,
            props = new[] { "", "" },
        },
        edos_up = "na",
        pdos_elast = States(Axis(0, 5, 200)).Select(value => 0.37 * value),
        _source_db = "x",
    });

    private string Structure() => JsonSerializer.Serialize(new
    {
        lattice = new { matrix = Rows(Crystal.Lattice), pbc = new[] { true, true, true } },
        sites = Crystal.Species.Zip(Crystal.FractionalPositions, (element, place) => new
        {
            species = new[] { new { element = element.Symbol, occu = 1 } },
            abc = Row(place),
            label = element.Symbol,
        }),
    });

    private static double[] Terahertz() => Axis(-4, 0.05, 281);

    private double[] PerTerahertz(int? atom = null) =>
        [.. States(Terahertz().Select(FrequencyUnit.Terahertz.ToWavenumber), atom).Select(value => FrequencyUnit.Terahertz.ToWavenumber(value))];

    private static string Json(double[] values) => JsonSerializer.Serialize(values);

    private static double[][] Rows(Lattice lattice) => [Row(lattice.A), Row(lattice.B), Row(lattice.C)];

    private static double[] Row(Vector3D vector) => [vector.X, vector.Y, vector.Z];

    internal static double[] Axis(double start, double step, int count) => [.. Enumerable.Range(0, count).Select(point => start + step * point)];

    private static string Cell(Crystal crystal, string indent)
    {
        var text = new StringBuilder();
        text.Append(indent).Append("lattice:\n");
        foreach (var (vector, name) in new[] { (crystal.Lattice.A, 'a'), (crystal.Lattice.B, 'b'), (crystal.Lattice.C, 'c') })
            text.Append(CultureInfo.InvariantCulture, $"{indent}- [ {vector.X,21:F15}, {vector.Y,21:F15}, {vector.Z,21:F15} ] # {name}\n");
        text.Append(indent).Append("points:\n");
        for (var atom = 0; atom < crystal.AtomCount; atom++)
        {
            var place = crystal.FractionalPositions[atom];
            text.Append(CultureInfo.InvariantCulture, $"{indent}- symbol: {crystal.Species[atom].Symbol,-2} # {atom + 1}\n");
            text.Append(CultureInfo.InvariantCulture, $"{indent}  coordinates: [ {place.X,18:F15}, {place.Y,18:F15}, {place.Z,18:F15} ]\n");
            text.Append(CultureInfo.InvariantCulture, $"{indent}  mass: {crystal.Species[atom].AtomicMass:F6}\n");
        }

        return text.ToString();
    }
}

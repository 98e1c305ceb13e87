using System.Globalization;
using System.Text;
using System.Text.Json;
using Phodos.Crystals;
using Phodos.Datasets.BuiltIn;
using Phodos.Formats;
using Phodos.Formats.Forces;
using Phodos.LatticeDynamics;
using Phodos.LatticeDynamics.Meshes;
using Phodos.LatticeDynamics.Supercells;
using Phodos.Spectra;
using Phodos.Tests.Datasets;
using Phodos.Tests.LatticeDynamics.Supercells;
using Phodos.Tests.Support;

namespace Phodos.Tests.LatticeDynamics;

/// <summary>
/// Crystals of all crystal systems with the forces of springs, and some noise, written as phonopy's folders: phonopy and Phodos say the same
/// of them, where phonopy is installed.
/// </summary>
public sealed class PhonopyAgreementTests
{
    private const int LargestCell = 6;
    private const int CrystalsOfSystem = 2;

    private static readonly double[] Temperatures = [50, 300, 1000];
    private static readonly Vector3D[] Waves = [new(0.1, 0.2, 0.3), new(0.5, 0, 0), new(-0.37, 0.11, 0.45), new(0, 0, 0.02)];

    private static readonly string Program = """
        import os, sys, json
        import numpy as np
        from phonopy import Phonopy
        from phonopy.interface.vasp import read_vasp
        from phonopy.file_IO import parse_FORCE_SETS, parse_BORN
        given = json.load(open("given.json"))
        told = []
        for name, mesh in zip(given["names"], given["meshes"]):
            phonon = Phonopy(read_vasp(name + "/POSCAR-unitcell"), supercell_matrix=np.diag([2, 2, 2]), primitive_matrix=np.eye(3))
            phonon.dataset = parse_FORCE_SETS(natom=len(phonon.supercell), filename=name + "/FORCE_SETS")
            phonon.produce_force_constants(calculate_full_force_constants=False)
            phonon.symmetrize_force_constants()
            if os.path.exists(name + "/BORN"):
                phonon.nac_params = dict(parse_BORN(phonon.primitive, filename=name + "/BORN"), factor=14.399645)
            phonon.run_qpoints(given["waves"])
            frequencies = phonon.qpoints.frequencies
            phonon.run_mesh(mesh, is_gamma_center=True)
            phonon.run_thermal_properties(temperatures=given["temperatures"], cutoff_frequency=0.0003)
            thermal = phonon.get_thermal_properties_dict()
            told.append({"frequencies": frequencies.tolist(), "heat": list(thermal["heat_capacity"]), "entropy": list(thermal["entropy"])})
        print(json.dumps(told))
        """;

    [Fact]
    public async Task Frequencies_and_thermodynamics_are_those_of_phonopy()
    {
        using var folder = new TemporaryFolder();
        var crystals = Prototypes.All.Where(prototype => prototype.Sites.Length <= LargestCell)
            .GroupBy(prototype => prototype.Shape.System).SelectMany(system => system.Take(CrystalsOfSystem))
            .Select(prototype => (prototype.Name, Crystal: prototype.Build(prototype.Choices().First()))).ToArray();
        crystals.Length.ShouldBeGreaterThanOrEqualTo(12);
        foreach (var (name, crystal) in crystals)
            Write(folder.File(name), crystal);
        File.WriteAllText(folder.File("given.json"), JsonSerializer.Serialize(new
        {
            names = crystals.Select(one => one.Name),
            meshes = crystals.Select(one => Divisions(one.Crystal)),
            waves = Waves.Select(q => new[] { q.X, q.Y, q.Z }),
            temperatures = Temperatures,
        }));
        using var told = JsonDocument.Parse(await PythonProgram.Output(folder.Path, "phonopy", Program));
        foreach (var ((name, _), phonopy) in crystals.Zip(told.RootElement.EnumerateArray()))
        {
            var calculation = ForceCalculation.Read(folder.File(name));
            var matrix = calculation.DynamicalMatrix();
            foreach (var (q, row) in Waves.Zip(phonopy.GetProperty("frequencies").EnumerateArray()))
            {
                PhononModes.At(matrix, q).Frequencies.Select(FrequencyUnit.Terahertz.FromWavenumber)
                    .ShouldBeNear(row.EnumerateArray().Select(value => value.GetDouble()), 1e-4);
            }

            var divisions = Divisions(calculation.Crystal);
            var mesh = SymmetricMesh.Of(calculation.Crystal, calculation.Operations, (divisions[0], divisions[1], divisions[2]));
            var modes = MeshModes.Of(matrix, mesh, cancellation: TestContext.Current.CancellationToken);
            var functions = Temperatures.Select(temperature => modes.Thermodynamics(temperature).Functions).ToArray();
            Same(functions.Select(at => at.HeatCapacity), phonopy.GetProperty("heat"));
            Same(functions.Select(at => at.Entropy), phonopy.GetProperty("entropy"));

            void Same(IEnumerable<double> ofAtoms, JsonElement ofCell)
            {
                foreach (var (value, expected) in ofAtoms.Zip(ofCell.EnumerateArray()))
                    (value * calculation.Crystal.AtomCount / expected.GetDouble()).ShouldBe(1, 1e-5, name);
            }
        }
    }

    private static int[] Divisions(Crystal crystal)
    {
        var (n1, n2, n3) = SymmetricMesh.DivisionsOfLength(crystal.Lattice, 20);
        return [n1, n2, n3];
    }

    private static void Write(string folder, Crystal crystal)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "POSCAR-unitcell"), PoscarWriter.Write(crystal));
        File.WriteAllText(Path.Combine(folder, "phonopy.conf"), "DIM = 2 2 2\n");
        if (crystal.AtomCount == 2 && crystal.Species[0] != crystal.Species[1])
        {
            File.WriteAllText(
                Path.Combine(folder, "BORN"),
                "# model\n2.5 0 0 0 2.5 0 0 0 2.5\n1.1 0 0 0 1.1 0 0 0 1.1\n-1.1 0 0 0 -1.1 0 0 0 -1.1\n");
        }

        var known = SpringSupercells.Folded(Supercell.Map(crystal, PhonopyCells.Supercell(crystal, IntegerMatrix.Diagonal(2, 2, 2))));
        var random = new Random(crystal.AtomCount);
        var text = new StringBuilder();
        var atoms = known.Supercell.Crystal.AtomCount;
        text.Append(CultureInfo.InvariantCulture, $"{atoms}\n{6 * crystal.AtomCount}\n");
        for (var home = 0; home < crystal.AtomCount; home++)
        {
            foreach (var axis in (Vector3D[])[new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, -1, 0), new(0, 0, 1), new(0, 0, -1)])
            {
                var calculation = SpringSupercells.Displaced(known, known.Supercell.AtomAt(home, (0, 0, 0)), 0.01 * axis);
                text.Append(CultureInfo.InvariantCulture, $"\n{calculation.Atom + 1}\n");
                Line(calculation.Displacement);
                foreach (var force in calculation.Forces)
                    Line(force + 1e-6 * new Vector3D(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5));
            }
        }

        File.WriteAllText(Path.Combine(folder, "FORCE_SETS"), text.ToString());

        void Line(Vector3D vector) => text.Append(CultureInfo.InvariantCulture, $"{vector.X:F12} {vector.Y:F12} {vector.Z:F12}\n");
    }
}

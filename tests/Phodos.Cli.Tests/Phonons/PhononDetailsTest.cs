using System.Text.Json;

namespace Phodos.Cli.Tests.Phonons;

/// <summary>What <c>phodos phonons --also</c> tells beyond the usual, and what it writes for phonopy.</summary>
public sealed class PhononDetailsTest
{
    // Prints: largest differences from phonopy, which reads the folder and goes on from its force constants, of the frequencies of mesh and
    // bands (THz), of the eigenvectors as solutions of its dynamical matrix, of F, S and C_V (parts of the largest), of the displacements
    // (parts of the largest), and of the speeds of bands that are not degenerate (THz Å); points of the mesh by weight and by number; whether
    // it is polar; states of the two DOS files; modes counted in both.
    private const string OfPhonopy =
        """
        import os, numpy as np, phonopy, yaml
        os.chdir("out/salt")
        def read(name):
            return yaml.load(open(name), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        phonon = phonopy.load("phonopy.yaml", factor=(1.602176634e-19 / 1.66053906892e-27) ** 0.5 / (2 * np.pi) / 100) # of CODATA 2022
        mesh, bands, thermal = read("mesh.yaml"), read("band.yaml"), read("thermal_properties.yaml")
        def modes(data, key):
            return np.array([[mode[key] for mode in point["band"]] for point in data["phonon"]])
        def difference(data):
            points = [i for i, point in enumerate(data["phonon"]) if np.linalg.norm(point["q-position"]) > 1e-6 or data is mesh]
            phonon.run_qpoints([data["phonon"][i]["q-position"] for i in points], with_group_velocities=True)
            return abs(phonon.qpoints.frequencies - modes(data, "frequency")[points]).max(), points
        told = [difference(mesh)[0]]
        largest, points = difference(bands)
        frequencies = phonon.qpoints.frequencies
        alone = np.array([[np.sum(abs(row - value) < 1e-3) == 1 for value in row] for row in frequencies])
        speeds = abs(phonon.qpoints.group_velocities - modes(bands, "group_velocity")[points]).max(axis=2)
        told.append(largest)
        worst = 0
        for point in mesh["phonon"]:
            phonon.dynamical_matrix.run(point["q-position"])
            matrix = phonon.dynamical_matrix.dynamical_matrix
            for mode in point["band"]:
                vector = np.array(mode["eigenvector"]).reshape(-1, 2) @ [1, 1j]
                value = np.sign(mode["frequency"]) * (mode["frequency"] / 15.633302) ** 2
                worst = max(worst, abs(matrix @ vector - value * vector).max())
        told.append(worst)
        phonon.run_mesh(mesh["mesh"], is_gamma_center=True, with_eigenvectors=True, is_mesh_symmetry=False)
        temperatures = [row["temperature"] for row in thermal["thermal_properties"]]
        phonon.run_thermal_properties(temperatures=temperatures, cutoff_frequency=0.0003)
        functions = phonon.get_thermal_properties_dict()
        told.append(max(abs(np.array([row[key] for row in thermal["thermal_properties"]]) - functions[key]).max() / abs(functions[key]).max()
                        for key in ("free_energy", "entropy", "heat_capacity")))
        phonon.run_thermal_displacement_matrices(temperatures=temperatures, freq_min=0.03)
        matrices = phonon.thermal_displacement_matrices.thermal_displacement_matrices
        cif = phonon.thermal_displacement_matrices.thermal_displacement_matrices_cif
        tensors, axes = read("thermal_displacement_matrices.yaml"), read("thermal_displacements.yaml")
        def six(full):
            return np.stack([full[..., i, j] for i, j in ((0, 0), (1, 1), (2, 2), (1, 2), (0, 2), (0, 1))], -1)
        def of(data, key):
            return np.array([row[key] for row in data[list(data)[-1]]])
        told.append(max(abs(of(tensors, "displacement_matrices") - six(matrices)).max(), abs(of(tensors, "displacement_matrices_cif") - six(cif)).max(),
                        abs(of(axes, "displacements") - six(matrices)[..., :3]).max()) / matrices.max())
        told += [speeds[alone].max(), sum(point["weight"] for point in mesh["phonon"]), np.prod(mesh["mesh"]), int(phonon.nac_params is not None)]
        for name in ("total_dos.dat", "projected_dos.dat"):
            table = np.loadtxt(name)
            told.append(table[:, 1:].sum() * (table[1, 0] - table[0, 0]))
        told += [thermal["num_modes"], thermal["num_integrated_modes"]]
        print(*[float(value) for value in told])
        """;

    private static readonly string[] Words = ["directions", "participation", "neutrons", "minimumConductivity", "displacements"];

    [Fact]
    public async Task Directions_add_up_to_the_parts_of_elements_and_sites_and_neutrons_see_all_states()
    {
        using var folder = Salt();
        var crystal = await Printed(folder, "--also", "directions,neutrons", "--sites");
        var directions = crystal.GetProperty("directions");
        foreach (var element in new[] { "Na", "Cl" })
        {
            var parts = directions.GetProperty("elements").GetProperty(element);
            ShouldAddUp(parts, Numbers(crystal.GetProperty("elements"), element));
            Numbers(parts, "x").ShouldBe(Numbers(parts, "z"), 1e-6); // cubic
        }

        foreach (var (site, dos) in directions.GetProperty("sites").EnumerateArray().Zip(crystal.GetProperty("sites").EnumerateArray()))
        {
            site.GetProperty("element").GetString().ShouldBe(dos.GetProperty("element").GetString());
            ShouldAddUp(site, Numbers(dos, "dos"));
        }

        var neutrons = crystal.GetProperty("neutrons");
        Numbers(neutrons, "dos").Sum().ShouldBe(6, 1e-4); // states of a cell; steps of 1 cm⁻¹

        // 16.8257 barn for 35.453 u against 3.28 for 22.98977: chlorine counts 3.3 times as much as sodium does.
        (Numbers(neutrons.GetProperty("elements"), "Cl").Sum() / Numbers(neutrons.GetProperty("elements"), "Na").Sum()).ShouldBe(3.326, 0.02);

        var byTetrahedra = await Printed(folder, "--also", "directions", "--tetrahedra");
        ShouldAddUp(byTetrahedra.GetProperty("directions").GetProperty("elements").GetProperty("Na"), Numbers(byTetrahedra.GetProperty("elements"), "Na"));
        byTetrahedra.GetProperty("directions").GetProperty("sites").GetArrayLength().ShouldBe(0);

        static void ShouldAddUp(JsonElement parts, double[] whole)
        {
            var (x, y, z) = (Numbers(parts, "x"), Numbers(parts, "y"), Numbers(parts, "z"));
            x.Length.ShouldBe(whole.Length);
            for (var point = 0; point < whole.Length; point++)
                (x[point] + y[point] + z[point]).ShouldBe(whole[point], 1e-6 * whole.Max());
        }
    }

    [Fact]
    public async Task Velocities_are_the_slopes_of_the_bands()
    {
        using var folder = Salt();
        var bands = (await Printed(folder, "--also", "velocities", "--band-path", "G 0 0 0, L 1/2 1/2 1/2")).GetProperty("bands");
        var (frequencies, velocities) = (Rows(bands, "frequencies"), bands.GetProperty("groupVelocities"));
        var distances = Numbers(bands, "distances");
        velocities.GetArrayLength().ShouldBe(distances.Length);
        for (var point = 2; point < distances.Length - 2; point++)
        {
            for (var band = 0; band < 6; band++)
            {
                // cm⁻¹ Å in m/s; along the diagonal of the cube.
                double Across(int steps) => frequencies[point + steps][band] - frequencies[point - steps][band];
                var slope = 2.99792458 * (8 * Across(1) - Across(2)) / (6 * (distances[point + 1] - distances[point - 1]));
                double[] velocity = [.. velocities[point][band].EnumerateArray().Select(value => value.GetDouble())];
                (velocity.Sum() / Math.Sqrt(3)).ShouldBe(slope, 10, $"point {point}, band {band}"); // of some thousand
            }
        }

        (await Printed(folder, "--bands")).GetProperty("bands").TryGetProperty("groupVelocities", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Displacements_participation_and_conductivity_are_told_by_temperature_and_mode()
    {
        using var folder = Salt();
        var crystal = await Printed(folder, "--also", "displacements,participation,conductivity", "--temperatures", "0,300,600");
        var displacements = crystal.GetProperty("displacements");
        displacements.GetProperty("unit").GetString().ShouldBe("angstrom^2");
        displacements.GetProperty("statesLeftOut").GetDouble().ShouldBe(3.0 / 512, 1e-6); // the modes of Γ at rest
        var atoms = displacements.GetProperty("atoms").EnumerateArray().ToArray();
        atoms.Select(atom => atom.GetProperty("element").GetString()).ShouldBe(["Na", "Cl"]);
        foreach (var atom in atoms)
        {
            var isotropic = Numbers(atom, "isotropic");
            var tensors = Rows(atom, "tensors");
            isotropic.ShouldBe(isotropic.Order());
            isotropic[0].ShouldBePositive();
            (isotropic[2] / isotropic[1]).ShouldBeInRange(1.8, 2); // nearly as T where it is hot
            for (var index = 0; index < 3; index++)
            {
                (tensors[index][..3].Sum() / 3).ShouldBe(isotropic[index], 1e-6 * isotropic[index]);
                tensors[index][3..].ShouldBe([0, 0, 0]); // cubic
            }
        }

        var participation = crystal.GetProperty("participation");
        Numbers(participation, "weights").Sum().ShouldBe(1, 1e-5);
        var ratios = Rows(participation, "ratios");
        ratios[0][..3].ShouldBe([1, 1, 1], 1e-6); // moved as a whole
        ratios.SelectMany(point => point).ShouldAllBe(ratio => ratio >= 0.4999 && ratio <= 1.000001);
        Rows(participation, "frequencies")[0][5].ShouldBeGreaterThan(100);

        var conductivity = crystal.GetProperty("minimumConductivity");
        conductivity.GetProperty("unit").GetString().ShouldBe("W/m/K");
        foreach (var (model, source) in new[] { ("cahill", "Phys. Rev. B 46, 6131"), ("agne", "Energy Environ. Sci. 11, 609") })
        {
            var values = Numbers(conductivity.GetProperty(model), "values");
            values[0].ShouldBe(0);
            values[1].ShouldBeInRange(0.1, 5);
            values[2].ShouldBeGreaterThan(values[1]);
            conductivity.GetProperty(model).GetProperty("formula").GetString()!.ShouldContain(source);
        }
    }

    [Fact]
    public async Task Details_are_files_of_their_own_and_nothing_of_them_comes_unasked()
    {
        using var folder = Salt();
        (await PhodosProcess.Run(
            folder.FullPath, "phonons", "salt", "--also", "all", "--out", "out", "--write", "csv", "--mesh", "4,4,4", "--temperatures", "0:400:200")).ShouldSucceed();
        folder.Content().Where(name => name.StartsWith("out/", StringComparison.Ordinal)).ShouldBe(
        [
            "out/salt-bands.csv", "out/salt-bands.png", "out/salt-charges.csv", "out/salt-conductivity.csv", "out/salt-directions.csv",
            "out/salt-displacements.csv", "out/salt-displacements.png", "out/salt-neutrons.csv", "out/salt-participation.csv", "out/salt-thermodynamics.csv",
            "out/salt-thermodynamics.png", "out/salt.csv", "out/salt.png",
        ]);
        Head("directions").ShouldBe("frequency_cm-1,Cl_x,Cl_y,Cl_z,Na_x,Na_y,Na_z");
        Head("neutrons").ShouldBe("frequency_cm-1,neutron_weighted_dos_per_cell,Cl,Na");
        Head("participation").ShouldBe("q_1,q_2,q_3,weight,mode,frequency_cm-1,participation_ratio");
        Head("conductivity").ShouldBe("temperature_K,minimum_Cahill_W/m/K,minimum_Agne_W/m/K");
        Head("displacements").ShouldBe("temperature_K,atom,element,U_iso_angstrom^2,U_xx,U_yy,U_zz,U_yz,U_xz,U_xy");
        File.ReadAllLines(folder["out/salt-displacements.csv"])[1..].Select(line => string.Join(' ', line.Split(',')[..3]))
            .ShouldBe(["0 1 Na", "0 2 Cl", "200 1 Na", "200 2 Cl", "400 1 Na", "400 2 Cl"]);
        Head("bands").ShouldEndWith(",velocity_6_x_m/s,velocity_6_y_m/s,velocity_6_z_m/s");
        File.ReadAllLines(folder["out/salt-bands.csv"]).ShouldAllBe(line => line.Split(',', StringSplitOptions.None).Length == 5 + 6 + 18);

        var usual = await Printed(folder);
        foreach (var word in Words)
            usual.TryGetProperty(word, out _).ShouldBeFalse(word);

        string Head(string name) => File.ReadAllLines(folder[$"out/salt-{name}.csv"])[0];
    }

    [Fact]
    public async Task What_cannot_be_given_is_refused_or_said()
    {
        using var folder = Salt();
        Calculation.Write(folder["Po"]);
        (await PhodosProcess.Run(folder.FullPath, "phonons", "salt", "--also", "velocity")).ShouldRefuse("--also", "velocity", "velocities");
        (await PhodosProcess.Run(folder.FullPath, "phonons", "salt", "--also", "eigenvectors")).ShouldRefuse("--also eigenvectors", "phonopy");
        (await PhodosProcess.Run(folder.FullPath, "phonons", "salt", "--also", "neutrons", "--write", "parquet", "--figure", "none"))
            .ShouldRefuse("--also", "--json");

        // No cross section of polonium is tabulated; the rest is given.
        var result = (await PhodosProcess.Run(folder.FullPath, "phonons", "Po", "--json", "--also", "all", "--mesh", "4,4,4")).ShouldSucceed();
        result.Error.ShouldContain("no neutron-weighted DOS given: there is no tabulated neutron cross section of Po");
        result.Json[0].TryGetProperty("neutrons", out _).ShouldBeFalse();
        result.Json[0].GetProperty("displacements").GetProperty("atoms").GetArrayLength().ShouldBe(1);
        result.Json[0].GetProperty("warnings").EnumerateArray().ShouldContain(warning => warning.GetString()!.Contains("cross section"));
    }

    [Fact]
    public async Task The_folder_for_phonopy_is_a_calculation_with_the_same_phonons()
    {
        using var folder = Salt();
        await WritePhonopy(folder);
        var (given, written) = (await Printed(folder, "--bands"), (await PhodosProcess.Run(
            folder.FullPath, "phonons", "out/salt", "--json", "--mesh", "8,8,8", "--bands")).ShouldSucceed().Json[0]);
        foreach (var (one, other) in Rows(given.GetProperty("bands"), "frequencies").Zip(Rows(written.GetProperty("bands"), "frequencies")))
            one.Order().ShouldBe(other.Order(), 1e-4); // degenerate bands are numbered as it comes
        Numbers(given, "dos").ShouldBe(Numbers(written, "dos"), 1e-6);
        written.GetProperty("warnings").GetArrayLength().ShouldBe(0);

        // What the modes were found without is not written, and masses are those that they were found with.
        (await PhodosProcess.Run(
            folder.FullPath, "phonons", "salt", "--no-nac", "--isotopes", "Na=22", "--out", "plain", "--write", "phonopy", "--figure", "none")).ShouldSucceed();
        File.Exists(folder["plain/salt/BORN"]).ShouldBeFalse();
        File.ReadAllText(folder["plain/salt/phonopy.yaml"]).ShouldContain("mass: 22.00000000");
        File.ReadAllText(folder["plain/salt/mesh.yaml"]).ShouldNotContain("eigenvector");
    }

    [Fact]
    public async Task Phonopy_reads_every_file_that_is_written_for_it_with_the_same_numbers()
    {
        using var folder = Salt();
        await WritePhonopy(folder);
        var numbers = await PythonProgram.Numbers(folder.FullPath, "phonopy", OfPhonopy);
        numbers[0].ShouldBeLessThan(1e-6);
        numbers[1].ShouldBeLessThan(3e-6);
        numbers[2].ShouldBeLessThan(1e-6);
        numbers[3].ShouldBeLessThan(1e-5);
        numbers[4].ShouldBeLessThan(1e-5);
        numbers[5].ShouldBeLessThan(0.02);
        numbers[6].ShouldBe(512);
        numbers[7].ShouldBe(512);
        numbers[8].ShouldBe(1);
        numbers[9].ShouldBe(6, 1e-4);
        numbers[10].ShouldBe(6, 1e-4);
        numbers[11].ShouldBe(6 * 512);
        numbers[12].ShouldBe(6 * 512 - 3);
    }

    private static TemporaryFolder Salt()
    {
        var folder = new TemporaryFolder();
        Calculation.WriteRockSalt(folder["salt"]);
        return folder;
    }

    private static async Task WritePhonopy(TemporaryFolder folder) => (await PhodosProcess.Run(
        folder.FullPath,
        "phonons",
        "salt",
        "--out",
        "out",
        "--write",
        "phonopy",
        "--figure",
        "none",
        "--also",
        "velocities,displacements,eigenvectors",
        "--mesh",
        "8,8,8",
        "--mesh-sum",
        "--temperatures",
        "0,100,300,1000")).ShouldSucceed();

    private static async Task<JsonElement> Printed(TemporaryFolder folder, params string[] options) =>
        (await PhodosProcess.Run(folder.FullPath, ["phonons", "salt", "--json", "--mesh", "8,8,8", .. options])).ShouldSucceed().Json[0];

    private static double[] Numbers(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    private static double[][] Rows(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetDouble()).ToArray())];
}

namespace Phodos.Cli.Tests.Predict;

/// <summary>What is written for phonopy and pymatgen is read by them, where they are installed.</summary>
public sealed class OtherProgramsTest(TrainedRun trained)
{
    // Prints: states by the total, states by the sites, zero-point energy, last heat capacity, free energy less energy at 0 K.
    private const string OfPhonopy =
        """
        from phonopy.file_IO import read_thermal_properties_yaml
        from phonopy.interface.phonopy_yaml import read_cell_yaml
        import numpy as np
        total = np.loadtxt("made/total_dos.dat")
        sites = np.loadtxt("made/projected_dos.dat")
        temperatures, cv, entropy, fe, modes, integrated = read_thermal_properties_yaml(["made/thermal_properties.yaml"])
        cell = read_cell_yaml("made/phonopy.yaml")
        print(np.trapz(total[:, 1], total[:, 0]), np.trapz(sites[:, 1:].sum(axis=1), sites[:, 0]), float(np.ravel(cv)[-1]),
              float(np.ravel(entropy)[0]), cell.volume, len(cell.symbols))
        """;

    private const string OfPymatgen =
        """
        import json
        from pymatgen.phonon.dos import CompletePhononDos
        from pymatgen.io.phonopy import get_ph_dos, get_complete_ph_dos
        dos = CompletePhononDos.from_dict(json.load(open("pymatgen.json")))
        total = get_ph_dos("made/total_dos.dat")
        whole = get_complete_ph_dos("made/projected_dos.dat", "made/phonopy.yaml")
        parts = dos.get_element_dos()
        print(dos.cv(2000), dos.structure.volume, len(dos.structure), max(abs(total.densities - dos.densities)),
              max(abs(sum(part.densities for part in parts.values()) - dos.densities)), max(abs(whole.densities - dos.densities)))
        """;

    [Fact]
    public async Task Phonopy_reads_the_folder_that_is_written_for_it()
    {
        using var folder = await Predicted();
        var numbers = await PythonProgram.Numbers(folder.FullPath, "phonopy", OfPhonopy);
        numbers[0].ShouldBe(6, 0.01); // 3 × 2 atoms of the primitive cell
        numbers[1].ShouldBe(numbers[0], 1e-5);
        numbers[2].ShouldBe(6 * 8.314462618, 0.1); // hot: 3R for each atom
        numbers[3].ShouldBe(0);
        numbers[4].ShouldBe(5.64 * 5.64 * 5.64 / 4, 1e-6);
        numbers[5].ShouldBe(2);
    }

    [Fact]
    public async Task Pymatgen_reads_the_file_that_is_written_for_it_and_the_folder_for_phonopy()
    {
        using var folder = await Predicted();
        var numbers = await PythonProgram.Numbers(folder.FullPath, "pymatgen", OfPymatgen);
        numbers[0].ShouldBe(6 * 8.314462618, 0.1);
        numbers[1].ShouldBe(5.64 * 5.64 * 5.64 / 4, 1e-6);
        numbers[2].ShouldBe(2);
        numbers[3..].ShouldAllBe(difference => difference < 1e-6);
    }

    [Fact]
    public async Task What_is_written_is_compared_as_the_same()
    {
        using var folder = await Predicted();
        foreach (var file in new[] { "NaCl.csv", "pymatgen.json", "made/total_dos.dat", "made/projected_dos.dat" })
        {
            var distances = (await PhodosProcess.Run(folder.FullPath, "compare-dos", "NaCl.json", file, "--json"))
                .ShouldSucceed().Json.GetProperty("distances");
            distances.GetProperty("rmse").GetDouble().ShouldBe(0, 1e-5);
            distances.GetProperty("wasserstein").GetDouble().ShouldBe(0, 1e-2);
        }
    }

    [Fact]
    public async Task A_model_of_labels_has_nothing_for_them()
    {
        using var folder = new TemporaryFolder();
        (await PhodosProcess.Run(folder.FullPath, "predict", Example.PathOf("NaCl.cif"), "--weights", trained.Run, "--write", "phonopy", "--figure", "none"))
            .ShouldRefuse("every site");
    }

    private static async Task<TemporaryFolder> Predicted()
    {
        var folder = new TemporaryFolder();
        (await PhodosProcess.Run(
            folder.FullPath,
            "predict",
            Example.PathOf("NaCl.cif"),
            "--out",
            ".",
            "--write",
            "csv,json,phonopy,pymatgen",
            "--temperatures",
            "0:2000:100",
            "--figure",
            "none")).ShouldSucceed();
        Directory.Move(folder["NaCl"], folder["made"]);
        File.Move(folder["NaCl-pymatgen.json"], folder["pymatgen.json"]);
        return folder;
    }
}

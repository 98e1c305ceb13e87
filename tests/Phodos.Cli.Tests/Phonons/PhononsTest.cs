using System.Text.Json;

namespace Phodos.Cli.Tests.Phonons;

/// <summary><c>phodos phonons</c> tells of calculations what it says.</summary>
public sealed class PhononsTest
{
    [Fact]
    public async Task A_calculation_gets_the_description_of_a_prediction_and_its_stability()
    {
        using var folder = new TemporaryFolder();
        Calculation.Write(folder["Po"]);
        var printed = (await PhodosProcess.Run(folder.FullPath, "phonons", "Po", "--json", "--temperatures", "300,1000000")).ShouldSucceed();
        var crystal = printed.Json[0];
        crystal.GetProperty("file").GetString().ShouldBe("Po");
        crystal.GetProperty("formula").GetString().ShouldBe("Po");
        crystal.GetProperty("crystalSystem").GetString().ShouldBe("cubic");
        crystal.GetProperty("model").GetString().ShouldBe("calculation");
        crystal.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        crystal.GetProperty("statesAbove").GetDouble().ShouldBe(0);
        var (frequencies, dos) = (Numbers(crystal, "frequencies"), Numbers(crystal, "dos"));
        (frequencies[1] - frequencies[0]).ShouldBe(1, 1e-9); // a fifth of the width
        dos.Sum().ShouldBe(3, 1e-4);
        frequencies[^1].ShouldBeGreaterThan(Calculation.HighestFrequency);
        Numbers(crystal.GetProperty("elements"), "Po").ShouldBe(dos);
        crystal.GetProperty("characteristics").GetProperty("maximumFrequency").GetProperty("value").GetDouble()
            .ShouldBe(Calculation.HighestFrequency, 0.01);
        var stability = crystal.GetProperty("stability");
        stability.GetProperty("lowestFrequency").GetDouble().ShouldBe(0);
        stability.GetProperty("statesBelow").GetDouble().ShouldBe(0);
        Numbers(crystal.GetProperty("thermodynamics").GetProperty("heatCapacity"), "values")[1].ShouldBe(24.94, 0.02);
    }

    [Fact]
    public async Task A_folder_of_calculations_gets_files_and_the_unstable_one_a_warning()
    {
        using var folder = new TemporaryFolder();
        Calculation.Write(folder["all/soft"], factor: -1);
        Calculation.Write(folder["all/hard"]);
        Directory.CreateDirectory(folder["all/notes"]);
        var result = await PhodosProcess.Run(folder.FullPath, "phonons", "all", "--out", "out", "--write", "csv,json,phonopy", "--mesh", "6,6,6");
        result.ExitCode.ShouldBe(2); // one of the two has no mode above zero
        result.Error.ShouldContain("all/soft: no mode of the crystal has a frequency above zero");
        result.Error.ShouldContain("folders without forces: all/notes");
        result.Error.ShouldContain("1 of 2 calculations done");
        folder.Content().Where(name => name.StartsWith("out/", StringComparison.Ordinal)).ShouldBe(
        [
            "out/hard", "out/hard-bands.csv", "out/hard-bands.png", "out/hard-thermodynamics.csv", "out/hard-thermodynamics.png", "out/hard.csv",
            "out/hard.json", "out/hard.png", "out/hard/FORCE_CONSTANTS", "out/hard/band.yaml", "out/hard/mesh.yaml", "out/hard/phonopy.yaml",
            "out/hard/projected_dos.dat", "out/hard/thermal_properties.yaml", "out/hard/total_dos.dat",
        ]);
    }

    [Fact]
    public async Task Bands_are_printed_along_the_standard_path_and_one_of_ones_own()
    {
        using var folder = new TemporaryFolder();
        Calculation.Write(folder["Po"]);
        var standard = await Printed(folder, "--bands");
        var bands = standard.GetProperty("bands");
        bands.GetProperty("lattice").GetString().ShouldBe("cP2");
        bands.GetProperty("path").EnumerateArray().Select(label => label.GetString()).ShouldBe(["Γ", "X", "M", "Γ", "R", "X|R", "M"]);
        var corner = bands.GetProperty("ticks").EnumerateArray().Single(tick => tick.GetProperty("label").GetString() == "R")
            .GetProperty("point").GetInt32();
        bands.GetProperty("frequencies")[corner].EnumerateArray().Select(value => value.GetDouble())
            .ShouldAllBe(frequency => Math.Abs(frequency - Calculation.HighestFrequency) < 0.01);
        bands.GetProperty("distances").GetArrayLength().ShouldBe(bands.GetProperty("frequencies").GetArrayLength());

        var own = (await Printed(folder, "--band-path", "G 0 0 0, X 1/2 0 0", "--unit", "THz")).GetProperty("bands");
        own.GetProperty("unit").GetString().ShouldBe("THz");
        own.GetProperty("path").EnumerateArray().Select(label => label.GetString()).ShouldBe(["Γ", "X"]);
        var point = await PhodosProcess.Run(folder.FullPath, "phonons", "Po", "--json", "--band-path", "G 0 0 0");
        point.ExitCode.ShouldBe(2);
        point.ErrorLines.ShouldHaveSingleItem().ShouldContain("G 0 0 0");
        (await Printed(folder)).TryGetProperty("bands", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_path_that_is_none_is_told_once_before_the_work()
    {
        using var folder = new TemporaryFolder();
        Calculation.Write(folder["all/one"]);
        Calculation.Write(folder["all/two"]);
        foreach (var path in new[] { "G 0 0 0, X 1/2 0", "G", "G, Q", "G 0 0 0, X 1/2 0 0 | M, M" })
        {
            var result = await PhodosProcess.Run(folder.FullPath, "phonons", "all", "--json", "--band-path", path);
            result.ShouldRefuse();
            result.ErrorLines.Length.ShouldBe(1, path);
        }

        // Whether a point is one of the crystal's lattice is known of each crystal alone.
        var ofOthers = await PhodosProcess.Run(folder.FullPath, "phonons", "all", "--json", "--band-path", "G, L");
        ofOthers.ExitCode.ShouldBe(2);
        ofOthers.Error.ShouldContain("all/one: there is no point 'L' of the lattice cP2");
    }

    [Fact]
    public async Task Heat_capacities_go_as_the_cube_of_the_temperature_unless_the_mesh_alone_is_summed()
    {
        using var folder = new TemporaryFolder();
        Calculation.Write(folder["Po"]);
        string[] cold = ["--temperatures", "0.5,1"];
        var (right, ofMesh) = (HeatCapacities(await Printed(folder, cold)), HeatCapacities(await Printed(folder, [.. cold, "--mesh-sum"])));
        (right[1] / right[0]).ShouldBe(8, 0.1);
        ofMesh[1].ShouldBeLessThan(0.5 * right[1]);

        double[] HeatCapacities(JsonElement crystal) =>
            Numbers(crystal.GetProperty("thermodynamics").GetProperty("heatCapacity"), "values");
    }

    [Fact]
    public async Task Isotopes_and_tetrahedra_change_the_spectrum()
    {
        using var folder = new TemporaryFolder();
        Calculation.Write(folder["Po"]);
        var heavy = await Printed(folder, "--isotopes", "Po=210", "--tetrahedra", "--mesh", "12,12,12");
        heavy.GetProperty("characteristics").GetProperty("maximumFrequency").GetProperty("value").GetDouble()
            .ShouldBe(Calculation.HighestFrequency * Math.Sqrt(Calculation.Mass / 210), 0.01);
        Numbers(heavy, "dos").Sum().ShouldBe(3, 1e-4); // steps of 1 cm⁻¹
        (await PhodosProcess.Run(folder.FullPath, "phonons", "Po", "--isotopes", "Na=23")).ShouldRefuse("Na");
    }

    [Fact]
    public async Task Files_for_other_programs_and_of_a_soft_mode_are_written()
    {
        using var folder = new TemporaryFolder();
        Calculation.Write(folder["Po"], across: -0.1);
        var result = await PhodosProcess.Run(
            folder.FullPath, "phonons", "Po", "--out", "out", "--write", "pymatgen,website,mode", "--figure", "none", "--mesh", "4,4,4");
        result.ShouldSucceed().Error.ShouldContain("the crystal is unstable");
        folder.Content().Where(name => name.StartsWith("out/", StringComparison.Ordinal))
            .ShouldBe(["out/Po-pymatgen-bands.json", "out/Po-pymatgen.json", "out/Po-soft-mode.vasp", "out/Po-website.json"]);
        File.ReadAllLines(folder["out/Po-soft-mode.vasp"])[0].ShouldContain("displaced by 0.1 A along the mode of -");
        JsonFile.Read(folder["out/Po-website.json"]).GetProperty("natoms").GetInt32().ShouldBe(1);
        (await PhodosProcess.Run(folder.FullPath, "predict", "Po/POSCAR-unitcell", "--weights", "site-states", "--write", "website")).ShouldRefuse("--write", "website");
    }

    [Fact]
    public async Task What_is_no_calculation_is_refused_in_one_line()
    {
        using var folder = new TemporaryFolder();
        Calculation.Write(folder["Po"]);
        File.Delete(folder["Po/phonopy.conf"]);
        (await PhodosProcess.Run(folder.FullPath, "phonons", "Po")).ShouldRefuse("Po", "not the cells that they belong to");
        (await PhodosProcess.Run(folder.FullPath, "phonons", "nowhere")).ShouldRefuse("nowhere", "no such file or folder");
        (await PhodosProcess.Run(folder.FullPath, "phonons", "Po", "--mesh", "0,1,1")).ShouldRefuse("--mesh", "three whole numbers");
    }

    private static async Task<JsonElement> Printed(TemporaryFolder folder, params string[] options) =>
        (await PhodosProcess.Run(folder.FullPath, ["phonons", "Po", "--json", .. options])).ShouldSucceed().Json[0];

    private static double[] Numbers(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}

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
        (5 * dos.Sum()).ShouldBe(3, 1e-4);
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
            "out/hard", "out/hard-thermodynamics.csv", "out/hard-thermodynamics.png", "out/hard.csv", "out/hard.json", "out/hard.png",
            "out/hard/phonopy.yaml", "out/hard/projected_dos.dat", "out/hard/thermal_properties.yaml", "out/hard/total_dos.dat",
        ]);
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

    private static double[] Numbers(JsonElement parent, string name) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
}

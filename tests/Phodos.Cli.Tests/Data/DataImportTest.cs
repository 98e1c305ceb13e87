using System.Globalization;
using System.Text.Json;

namespace Phodos.Cli.Tests.Data;

/// <summary><c>phodos data import</c> checks data of any kind, says what it found, and writes a store or nothing.</summary>
public sealed class DataImportTest
{
    private const string Salt = "NaCl\n1.0\n0 2.82 2.82\n2.82 0 2.82\n2.82 2.82 0\nNa Cl\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5\n";

    // phonopy's total_dos.dat: THz, states per THz; a box of six states.
    private static string PhonopyDos(double height) => "# Sigma = 0.05\n" + string.Concat(Enumerable.Range(-10, 120).Select(point =>
        string.Create(CultureInfo.InvariantCulture, $"{0.1 * point:F10} {(point is > 15 and <= 75 ? height : 0):F10}\n")));

    private static void WriteCrystal(TemporaryFolder folder, string name, double height)
    {
        Directory.CreateDirectory(folder[Path.Combine("calculations", name)]);
        File.WriteAllText(folder[Path.Combine("calculations", name, "POSCAR")], Salt);
        File.WriteAllText(folder[Path.Combine("calculations", name, "total_dos.dat")], PhonopyDos(height));
    }

    [Fact]
    public async Task A_csv_becomes_a_store_that_becomes_a_store()
    {
        using var folder = new TemporaryFolder();
        TinyData.Write(folder["tiny.csv"], 6);
        var first = (await PhodosProcess.Run(folder.FullPath, "data", "import", "tiny.csv", "--out", "new/tiny.parquet")).ShouldSucceed();
        first.Output.ShouldMatch(@"kept +6 ");
        var second = (await PhodosProcess.Run(
            folder.FullPath, "data", "import", "new/tiny.parquet", "--out", "again.parquet", "--report", "again.json", "-q")).ShouldSucceed();
        second.Error.ShouldBeEmpty();
        var report = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(folder["again.json"], TestContext.Current.CancellationToken));
        report.GetProperty("rows").GetInt32().ShouldBe(6);
        File.Exists(folder["again.parquet"]).ShouldBeTrue();
    }

    [Fact]
    public async Task A_folder_of_phonopy_calculations_in_terahertz_is_imported_end_to_end()
    {
        using var folder = new TemporaryFolder();
        WriteCrystal(folder, "salt", 1);
        var result = (await PhodosProcess.Run(folder.FullPath, "data", "import", "calculations", "--out", "salt.parquet")).ShouldSucceed();
        result.Output.ShouldContain("converted to cm⁻¹");
        result.Output.ShouldMatch(@"kept +1 ");

        (await PhodosProcess.Run(folder.FullPath, "data", "import", "calculations", "--out", "no.parquet", "--unit", "cm-1"))
            .ShouldRefuse("contradict their range", "(--unit): THz", "1 of 1 rows");
        File.Exists(folder["no.parquet"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Faulty_rows_end_the_import_or_are_left_out_and_listed()
    {
        using var folder = new TemporaryFolder();
        WriteCrystal(folder, "good", 1);
        WriteCrystal(folder, "surplus", 1.5);
        string[] command = ["data", "import", "calculations", "--out", "some.parquet", "--report", "some.json"];
        (await PhodosProcess.Run(folder.FullPath, command)).ShouldRefuse("1 of 2 rows", "row 1 (surplus)", "--skip-faulty", "some.json");
        Directory.EnumerateFiles(folder.FullPath).Select(Path.GetFileName).ShouldBe(["some.json"]);

        var result = (await PhodosProcess.Run(folder.FullPath, [.. command, "--skip-faulty", "--quiet"])).ShouldSucceed();
        result.ErrorLines.ShouldHaveSingleItem().ShouldContain("left out: row 1 (surplus)");
        result.Output.ShouldMatch(@"left out +1 ");
        File.Exists(folder["some.parquet"]).ShouldBeTrue();
    }

    [Fact]
    public async Task Folders_that_are_passed_over_are_named_and_folders_in_folders_read_on_request()
    {
        using var folder = new TemporaryFolder();
        WriteCrystal(folder, "good", 1);
        WriteCrystal(folder, Path.Combine("outer", "inner"), 1);
        Directory.CreateDirectory(folder["calculations/forces"]);
        await File.WriteAllTextAsync(folder["calculations/forces/FORCE_SETS"], "2\n", TestContext.Current.CancellationToken);
        string[] command = ["data", "import", "calculations", "--out", "some.parquet", "--quiet"];
        var plain = (await PhodosProcess.Run(folder.FullPath, command)).ShouldSucceed();
        plain.ErrorLines.Select(line => line.Split(';')[0]).ShouldBe(
        [
            "phodos: not used: forces: forces alone (FORCE_SETS): there are forces, but not the cells that they belong to",
            "phodos: not used: outer: neither total_dos.dat nor mesh.yaml nor forces",
        ]);
        plain.Output.ShouldMatch(@"kept +1 ");
        plain.Output.ShouldMatch(@"not used +2 ");
        var deep = (await PhodosProcess.Run(folder.FullPath, [.. command, "--recursive"])).ShouldSucceed();
        deep.ErrorLines.ShouldHaveSingleItem().ShouldContain("forces");
        deep.Output.ShouldMatch(@"kept +2 ");
    }

    [Fact]
    public async Task Imaginary_modes_of_phonon_JSON_meet_the_policy()
    {
        using var folder = new TemporaryFolder();
        var frequencies = string.Join(',', Enumerable.Range(-20, 120).Select(point => point / 10m));
        var densities = string.Join(',', Enumerable.Range(-20, 120).Select(point => point is > 15 and <= 70 or > -15 and <= -10 ? 1 : 0));
        var text = "{\"material_id\":\"mp-1\",\"structure\":{\"lattice\":{\"matrix\":[[0,2.82,2.82],[2.82,0,2.82],[2.82,2.82,0]]},\"sites\":["
            + "{\"species\":[{\"element\":\"Na\",\"occu\":1}],\"abc\":[0,0,0]},{\"species\":[{\"element\":\"Cl\",\"occu\":1}],\"abc\":[0.5,0.5,0.5]}]},"
            + $"\"ph_dos\":{{\"frequencies\":[{frequencies}],\"densities\":[{densities}]}}}}";
        await File.WriteAllTextAsync(folder["mp.json"], text, TestContext.Current.CancellationToken);
        string[] command = ["data", "import", "mp.json", "--out", "out.parquet", "--imaginary"];
        (await PhodosProcess.Run(folder.FullPath, [.. command, "error"])).ShouldRefuse("mp-1", "imaginary modes");
        var dropped = await PhodosProcess.Run(folder.FullPath, [.. command, "drop"]);
        dropped.ExitCode.ShouldBe(2);
        dropped.ErrorLines[^1].ShouldContain("none of the 1 rows");
        File.Exists(folder["out.parquet"]).ShouldBeFalse();
        (await PhodosProcess.Run(folder.FullPath, [.. command, "warn"])).ShouldSucceed().Output.ShouldMatch(@"kept +1 ");
    }

    [Theory]
    [InlineData("missing.csv", "no such file")]
    [InlineData("strange.xyz", "tells no kind")]
    [InlineData("empty", "nothing to import")]
    [InlineData("bad.jsonl", "no JSON", "bad.jsonl:2")]
    public async Task What_is_no_source_is_refused(string source, params string[] words)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["empty"]);
        await File.WriteAllTextAsync(folder["strange.xyz"], "x", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["bad.jsonl"], "\nnot JSON\n", TestContext.Current.CancellationToken);
        (await PhodosProcess.Run(folder.FullPath, "data", "import", source, "--out", "out.parquet")).ShouldRefuse([source, .. words]);
        Directory.EnumerateFiles(folder.FullPath, "*.parquet").ShouldBeEmpty();
    }
}

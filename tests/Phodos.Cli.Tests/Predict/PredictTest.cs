using System.Globalization;
using System.Text.Json;

namespace Phodos.Cli.Tests.Predict;

/// <summary><c>phodos predict</c> writes what it says, for every file that can be read.</summary>
public sealed class PredictTest(TrainedRun trained)
{
    [Fact]
    public async Task A_crystal_gets_a_table_a_description_and_a_figure()
    {
        using var folder = new TemporaryFolder();
        (await Predict(folder, Example.PathOf("NaCl.cif"), "--out", "out")).ShouldSucceed().Output.ShouldBeEmpty();
        folder.Content().ShouldBe(["out", "out/NaCl-thermodynamics.csv", "out/NaCl-thermodynamics.png", "out/NaCl.csv", "out/NaCl.json", "out/NaCl.png"]);

        var rows = File.ReadAllLines(folder["out/NaCl.csv"]);
        rows[0].ShouldBe("frequency_cm-1,dos_max_normalized");
        var values = rows.Skip(1).Select(row => row.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        values.Select(row => row[0]).ShouldBe(Enumerable.Range(0, 51).Select(point => 20.0 * point));
        values.Max(row => row[1]).ShouldBe(1);
        values.Min(row => row[1]).ShouldBeGreaterThanOrEqualTo(0);

        var description = JsonFile.Read(folder["out/NaCl.json"]);
        description.GetProperty("atoms").GetInt32().ShouldBe(8);
        description.GetProperty("cellAtoms").GetInt32().ShouldBe(2);
        description.GetProperty("crystalSystem").GetString().ShouldBe("cubic");
        description.GetProperty("model").GetString().ShouldBe("dostransformer");
        description.GetProperty("normalization").GetString().ShouldBe("max-normalized");
        description.GetProperty("unit").GetString().ShouldBe("cm^-1");
        description.GetProperty("dos").EnumerateArray().Select(value => value.GetDouble()).ShouldBe(values.Select(row => row[1]));
        description.GetProperty("frequencies").GetArrayLength().ShouldBe(51);
        description.GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Without_weights_the_model_that_is_shipped_predicts()
    {
        using var folder = new TemporaryFolder();
        string[] inputs = [Example.PathOf("NaCl.cif"), Example.PathOf("Si.vasp")];
        var printed = (await PhodosProcess.Run(folder.FullPath, ["predict", .. inputs, "--json"])).ShouldSucceed();
        printed.Json.EnumerateArray().ShouldAllBe(crystal => crystal.GetProperty("model").GetString() == "force-constants");

        // Rock salt reaches to about 250 cm⁻¹ and silicon to about 520 (measured, by neutrons).
        LastAbove(0.05, printed.Json[0]).ShouldBeInRange(200, 320);
        LastAbove(0.05, printed.Json[1]).ShouldBeInRange(480, 600);

        // Measured at 300 K, at constant pressure, in J/K/mol-atom: rock salt 25.2, silicon 20.0; at constant volume some 5 % and 1 % less.
        HeatCapacityAt300(printed.Json[0]).ShouldBe(24.0, 0.4);
        HeatCapacityAt300(printed.Json[1]).ShouldBe(19.9, 0.4);
        printed.Json[1].GetProperty("warnings").GetArrayLength().ShouldBe(0);

        static double LastAbove(double part, JsonElement crystal)
        {
            var dos = Numbers(crystal, "dos");
            return Numbers(crystal, "frequencies").Zip(dos, (frequency, value) => value > part * dos.Max() ? frequency : 0).Max();
        }

        static double HeatCapacityAt300(JsonElement crystal)
        {
            var table = crystal.GetProperty("thermodynamics");
            return Numbers(table.GetProperty("heatCapacity"), "values")[Array.IndexOf(Numbers(table, "temperatures"), 300)];
        }
    }

    [Fact]
    public async Task The_shipped_model_gives_parts_and_errors_in_any_unit_and_on_any_grid()
    {
        using var folder = new TemporaryFolder();
        string[] view = ["--unit", "THz", "--grid", "0:10:0.05", "--broadening", "0.1", "--normalization", "sum", "--sites", "--per", "mol-formula"];
        var printed = await PhodosProcess.Run(
            folder.FullPath, ["predict", Example.PathOf("NaCl.cif"), "--json", "--temperatures", "0:3000:1500", .. view]);
        var crystal = printed.ShouldSucceed().Json[0];
        var (dos, frequencies) = (Numbers(crystal, "dos"), Numbers(crystal, "frequencies"));
        crystal.GetProperty("unit").GetString().ShouldBe("THz");
        (frequencies.Length, frequencies[^1]).ShouldBe((201, 10));
        (0.05 * dos.Sum()).ShouldBe(1, 1e-3);
        Numbers(crystal, "dosError").ShouldAllBe(error => error > 0);
        var elements = crystal.GetProperty("elements");
        Numbers(elements, "Na").Zip(Numbers(elements, "Cl"), (sodium, chlorine) => sodium + chlorine).Zip(dos)
            .ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-5);
        crystal.GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("element").GetString())
            .ShouldBe(["Na", "Cl"]);

        // A formula unit of two atoms holds 6 R when it is hot.
        var heat = Numbers(crystal.GetProperty("thermodynamics").GetProperty("heatCapacity"), "values");
        (heat[0], heat.Length).ShouldBe((0, 3));
        heat[2].ShouldBe(6 * 8.314, 0.1);
    }

    [Fact]
    public async Task Parquet_holds_a_row_for_every_crystal_and_nothing_appears_where_none_can_be_read()
    {
        using var folder = new TemporaryFolder();
        string[] inputs = [Example.PathOf("NaCl.cif"), Example.PathOf("Si.vasp"), Example.PathOf("TiO2-rutile.cif")];
        (await PhodosProcess.Run(folder.FullPath, ["predict", .. inputs, "--write", "parquet", "--figure", "none"])).ShouldSucceed();
        folder.Content().ShouldBe(["predictions", "predictions/predictions.parquet"]);
        await using var reader = await Parquet.ParquetReader.CreateAsync(
            folder["predictions/predictions.parquet"], cancellationToken: TestContext.Current.CancellationToken);
        reader.RowGroupCount.ShouldBe(1);
        reader.OpenRowGroupReader(0).RowCount.ShouldBe(3);
        reader.CustomMetadata["phodos.frequency_unit"].ShouldBe("cm^-1");

        File.WriteAllText(folder["bad.cif"], "data_b\n_cell_length_a 5\n");
        (await PhodosProcess.Run(folder.FullPath, "predict", "bad.cif", "--write", "parquet", "--figure", "none", "--out", "none")).ExitCode.ShouldBe(2);
        Directory.Exists(folder["none"]).ShouldBeFalse();
    }

    [Fact]
    public async Task An_element_that_the_model_has_never_seen_is_told_of()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["odd.vasp"], "an odd salt\n1.0\n0 3.3 3.3\n3.3 0 3.3\n3.3 3.3 0\nRn Cl\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5\n");
        var result = (await PhodosProcess.Run(folder.FullPath, "predict", "odd.vasp", "--figure", "none")).ShouldSucceed();
        result.Error.ShouldContain("odd.vasp: Rn is in none of the ");
        JsonFile.Read(folder["predictions/odd.json"]).GetProperty("warnings").GetArrayLength().ShouldBePositive();
    }

    [Fact]
    public async Task Printed_results_are_those_of_the_files_and_no_file_is_written()
    {
        using var folder = new TemporaryFolder();
        (await Predict(folder, Example.PathOf("Si.vasp"), "--out", "out", "--figure", "none")).ShouldSucceed();
        folder.Content().ShouldBe(["out", "out/Si-thermodynamics.csv", "out/Si.csv", "out/Si.json"]);
        var written = JsonFile.Read(folder["out/Si.json"]);
        var printed = (await Predict(folder, Example.PathOf("Si.vasp"), "--json", "--out", "none")).ShouldSucceed();
        printed.Json.GetArrayLength().ShouldBe(1);
        JsonElement.DeepEquals(printed.Json[0], written).ShouldBeTrue();
        Directory.Exists(folder["none"]).ShouldBeFalse();
    }

    [Fact]
    public async Task One_bad_file_does_not_keep_the_others_from_their_results()
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["in/a.cif"], "NaCl.cif");
        Example.CopyTo(folder["in/c.vasp"], "Si.vasp");
        File.WriteAllText(folder["in/b.cif"], "data_b\n_cell_length_a 5\n");
        File.WriteAllText(folder["in/notes.txt"], "Dear diary\n");
        var result = await Predict(folder, "in", "in/missing.cif", "--out", "out", "--figure", "svg");
        result.ExitCode.ShouldBe(2);
        result.ErrorLines.Where(line => line.StartsWith("phodos: ", StringComparison.Ordinal)).Count().ShouldBe(2);
        result.Error.ShouldContain("phodos: in/b.cif");
        result.Error.ShouldContain("phodos: in/missing.cif");
        result.Error.ShouldNotContain("   at ");
        result.ErrorLines[^2].ShouldBe("passed over, as files of no known structure format: in/notes.txt");
        result.ErrorLines[^1].ShouldBe("2 of 4 files predicted");
        TemporaryFolder.ContentOf(folder["out"]).ShouldBe([.. Written("a", "svg"), .. Written("c", "svg")]);

        var printed = await Predict(folder, "in", "--json", "--quiet");
        printed.ExitCode.ShouldBe(2);
        printed.ErrorLines.Length.ShouldBe(1);
        printed.Json.EnumerateArray().Select(entry => entry.GetProperty("file").GetString()).ShouldBe(["in/a.cif", "in/c.vasp"]);
    }

    [Fact]
    public async Task Files_of_one_name_in_several_folders_keep_their_results_apart()
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["one/x.cif"], "NaCl.cif");
        Example.CopyTo(folder["two/x.cif"], "TiO2-rutile.cif");
        Example.CopyTo(folder["two/.hidden.cif"], "TiO2-rutile.cif");
        (await Predict(folder, "**/*.cif", "one/x.cif", "--out", "out", "--figure", "none", "--write", "json")).ShouldSucceed();
        TemporaryFolder.ContentOf(folder["out"]).ShouldBe(["one-x.json", "two-x.json"]);
        File.ReadAllText(folder["out/one-x.json"]).ShouldContain("\"file\": \"one/x.cif\"");
        File.ReadAllText(folder["out/two-x.json"]).ShouldContain("\"file\": \"two/x.cif\"");
    }

    [Fact]
    public async Task Files_that_are_always_called_the_same_have_the_names_of_their_folders()
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["a/POSCAR"], "Si.vasp");
        Example.CopyTo(folder["b/POSCAR"], "Si.vasp");
        (await Predict(folder, "*/POSCAR", "--out", "out", "--figure", "none", "--write", "json")).ShouldSucceed();
        TemporaryFolder.ContentOf(folder["out"]).ShouldBe(["a-POSCAR.json", "b-POSCAR.json"]);
        File.ReadAllText(folder["out/b-POSCAR.json"]).ShouldContain("\"file\": \"b/POSCAR\"");
    }

    [Fact]
    public async Task Standard_input_is_a_file_too()
    {
        using var folder = new TemporaryFolder();
        var crystal = await File.ReadAllTextAsync(Example.PathOf("NaCl.cif"), TestContext.Current.CancellationToken);
        var predicted = await PhodosProcess.RunWithInput(
            folder.FullPath, crystal, "predict", "-", "--weights", trained.Run, "--figure", "none", "--temperatures", "300,298.15", "--out", ".");
        predicted.ShouldSucceed();
        folder.Content().ShouldBe(["stdin-thermodynamics.csv", "stdin.csv", "stdin.json"]);
        Numbers(JsonFile.Read(folder["stdin.json"]).GetProperty("thermodynamics"), "temperatures").ShouldBe([298.15, 300]);

        var refused = await PhodosProcess.RunWithInput(folder.FullPath, "once upon a time\n", "predict", "-", "--weights", trained.Run);
        refused.ShouldRefuse("stdin:1");
        var inspected = await PhodosProcess.RunWithInput(folder.FullPath, crystal, "inspect", "-", "--json");
        inspected.ShouldSucceed().Json[0].GetProperty("formula").GetString().ShouldBe("NaCl");
    }

    [Fact]
    public async Task A_dos_per_atom_is_that_of_the_cell_divided_by_its_atoms()
    {
        using var folder = new TemporaryFolder();
        string[] command = ["predict", Example.PathOf("NaCl.cif"), "--write", "json,csv", "--normalization"];
        (await PhodosProcess.Run(folder.FullPath, [.. command, "atom", "--out", "atom", "--figure", "none"])).ShouldSucceed();
        (await PhodosProcess.Run(folder.FullPath, [.. command, "cell", "--out", "cell", "--figure", "pdf", "--no-title"])).ShouldSucceed();
        var (ofAtom, ofCell) = (JsonFile.Read(folder["atom/NaCl.json"]), JsonFile.Read(folder["cell/NaCl.json"]));
        ofAtom.GetProperty("normalization").GetString().ShouldBe("per-atom");
        var atoms = ofAtom.GetProperty("cellAtoms").GetInt32();
        Numbers(ofAtom, "dos").ShouldBe(Numbers(ofCell, "dos").Select(value => value / atoms), 1e-6);
        Numbers(ofAtom, "dosError").ShouldBe(Numbers(ofCell, "dosError").Select(value => value / atoms), 1e-6);
        File.ReadLines(folder["atom/NaCl.csv"]).First().ShouldStartWith("frequency_cm-1,dos_per_atom,");
        File.ReadAllText(folder["cell/NaCl.pdf"]).ShouldStartWith("%PDF-");

        // What was written is understood as the same spectrum.
        foreach (var file in new[] { "atom/NaCl.json", "atom/NaCl.csv" })
        {
            var compared = (await PhodosProcess.Run(folder.FullPath, "compare-dos", file, "cell/NaCl.json", "--json")).ShouldSucceed();
            compared.Json.GetProperty("distances").GetProperty("rmse").GetDouble().ShouldBe(0, 1e-5);
        }
    }

    [Fact]
    public async Task A_supercell_of_a_crystal_has_its_dos()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["primitive.vasp"], "rock salt\n1.0\n0 2.82 2.82\n2.82 0 2.82\n2.82 2.82 0\nNa Cl\n1 1\nDirect\n0 0 0\n0.5 0.5 0.5\n");
        File.WriteAllText(
            folder["doubled.vasp"], "rock salt\n1.0\n0 5.64 5.64\n2.82 0 2.82\n2.82 2.82 0\nNa Cl\n2 2\nDirect\n0 0 0\n0.5 0 0\n0.25 0.5 0.5\n0.75 0.5 0.5\n");
        var results = (await Predict(folder, "primitive.vasp", "doubled.vasp", "--json")).ShouldSucceed().Json;
        results[1].GetProperty("atoms").GetInt32().ShouldBe(4);
        results[1].GetProperty("cellAtoms").GetInt32().ShouldBe(2);
        var dos = results.EnumerateArray().Select(entry => entry.GetProperty("dos").EnumerateArray().Select(value => value.GetDouble()).ToArray()).ToArray();
        dos[1].Zip(dos[0], (ofSupercell, ofPrimitive) => Math.Abs(ofSupercell - ofPrimitive)).Max().ShouldBeLessThan(2e-5);
    }

    private static string[] Written(string name, string figure) =>
        [$"{name}-thermodynamics.csv", $"{name}-thermodynamics.{figure}", $"{name}.csv", $"{name}.json", $"{name}.{figure}"];

    private static double[] Numbers(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    private Task<CommandResult> Predict(TemporaryFolder folder, params string[] arguments) =>
        PhodosProcess.Run(folder.FullPath, ["predict", "--weights", trained.Run, .. arguments]);
}

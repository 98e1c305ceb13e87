using System.Text.Json;

namespace Phodos.Cli.Tests.Inspect;

/// <summary><c>phodos inspect</c> says what the example crystals are, for people and for programs.</summary>
public sealed class InspectTest
{
    private static readonly string[] Keys =
    [
        "file", "ok", "error", "formula", "atoms", "volume_per_atom", "spacegroup", "crystal_system", "primitive_atoms", "min_distance", "blocks",
    ];

    [Fact]
    public async Task A_person_sees_what_a_crystal_is()
    {
        var result = (await PhodosProcess.Run(Example.PathOf(""), "inspect", "TiO2-rutile.cif")).ShouldSucceed();
        result.Error.ShouldBeEmpty();
        result.Output.ReplaceLineEndings("\n").ShouldBe(
            """
            TiO2-rutile.cif
              format             cif
              title              rutile
              formula            TiO2
              atoms              6 (O4Ti2), 6 in the primitive cell
              cell               a 4.5940  b 4.5940  c 2.9590 Å
              angles             α 90  β 90  γ 90°
              volume             62.449 Å³, 10.408 Å³ an atom
              density            4.247 g/cm³
              space group        P4_2/mnm (136), tetragonal
              shortest distance  1.948 Å

            """);
    }

    [Fact]
    public async Task A_program_gets_every_value()
    {
        var result = (await PhodosProcess.Run(Example.PathOf(""), "inspect", "NaCl.cif", "--json")).ShouldSucceed();
        var entry = result.Json.EnumerateArray().ShouldHaveSingleItem();
        entry.EnumerateObject().Select(property => property.Name).Intersect(Keys).Order().ShouldBe(Keys.Order());
        Text(entry, "file").ShouldBe("NaCl.cif");
        entry.GetProperty("ok").GetBoolean().ShouldBeTrue();
        entry.GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        Text(entry, "formula").ShouldBe("NaCl");
        entry.GetProperty("atoms").GetInt32().ShouldBe(8);
        entry.GetProperty("volume_per_atom").GetDouble().ShouldBe(5.64 * 5.64 * 5.64 / 8, 1e-9);
        entry.GetProperty("spacegroup").GetInt32().ShouldBe(225);
        Text(entry, "spacegroup_symbol").ShouldBe("Fm-3m");
        Text(entry, "crystal_system").ShouldBe("cubic");
        entry.GetProperty("primitive_atoms").GetInt32().ShouldBe(2);
        entry.GetProperty("min_distance").GetDouble().ShouldBe(2.82, 1e-9);
        entry.GetProperty("blocks").GetInt32().ShouldBe(1);
        entry.GetProperty("density").GetDouble().ShouldBe(2.164, 5e-4); // 58.44 u × 4 / (5.64 Å)³
        entry.GetProperty("cell").GetProperty("gamma").GetDouble().ShouldBe(90, 1e-9);
        entry.GetProperty("warnings").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("Si.vasp", 227, "cubic", 2)]
    [InlineData("SiO2-quartz.cif", 152, "trigonal", 9)]
    [InlineData("ZnO-wurtzite.vasp", 186, "hexagonal", 4)]
    [InlineData("BaTiO3-tetragonal.vasp", 99, "tetragonal", 5)]
    public async Task The_examples_have_the_symmetry_of_their_minerals(string file, int spaceGroup, string system, int primitiveAtoms)
    {
        var entry = (await PhodosProcess.Run(Example.PathOf(""), "inspect", file, "--json", "--quiet")).ShouldSucceed().Json[0];
        entry.GetProperty("spacegroup").GetInt32().ShouldBe(spaceGroup);
        Text(entry, "crystal_system").ShouldBe(system);
        entry.GetProperty("primitive_atoms").GetInt32().ShouldBe(primitiveAtoms);
    }

    [Fact]
    public async Task The_symmetry_tolerance_and_what_lies_near_it_are_told()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["bent.vasp"], "almost cubic\n1.0\n4 0 0\n0 4 0\n0 0 4.04\nPo\n1\nDirect\n0 0 0\n");
        var tight = (await PhodosProcess.Run(folder.FullPath, "inspect", "bent.vasp", "--json")).ShouldSucceed().Json[0];
        tight.GetProperty("spacegroup").GetInt32().ShouldBe(123);
        tight.GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldContain("Pm-3m");
        var loose = (await PhodosProcess.Run(folder.FullPath, "inspect", "bent.vasp", "--symmetry-tolerance", "0.1", "--json")).ShouldSucceed().Json[0];
        loose.GetProperty("spacegroup").GetInt32().ShouldBe(221);
    }

    [Fact]
    public async Task Several_structures_in_a_file_are_counted()
    {
        using var folder = new TemporaryFolder();
        var halite = File.ReadAllText(Example.PathOf("NaCl.cif"));
        File.WriteAllText(folder["two.cif"], halite + "\n" + halite.Replace("data_", "data_second_", StringComparison.Ordinal));
        var result = (await PhodosProcess.Run(folder.FullPath, "inspect", "two.cif", "--json")).ShouldSucceed();
        result.Json[0].GetProperty("blocks").GetInt32().ShouldBe(2);
        (await PhodosProcess.Run(folder.FullPath, "inspect", "two.cif")).Output.ShouldContain("cif, the first of 2 structures");
    }

    private static string? Text(JsonElement entry, string key) => entry.GetProperty(key).GetString();
}

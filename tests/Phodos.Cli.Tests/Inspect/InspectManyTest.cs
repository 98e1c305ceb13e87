namespace Phodos.Cli.Tests.Inspect;

/// <summary>Of many files each is told of, in their order, and none stops the rest.</summary>
public sealed class InspectManyTest
{
    [Fact]
    public async Task One_bad_file_does_not_keep_the_others_from_being_told()
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["in/a.cif"], "NaCl.cif");
        Example.CopyTo(folder["in/c.vasp"], "Si.vasp");
        File.WriteAllText(folder["in/b.cif"], "data_b\n_cell_length_a 5\n");
        var result = await PhodosProcess.Run(folder.FullPath, "inspect", "in", "missing.cif");
        result.ExitCode.ShouldBe(2);
        result.Output.ShouldContain("in/a.cif");
        result.Output.ShouldContain("in/c.vasp");
        result.ErrorLines.Length.ShouldBe(3);
        result.ErrorLines[0].ShouldStartWith("phodos: in/b.cif:1: ");
        result.ErrorLines[1].ShouldBe("phodos: missing.cif: there is no such file");
        result.ErrorLines[2].ShouldBe("2 of 4 files read");

        var printed = await PhodosProcess.Run(folder.FullPath, "inspect", "in", "missing.cif", "--json", "--quiet");
        printed.ExitCode.ShouldBe(2);
        printed.ErrorLines.Length.ShouldBe(2);
        var entries = printed.Json.EnumerateArray().ToArray();
        entries.Select(entry => entry.GetProperty("file").GetString()).ShouldBe(["in/a.cif", "in/b.cif", "in/c.vasp", "missing.cif"]);
        entries.Select(entry => entry.GetProperty("ok").GetBoolean()).ShouldBe([true, false, true, false]);
        entries[1].GetProperty("error").GetString()!.ShouldStartWith("in/b.cif:1: ");
        foreach (var key in new[] { "formula", "atoms", "volume_per_atom", "spacegroup", "crystal_system", "primitive_atoms", "min_distance", "blocks" })
        {
            entries[1].GetProperty(key).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null, key);
            entries[0].GetProperty(key).ValueKind.ShouldNotBe(System.Text.Json.JsonValueKind.Null, key);
        }
    }

    [Fact]
    public async Task Files_of_a_folder_that_are_no_structures_are_counted_and_named()
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["in/good.txt"], "NaCl.cif");
        foreach (var number in Enumerable.Range(1, 7))
            File.WriteAllText(folder[$"in/note{number}.txt"], "Dear diary\n");
        var result = (await PhodosProcess.Run(folder.FullPath, "inspect", "in")).ShouldSucceed();
        result.ErrorLines.ShouldBe(
        [
            "passed over, as files of no known structure format: in/note1.txt, in/note2.txt, in/note3.txt, in/note4.txt, in/note5.txt and 2 more",
            "1 of 1 files read",
        ]);
        var printed = (await PhodosProcess.Run(folder.FullPath, "inspect", "in", "--json", "--quiet")).ShouldSucceed();
        printed.Error.ShouldBeEmpty();
        printed.Json.GetArrayLength().ShouldBe(8);

        // Whoever names a file means it, and where no structure is left the input is wrong.
        (await PhodosProcess.Run(folder.FullPath, "inspect", "in", "in/note1.txt", "--quiet")).ExitCode.ShouldBe(2);
        (await PhodosProcess.Run(folder.FullPath, "inspect", "in/note*.txt")).ExitCode.ShouldBe(2);
        (await PhodosProcess.Run(folder.FullPath, "inspect", "in", "--format", "cif", "--quiet")).ErrorLines.Length.ShouldBe(7);
    }

    [Fact]
    public async Task Patterns_reach_into_subfolders_and_each_file_comes_once()
    {
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["one/x.cif"], "NaCl.cif");
        Example.CopyTo(folder["two/deep/x.cif"], "TiO2-rutile.cif");
        Example.CopyTo(folder["two/.hidden.cif"], "TiO2-rutile.cif");
        var result = (await PhodosProcess.Run(folder.FullPath, "inspect", "two/deep/x.cif", "**/*.cif", "one", "--json")).ShouldSucceed();
        result.Json.EnumerateArray().Select(entry => entry.GetProperty("file").GetString()).ShouldBe(["two/deep/x.cif", "one/x.cif"]);
    }

    [Fact]
    public async Task More_files_than_are_read_at_once_keep_their_order()
    {
        using var folder = new TemporaryFolder();
        var names = Enumerable.Range(100, 150).Select(number => $"in/{number}.cif").ToArray();
        foreach (var name in names)
            Example.CopyTo(folder[name], "NaCl.cif");
        File.WriteAllText(folder["in/170.cif"], "");
        var result = await PhodosProcess.Run(folder.FullPath, "inspect", "in", "--json", "--threads", "3");
        result.ExitCode.ShouldBe(2);
        result.Json.EnumerateArray().Select(entry => entry.GetProperty("file").GetString()).ShouldBe(names);
        result.ErrorLines.ShouldBe(["phodos: in/170.cif:1: the file is empty", "149 of 150 files read"]);
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Phodos.Cli.Tests.Inspect;

/// <summary>Files and names that nobody wishes for get one clear line.</summary>
public sealed class InspectHostileTest
{
    [Theory]
    [InlineData("missing.cif", "missing.cif: there is no such file")]
    [InlineData("nothing", "nothing: there are no files in this folder")]
    [InlineData("nothing/*.cif", "nothing/*.cif: no file matches")]
    [InlineData("garbage.txt", "garbage.txt:1: the content belongs to no known structure format")]
    [InlineData("empty.cif", "empty.cif:1: the file is empty")]
    [InlineData("noise.cif", "noise.cif:1: this is a binary file")]
    [InlineData("wide.cif", "wide.cif:1: this looks like UTF-16 text")]
    [InlineData("good.cif --format poscar", "good.cif:2: ")]
    [InlineData("crowd.vasp", "crowd.vasp:", "atoms 1 (Si) and 2 (Si) are 0.000 Å apart")]
    public async Task What_cannot_be_read_is_said_in_one_line(string arguments, params string[] words)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["nothing"]);
        Example.CopyTo(folder["good.cif"], "NaCl.cif");
        File.WriteAllText(folder["garbage.txt"], "once upon a time\n");
        File.WriteAllText(folder["empty.cif"], "");
        File.WriteAllBytes(folder["noise.cif"], [0, 1, 2, 3, 0xff, 0xfe]);
        File.WriteAllBytes(folder["wide.cif"], Encoding.Unicode.GetBytes(File.ReadAllText(folder["good.cif"])));
        File.WriteAllText(folder["crowd.vasp"], Poscar(60, Enumerable.Repeat("0 0 0", 10_000)));
        (await PhodosProcess.Run(folder.FullPath, ["inspect", .. arguments.Split(' ')])).ShouldRefuse(words);
    }

    [Theory]
    [InlineData("--format no-format", "--format cannot be 'no-format'; it is cif", "see phodos inspect --help")]
    [InlineData("--symmetry-tolerance 1", "above 0 and below 0.5")]
    public async Task A_wrong_option_is_refused_before_anything_is_read(string option, params string[] words) =>
        (await PhodosProcess.Run(Example.PathOf(""), ["inspect", "NaCl.cif", .. option.Split(' ')])).ShouldRefuse(words);

    [Fact]
    public async Task The_name_of_a_format_may_be_in_capitals() =>
        (await PhodosProcess.Run(Example.PathOf(""), "inspect", "Si.vasp", "--format", "POSCAR")).ShouldSucceed();

    [Fact]
    public async Task Names_and_titles_cannot_command_the_terminal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names");
        const string Name = "x\n\u001b[31m\u202e.cif";
        using var folder = new TemporaryFolder();
        Example.CopyTo(folder["in/" + Name], "NaCl.cif");
        File.WriteAllText(folder["in/bad" + Name], "data_\n");
        File.WriteAllText(folder["in/" + Name], File.ReadAllText(Example.PathOf("NaCl.cif")).Replace("halite", "ha\u001b[2Jlite", StringComparison.Ordinal));
        var result = await PhodosProcess.Run(folder.FullPath, "inspect", "in");
        result.ExitCode.ShouldBe(2);
        foreach (var text in new[] { result.Output, result.Error })
        {
            text.Where(character => character != '\n' && char.IsControl(character)).ShouldBeEmpty();
            text.ShouldNotContain("\u202e");
            text.ShouldContain(@"x\u000A\u001B[31m\u202E.cif");
        }

        result.ErrorLines.Length.ShouldBe(2);
        var entries = (await PhodosProcess.Run(folder.FullPath, "inspect", "in", "--json")).Json.EnumerateArray().ToArray();
        entries.Select(entry => entry.GetProperty("file").GetString()).ShouldBe(["in/bad" + Name, "in/" + Name]);
    }

    [Fact]
    public async Task A_structure_too_large_for_the_symmetry_search_is_told_with_a_warning()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(3);
        var positions = Enumerable.Range(0, 10_000).Select(atom => string.Create(
            CultureInfo.InvariantCulture,
            $"{(atom % 22 + 0.3 * random.NextDouble()) / 22} {(atom / 22 % 22 + 0.3 * random.NextDouble()) / 22} {(atom / 484 + 0.3 * random.NextDouble()) / 22}"));
        File.WriteAllText(folder["large.vasp"], Poscar(60, positions));
        var entry = (await PhodosProcess.Run(folder.FullPath, "inspect", "large.vasp", "--json")).ShouldSucceed().Json[0];
        entry.GetProperty("ok").GetBoolean().ShouldBeTrue();
        entry.GetProperty("atoms").GetInt32().ShouldBe(10_000);
        entry.GetProperty("min_distance").GetDouble().ShouldBeGreaterThan(1);
        entry.GetProperty("spacegroup").ValueKind.ShouldBe(JsonValueKind.Null);
        entry.GetProperty("primitive_atoms").ValueKind.ShouldBe(JsonValueKind.Null);
        entry.GetProperty("warnings").EnumerateArray().ShouldHaveSingleItem().GetString()!.ShouldStartWith("the symmetry was not found: ");
    }

    private static string Poscar(int size, IEnumerable<string> positions)
    {
        var lines = positions.ToArray();
        return $"many\n1.0\n{size} 0 0\n0 {size} 0\n0 0 {size}\nSi\n{lines.Length}\nDirect\n{string.Join('\n', lines)}\n";
    }
}

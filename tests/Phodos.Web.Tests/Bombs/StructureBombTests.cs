using System.Globalization;
using System.Net;
using System.Text;
using Phodos.Web.Serving;

namespace Phodos.Web.Tests.Bombs;

/// <summary>A small text that stands for a huge crystal, or a long one that stands for none, costs no more than is stated.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class StructureBombTests
{
    // A body of 4 MiB is in memory once as it came, once as it grew, and as text of two bytes a character.
    private const int Mebibytes = 160;

    private static readonly int Length = (int)new ServerLimits().BodyBytes - 100;

    public static TheoryData<string> Texts =>
    [
        .. All.Keys,
    ];

    private static Dictionary<string, Func<string>> All { get; } = new()
    {
        ["a POSCAR that counts two thousand million atoms"] = () => Poscar("2000000000"),
        ["a POSCAR that counts more than any integer"] = () => Poscar("99999999999999999999"),
        ["a POSCAR of many species"] = () => "x\n1\n4 0 0\n0 4 0\n0 0 4\n" + Repeat("Na ", 1_000_000) + "\n" + Repeat("1 ", 500_000),
        ["a POSCAR with a huge scale"] = () => Poscar("1").Replace("\n1\n", "\n1e300\n", StringComparison.Ordinal),
        ["an XYZ that counts two thousand million atoms"] = () => "2000000000\nLattice=\"4 0 0 0 4 0 0 0 4\"\nNa 0 0 0\n",
        ["an XYZ that counts more than any integer"] = () => "99999999999999999999\nLattice=\"4 0 0 0 4 0 0 0 4\"\nNa 0 0 0\n",
        ["an XYZ with a huge lattice"] = () => "1\nLattice=\"1e300 0 0 0 1e300 0 0 0 1e300\" Properties=species:S:1:pos:R:3\nNa 0 0 0\n",
        ["an XYZ with endless columns"] = () => $"1\nLattice=\"4 0 0 0 4 0 0 0 4\" Properties=species:S:1:pos:R:2000000000\nNa 0 0 0\n",
        ["a million atoms from symmetry operators"] = () => Cif(Operators(9_999), sites: 100),
        ["operators without end"] = () => Cif(Operators(100_000), sites: 1),
        ["sites without end"] = () => Cif("'x,y,z'\n", sites: 100_000),
        ["an operator of many terms"] = () => Cif("'" + Repeat("x+", 1_000_000) + "x,y,z'\n", sites: 1),
        ["a loop without end"] = () => "data_x\nloop_\n_a\n_b\n" + Repeat("1 2\n", Length / 5),
        ["a loop of endless columns"] = () => "data_x\nloop_\n" + Repeat("_a\n", Length / 4),
        ["loops without end"] = () => "data_x\n" + Repeat("loop_\n", Length / 7),
        ["blocks without end"] = () => Repeat("data_x\n", Length / 8),
        ["a text field without end"] = () => "data_x\n_a\n;\n" + Repeat("x\n", Length / 3),
        ["a million empty lines"] = () => Repeat("\n", Length),
        ["a million short lines"] = () => Repeat("1\n", Length / 2),
        ["one long line"] = () => Repeat("1 ", Length / 2),
        ["nothing but quotes"] = () => Repeat("'", Length),
        ["deep JSON"] = () => Repeat("[", Length),
        ["deep objects"] = () => Repeat("{\"a\":", Length / 5),
        ["deep Python"] = () => "{'a':" + Repeat("(", Length / 2),
        ["a YAML of aliases"] = () => "a: &a [x,x,x,x,x,x,x,x,x]\n"
            + string.Concat("abcdefghijklmnopqrstuvwxy".Select(name =>
                $"{(char)(name + 1)}: &{(char)(name + 1)} [{string.Join(',', Enumerable.Repeat($"*{name}", 9))}]\n"))
            + "lattice: *z\npoints: *z\n",
        ["a packed file"] = () => "\u001f\u008b\b\0" + Repeat("\0", Length / 2),
        ["nothing but NUL"] = () => Repeat("\0", Length),
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_bomb_is_refused_at_a_bounded_cost(string name)
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var text = All[name]();
        foreach (var path in new[] { "api/v1/predict", "api/v1/inspect", "api/v1/predict?file=x.cif" })
        {
            var answer = await Cost.AtMost(Mebibytes, () => server.Client.Post(path, text));
            answer.Status.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);
            answer.ShouldRefuse(answer.Status);
            answer.Text.Length.ShouldBeLessThan(10_000);
        }
    }

    private static string Poscar(string count) => $"x\n1\n4 0 0\n0 4 0\n0 0 4\nNa\n{count}\nDirect\n0 0 0\n";

    private static string Operators(int count) => string.Concat(
        Enumerable.Range(0, count).Select(image =>
            string.Create(CultureInfo.InvariantCulture, $"x+{image / (double)count:0.000000},y,z\n")));

    private static string Cif(string operators, int sites)
    {
        var text = new StringBuilder("data_x\n_cell_length_a 9000\n_cell_length_b 90\n_cell_length_c 90\n_cell_angle_alpha 90\n"
            + "_cell_angle_beta 90\n_cell_angle_gamma 90\nloop_\n_space_group_symop_operation_xyz\n");
        text.Append(operators).Append("loop_\n_atom_site_label\n_atom_site_fract_x\n_atom_site_fract_y\n_atom_site_fract_z\n");
        for (var site = 0; site < sites; site++)
            text.Append(CultureInfo.InvariantCulture, $"Na{site} 0 {site % 100 / 100.0} {site / 100 / 1000.0}\n");
        return text.ToString();
    }

    private static string Repeat(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();
}

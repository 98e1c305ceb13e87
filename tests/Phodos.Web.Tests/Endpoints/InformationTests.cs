using System.Net;
using System.Text;
using System.Text.Json;
using Phodos.Crystals.Symmetry;
using Phodos.Formats;
using Phodos.Learning.Weights;
using Phodos.Reports.Inspection;

namespace Phodos.Web.Tests.Endpoints;

/// <summary>What a server tells of structures, of spectra and of itself.</summary>
public sealed class InformationTests(FlagshipServer server) : IDisposable
{
    private readonly ApiClient _client = new(server.Address);

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_structure_is_described_with_all_its_atoms()
    {
        var salt = (await _client.Post("api/v1/inspect?file=NaCl.cif", Structures.Example("NaCl.cif"))).ShouldSucceed().Json;
        salt.GetProperty("file").GetString().ShouldBe("NaCl.cif");
        salt.GetProperty("formula").GetString().ShouldBe("NaCl");
        salt.GetProperty("spacegroup").GetInt32().ShouldBe(225);
        salt.GetProperty("crystalSystem").GetString().ShouldBe("cubic");
        salt.GetProperty("primitiveAtoms").GetInt32().ShouldBe(2);
        salt.GetProperty("density").GetDouble().ShouldBe(2.17, 0.1);
        salt.GetProperty("warnings").GetArrayLength().ShouldBe(0);
        salt.GetProperty("lattice").EnumerateArray().Select(row => row.GetArrayLength()).ShouldBe([3, 3, 3]);
        var sites = salt.GetProperty("sites").EnumerateArray().ToArray();
        sites.Length.ShouldBe(salt.GetProperty("atoms").GetInt32());
        sites.SelectMany(site => site.GetProperty("position").EnumerateArray())
            .ShouldAllBe(value => value.GetDouble() >= 0 && value.GetDouble() < 1);
    }

    [Fact]
    public async Task The_space_group_is_that_which_the_command_finds_where_positions_are_rounded()
    {
        // Rutile with its oxygen 0.004 Å off its place: beyond a thousandth of an ångström, and within the hundredth of the command.
        const string Rutile =
            "rutile\n1.0\n4.594 0 0\n0 4.594 0\n0 0 2.959\nTi O\n2 4\nDirect\n0 0 0\n0.5 0.5 0.5\n0.3055 0.3047 0\n0.6951 0.6951 0\n"
            + "0.1951 0.8049 0.5\n0.8049 0.1951 0.5\n";
        var told = (await _client.Post("api/v1/inspect?file=rutile.vasp", Rutile)).ShouldSucceed().Json;
        var command = InspectedFile.Of(
            "rutile.vasp", StructureReader.ReadText(Rutile, "rutile.vasp"), MoyoSymmetryFinder.Shared, InspectedFile.UsualTolerance);
        told.GetProperty("spacegroup").GetInt32().ShouldBe(136);
        command.Spacegroup.ShouldBe(136);
    }

    [Fact]
    public async Task One_structure_is_described_at_a_time()
    {
        var text = Structures.Example("NaCl.cif");
        var answer = await _client.PostJson("api/v1/inspect", new[] { new { file = "a", text }, new { file = "b", text } });
        answer.ShouldRefuse(HttpStatusCode.BadRequest, "one");
    }

    [Fact]
    public async Task A_spectrum_is_at_no_distance_from_itself_and_at_some_from_another()
    {
        var same = await Compare(Triangle(300), Triangle(300), "cm-1");
        same.GetProperty("rmse").GetDouble().ShouldBe(0, 1e-12);
        same.GetProperty("overlap").GetDouble().ShouldBe(1, 1e-9);
        var other = await Compare(Triangle(300), Triangle(340), "cm-1");
        other.GetProperty("wasserstein").GetDouble().ShouldBe(40, 0.5);
        other.GetProperty("meanFrequency").GetDouble().ShouldBe(-40, 0.5);
        other.GetProperty("entropy").GetDouble().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_cannot_be_compared_is_refused_in_one_line()
    {
        (await Compare("not JSON")).ShouldRefuse(HttpStatusCode.BadRequest, "\"first\"");
        (await Compare("null")).ShouldRefuse(HttpStatusCode.BadRequest, "null");
        (await Compare("{}")).ShouldRefuse(HttpStatusCode.BadRequest);
        (await Compare("")).ShouldRefuse(HttpStatusCode.BadRequest);
        var broken = Triangle(300).Replace("300 ", "3oo ", StringComparison.Ordinal);
        var problem = (await CompareAny(broken, Triangle(300), "cm-1")).ShouldRefuse(HttpStatusCode.BadRequest);
        problem.GetProperty("file").GetString().ShouldBe("first.dat");
        problem.GetProperty("line").GetInt32().ShouldBe(31);
        (await CompareAny(Triangle(300), Triangle(300), "furlong")).ShouldRefuse(HttpStatusCode.BadRequest, "furlong");
        (await CompareAny(Triangle(300), Triangle(300), null))
            .ShouldRefuse(HttpStatusCode.BadRequest, "name the unit of the frequencies (unit)"); // as the request calls it
    }

    [Fact]
    public async Task The_models_the_limits_and_the_health_are_told()
    {
        var model = (await _client.Get("api/v1/models")).ShouldSucceed().Json.EnumerateArray().Single();
        model.GetProperty("name").GetString().ShouldBe(ShippedModel.Name);
        model.GetProperty("architecture").GetString().ShouldBe("force-constants");
        model.GetProperty("isDefault").GetBoolean().ShouldBeTrue();
        model.GetProperty("isCalibrated").GetBoolean().ShouldBeTrue();
        model.GetProperty("tellsSites").GetBoolean().ShouldBeTrue();
        var limits = (await _client.Get("api/v1/limits")).ShouldSucceed().Json;
        limits.GetProperty("bodyBytes").GetInt64().ShouldBe(4 * 1024 * 1024);
        limits.GetProperty("atoms").GetInt32().ShouldBe(500);
        limits.GetProperty("structures").GetInt32().ShouldBe(100);
        (await _client.Get("api/v1/health")).ShouldSucceed().Json.GetProperty("status").GetString().ShouldBe("ok");
    }

    [Fact]
    public async Task Each_example_is_a_crystal_that_can_be_predicted()
    {
        var examples = (await _client.Get("api/v1/examples")).ShouldSucceed().Json.EnumerateArray().ToArray();
        examples.Length.ShouldBe(Directory.GetFiles(Structures.PathOf("")).Length);
        examples.Select(example => example.GetProperty("title").GetString()).ShouldBeUnique();
        var texts = examples.Select(example => new
        {
            file = example.GetProperty("file").GetString(),
            text = example.GetProperty("text").GetString(),
        });
        (await _client.PostJson("api/v1/predict", texts)).ShouldSucceed().Json.GetArrayLength().ShouldBe(examples.Length);
    }

    private static string Triangle(int peak) => string.Concat(Enumerable.Range(0, 101)
        .Select(point => FormattableString.Invariant($"{point * 10} {Math.Max(0, 1 - Math.Abs(point * 10 - peak) / 100.0)}\n")));

    private async Task<JsonElement> Compare(string first, string second, string? unit)
    {
        var answer = (await CompareAny(first, second, unit)).ShouldSucceed().Json;
        answer.GetProperty("frequencies").GetArrayLength().ShouldBe(answer.GetProperty("firstDos").GetArrayLength());
        return answer.GetProperty("distances");
    }

    private async Task<Answer> Compare(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await _client.Post("api/v1/compare-dos", content);
    }

    private Task<Answer> CompareAny(string first, string second, string? unit) => _client.PostJson(
        "api/v1/compare-dos",
        new { first = new { name = "first.dat", text = first }, second = new { name = "second.dat", text = second }, unit });
}

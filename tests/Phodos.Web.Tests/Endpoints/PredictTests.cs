using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Phodos.Web.Tests.Endpoints;

/// <summary>Structures in, predictions out: all ways to send them.</summary>
public sealed class PredictTests(FlagshipServer server) : IDisposable
{
    private readonly ApiClient _client = new(server.Address);

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("NaCl.cif", "NaCl", 2)]
    [InlineData("Si.vasp", "Si", 2)]
    public async Task A_text_is_predicted(string file, string formula, int atoms)
    {
        var answer = (await _client.Post($"api/v1/predict?file={file}", Structures.Example(file))).ShouldSucceed();
        answer.Media.ShouldBe("application/json");
        answer.Json.GetArrayLength().ShouldBe(1);
        var prediction = answer.Json[0];
        prediction.GetProperty("file").GetString().ShouldBe(file);
        prediction.GetProperty("formula").GetString().ShouldBe(formula);
        prediction.GetProperty("normalization").GetString().ShouldBe("per-cell");
        prediction.GetProperty("dos").GetArrayLength().ShouldBe(prediction.GetProperty("frequencies").GetArrayLength());
        StatesOf(prediction).ShouldBe(3 * atoms, 0.02 * 3 * atoms);
    }

    [Fact]
    public async Task A_form_and_json_give_what_a_text_gives()
    {
        var (sodium, silicon) = (Structures.Example("NaCl.cif"), Structures.Example("Si.vasp"));
        var single = (await _client.Post("api/v1/predict?file=NaCl.cif", sodium)).ShouldSucceed();
        using var form = new MultipartFormDataContent
        {
            { new StringContent(sodium), "structures", "NaCl.cif" },
            { new StringContent(silicon), "structures", "Si.vasp" },
        };
        var sent = (await _client.Post("api/v1/predict", form)).ShouldSucceed();
        Files(sent).ShouldBe(["NaCl.cif", "Si.vasp"]);
        ShouldBeSame(sent.Json[0], single.Json[0]);

        var one = (await _client.PostJson("api/v1/predict", new { file = "NaCl.cif", text = sodium })).ShouldSucceed();
        ShouldBeSame(one.Json[0], single.Json[0]);
        object[] both = [new { file = "Si.vasp", text = silicon }, new { file = "NaCl.cif", text = sodium }];
        foreach (var body in new object[] { both, new { structures = both } })
        {
            var many = (await _client.PostJson("api/v1/predict", body)).ShouldSucceed();
            Files(many).ShouldBe(["Si.vasp", "NaCl.cif"]);
            ShouldBeSame(many.Json[1], single.Json[0]);
        }
    }

    [Fact]
    public async Task A_structure_of_pymatgen_is_read_from_json()
    {
        var lattice = new { matrix = new[] { new[] { 4.0, 0, 0 }, [0, 4.0, 0], [0, 0, 4.0] } };
        object[] sites =
        [
            new { species = new[] { new { element = "Cs", occu = 1 } }, abc = new[] { 0.0, 0, 0 } },
            new { species = new[] { new { element = "Cl", occu = 1 } }, abc = new[] { 0.5, 0.5, 0.5 } },
        ];
        var answer = await _client.PostJson("api/v1/predict", new { lattice, sites });
        answer.ShouldSucceed().Json[0].GetProperty("formula").GetString().ShouldBe("CsCl");
    }

    [Fact]
    public async Task A_text_without_a_type_or_a_name_is_read_by_its_content()
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Structures.Example("NaCl.cif")));
        var answer = (await _client.Post("api/v1/predict", content)).ShouldSucceed();
        answer.Json[0].GetProperty("file").GetString().ShouldBe("structure");
    }

    [Fact]
    public async Task An_old_encoding_is_read()
    {
        using var content = new ByteArrayContent(Encoding.Latin1.GetBytes("# in Ångström\n" + Structures.Example("NaCl.cif")));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        (await _client.Post("api/v1/predict?file=NaCl.cif", content)).ShouldSucceed();
    }

    [Fact]
    public async Task The_sites_come_in_the_order_that_inspect_gives()
    {
        var quartz = Structures.Example("SiO2-quartz.cif");
        var prediction = (await _client.Post("api/v1/predict?sites=true&file=q.cif", quartz)).ShouldSucceed().Json[0];
        var inspected = (await _client.Post("api/v1/inspect?file=q.cif", quartz)).ShouldSucceed().Json;
        var elements = inspected.GetProperty("sites").EnumerateArray().Select(site => site.GetProperty("element").GetString()).ToArray();
        elements.Length.ShouldBe(9);
        var sites = prediction.GetProperty("sites").EnumerateArray().ToArray();
        sites.Select(site => site.GetProperty("element").GetString()).ShouldBe(elements);
    }

    private static string?[] Files(Answer answer) =>
        [.. answer.Json.EnumerateArray().Select(prediction => prediction.GetProperty("file").GetString())];

    // A crystal in another batch may differ in the last bits of float32.
    private static void ShouldBeSame(JsonElement one, JsonElement other)
    {
        Names(one).ShouldBe(Names(other));
        Values(one).Zip(Values(other)).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) <= 1e-4 * Math.Max(1, Math.Abs(pair.Second)));

        static string[] Names(JsonElement prediction) => [.. prediction.EnumerateObject().Select(member => member.Name)];
        static double[] Values(JsonElement prediction) =>
            [.. prediction.GetProperty("dos").EnumerateArray().Select(value => value.GetDouble())];
    }

    private static double StatesOf(JsonElement prediction)
    {
        double[] frequencies = [.. prediction.GetProperty("frequencies").EnumerateArray().Select(value => value.GetDouble())];
        double[] values = [.. prediction.GetProperty("dos").EnumerateArray().Select(value => value.GetDouble())];
        return Enumerable.Range(1, values.Length - 1)
            .Sum(point => (frequencies[point] - frequencies[point - 1]) * (values[point] + values[point - 1]) / 2);
    }
}

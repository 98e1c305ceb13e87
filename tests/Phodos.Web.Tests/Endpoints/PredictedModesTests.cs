using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Phodos.Web.Hosting;
using Phodos.Web.Serving;

namespace Phodos.Web.Tests.Endpoints;

/// <summary>Bands and modes of models that predict force constants.</summary>
public sealed class PredictedModesTests
{
    private const string Predict = "api/v1/predict?file=NaCl.cif";
    private const string Modes = "api/v1/modes?file=NaCl.cif";

    private static readonly string Salt = Structures.Example("NaCl.cif");

    [Fact]
    public async Task Bands_are_given_where_they_are_asked_for()
    {
        await using var server = await TestServer.StartAsync(SmallForcesModel.Create());
        var usual = (await server.Client.Post(Predict, Salt)).ShouldSucceed().Json[0];
        usual.TryGetProperty("bands", out _).ShouldBeFalse();
        var bands = (await server.Client.Post($"{Predict}&bands=true&unit=THz", Salt)).ShouldSucceed().Json[0].GetProperty("bands");
        Labels(bands).ShouldBe(["Γ", "X", "U|K", "Γ", "L", "W", "X"]);
        bands.GetProperty("unit").GetString().ShouldBe("THz");
        bands.GetProperty("frequencies").GetArrayLength().ShouldBe(bands.GetProperty("qPoints").GetArrayLength());
        bands.GetProperty("frequencies")[0].GetArrayLength().ShouldBe(6);
        var along = (await server.Client.Post($"{Predict}&path=G 0 0 0, L", Salt)).ShouldSucceed().Json[0].GetProperty("bands");
        Labels(along).ShouldBe(["Γ", "L"]);
        var lines = (await server.Client.Post($"{Predict}&bands=true", Salt, ("Accept", "application/x-ndjson"))).ShouldSucceed();
        JsonDocument.Parse(lines.Text).RootElement.GetProperty("bands").GetProperty("path").GetArrayLength().ShouldBe(7);
    }

    [Fact]
    public async Task Modes_are_those_of_the_bands()
    {
        await using var server = await TestServer.StartAsync(SmallForcesModel.Create());
        var bands = (await server.Client.Post($"{Predict}&bands=true", Salt)).ShouldSucceed().Json[0].GetProperty("bands");
        var q = Numbers(bands.GetProperty("qPoints")[20]);
        var modes = (await server.Client.Post($"{Modes}&model=fake&q={string.Join(',', q)}", Salt)).ShouldSucceed().Json;
        modes.GetProperty("formula").GetString().ShouldBe("NaCl");
        modes.GetProperty("atoms").EnumerateArray().Select(atom => atom.GetProperty("element").GetString()).Order().ShouldBe(["Cl", "Na"]);
        double[] frequencies = [.. modes.GetProperty("modes").EnumerateArray().Select(mode => mode.GetProperty("frequency").GetDouble())];
        frequencies.ShouldBe(Numbers(bands.GetProperty("frequencies")[20]).Order(), 1e-3);
        frequencies.Max().ShouldBeGreaterThan(10);
        (await server.Client.Post($"{Modes}&q=0,0,0", Salt)).ShouldRefuse(HttpStatusCode.BadRequest, "none of a calculation's files");
    }

    [Fact]
    public async Task A_model_of_the_DOS_alone_says_so()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        foreach (var query in new[] { "&bands=true", "&path=G 0 0 0, L" })
        {
            var detail = (await server.Client.Post(Predict + query, Salt)).ShouldRefuse(HttpStatusCode.BadRequest, "bands cannot be given");
            detail.GetProperty("detail").GetString()!.ShouldContain("the model fake (mlp) predicts the DOS alone");
        }

        (await server.Client.Post($"{Predict}&bands=false", Salt)).ShouldSucceed();
        (await server.Client.Post($"{Modes}&model=fake&q=0,0,0", Salt)).ShouldRefuse(HttpStatusCode.BadRequest, "modes cannot be given");
    }

    [Theory]
    [InlineData("&bands=some", "bands cannot be 'some'")]
    [InlineData("&bands=true&path=G 0 0 0", "G 0 0 0")]
    [InlineData("&bands=false&path=G, X", "path is of bands")]
    [InlineData("&path=G, Q9", "Q9")]
    public async Task What_cannot_be_read_is_refused(string query, string words)
    {
        await using var server = await TestServer.StartAsync(SmallForcesModel.Create());
        (await server.Client.Post(Predict + query, Salt)).ShouldRefuse(HttpStatusCode.BadRequest, words);
    }

    [Fact]
    public async Task Limits_of_calculations_hold_for_predicted_modes()
    {
        var limits = new ServerLimits { CalculationAtoms = 1, Values = 10_000 };
        await using (var server = await TestServer.StartAsync(SmallForcesModel.Create(), new ServerOptions { Limits = limits }))
        {
            (await server.Client.Post(Predict, Salt)).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "the primitive cell has 2 atoms", "takes 1");
            (await server.Client.Post($"{Modes}&model=fake&q=0,0,0", Salt)).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "2 atoms");
        }

        await using var patient = await TestServer.StartAsync(
            SmallForcesModel.Create(), new ServerOptions { Limits = limits with { CalculationAtoms = 2 } });
        (await patient.Client.Post($"{Predict}&path=G 0 0 0, X 90 0 90", Salt)).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "more than 10000");
    }

    [Fact]
    public async Task The_folder_for_phonopy_holds_the_force_constants()
    {
        await using var server = await TestServer.StartAsync(SmallForcesModel.Create());
        var answer = (await server.Client.Post($"{Predict}&bands=true&format=phonopy", Salt)).ShouldSucceed();
        await using var zip = new ZipArchive(new MemoryStream(answer.Body), ZipArchiveMode.Read);
        zip.Entries.Select(entry => entry.Name).ShouldBe(
            [
                "phonopy.yaml", "total_dos.dat", "projected_dos.dat", "thermal_properties.yaml", "mesh.yaml", "band.yaml", "FORCE_CONSTANTS",
            ],
            ignoreOrder: true);
    }

    private static string?[] Labels(JsonElement bands) => [.. bands.GetProperty("path").EnumerateArray().Select(label => label.GetString())];

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(value => value.GetDouble())];
}

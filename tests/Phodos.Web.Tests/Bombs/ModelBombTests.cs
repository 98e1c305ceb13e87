using System.Net;
using Phodos.Learning.Weights;
using Phodos.Web.Hosting;
using Phodos.Web.Models;
using Phodos.Web.Serving;

namespace Phodos.Web.Tests.Bombs;

/// <summary>What is allowed is bounded too: the largest answers, and crystals whose atoms are crowded.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class ModelBombTests(FlagshipServer server) : IDisposable
{
    private readonly ApiClient _client = new(server.Address);

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("grid=0:90000:1&sites=true", "Si.vasp")]
    [InlineData("grid=0:40000:1&broadening=1e9", "NaCl.cif")]
    [InlineData("temperatures=0:90000:1", "Si.vasp")]
    public async Task The_largest_answer_is_bounded(string query, string file)
    {
        var answer = await Cost.AtMost(500, () => _client.Post($"api/v1/predict?{query}", Structures.Example(file)));
        answer.ShouldSucceed();
    }

    [Fact]
    public async Task Many_large_answers_come_as_lines_one_after_the_other()
    {
        var structures = Enumerable.Repeat(new { text = Structures.Example("Si.vasp") }, 20);
        var answer = await Cost.AtMost(1000, () => _client.PostJson(
            "api/v1/predict?grid=0:40000:1&sites=true", structures, ("Accept", "application/x-ndjson")));
        answer.ShouldSucceed();
    }

    [Fact]
    public async Task Crowded_atoms_are_refused_at_a_bounded_cost()
    {
        await using var server = await TestServer.StartAsync(WarmModel.Load(ShippedModel.SiteStates, "cpu", threads: 1));
        var answer = await Cost.AtMost(600, () => server.Client.Post("api/v1/predict", Crowd(6, 0.51)));
        answer.ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "crowded", "edges", "250000");
    }

    [Fact]
    public async Task Crowded_atoms_whose_modes_are_to_be_predicted_are_refused_at_a_bounded_cost()
    {
        var answer = await Cost.AtMost(2000, () => _client.Post("api/v1/predict", Crowd(4, 0.51)));
        answer.ShouldRefuse(HttpStatusCode.BadRequest, "unlike", "distances");
    }

    [Fact]
    public async Task Crowded_crystals_are_bounded_together()
    {
        using var model = new FakeModel();
        await using var server = await TestServer.StartAsync(model, new ServerOptions { Limits = new ServerLimits { Edges = 1000 } });
        (await server.Client.Post("api/v1/predict", Crowd(3, 1.5))).ShouldSucceed(); // 864 edges
        var crowds = Enumerable.Repeat(new { text = Crowd(3, 1.5) }, 30);
        (await server.Client.PostJson("api/v1/predict", crowds)).ShouldRefuse(HttpStatusCode.RequestEntityTooLarge, "together");
        (await server.Client.PostJson("api/v1/predict", crowds, ("Accept", "application/x-ndjson"))).ShouldSucceed();
    }

    // Some hydrogen, lest the cell be reduced to one atom.
    private static string Crowd(int edge, double distance) =>
        Structures.SimpleCubic(edge, distance, atom => atom % 7 == 3 ? "H" : "Ar");
}

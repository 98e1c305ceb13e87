using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Phodos.Web.Batching;
using Phodos.Web.Hosting;

namespace Phodos.Web.Tests.Endpoints;

/// <summary>Many structures, answered line by line.</summary>
public sealed class StreamingTests
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task Lines_arrive_in_order_before_the_last_is_computed()
    {
        const int Count = 40;
        using var model = new FakeModel();
        var options = new ServerOptions { Batches = new BatchSettings { Wait = TimeSpan.FromMilliseconds(1), Atoms = 1 } };
        await using var server = await TestServer.StartAsync(model, options);
        var structures = Enumerable.Range(0, Count)
            .Select(index => new { file = $"{index}.vasp", text = Structures.Cubic("Cs", "Cl") }).ToArray();

        // The model computes a crystal only once the lines of all before it have been read: whoever keeps a line back waits for ever.
        model.Hold();
        model.LetOnePass();
        using var response = await server.Client.Begin("api/v1/predict", JsonContent.Create(structures), Lines);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(Lines);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        for (var index = 0; index < Count; index++)
        {
            (await NextFile(reader)).ShouldBe($"{index}.vasp");
            model.Batches.Count.ShouldBeLessThanOrEqualTo(index + 2);
            model.LetOnePass();
        }

        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
    }

    [Fact]
    public async Task No_more_crystals_wait_for_the_model_than_a_request_may_have_there()
    {
        using var model = new FakeModel();
        await using var server = await TestServer.StartAsync(model);
        model.Hold();
        var first = server.Client.Post("api/v1/predict", Structures.Cubic("Na", "Cl"));
        await model.AskedFor(1);
        var structures = Enumerable.Range(0, 40).Select(_ => new { text = Structures.Cubic("Cs", "Cl") }).ToArray();
        using var response = await BeginHeld();
        (await first).ShouldSucceed();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        for (var line = 0; line < structures.Length; line++)
            await NextFile(reader);
        model.Batches.Max(batch => batch.Length).ShouldBeLessThanOrEqualTo(16);

        async Task<HttpResponseMessage> BeginHeld()
        {
            var begun = server.Client.Begin("api/v1/predict", JsonContent.Create(structures), Lines);
            await server.Working(2);
            await Task.Delay(200, TestContext.Current.CancellationToken); // from being at work to waiting for the model
            model.LetGo();
            return await begun;
        }
    }

    [Fact]
    public async Task What_is_wrong_with_one_is_its_line()
    {
        using var model = new FakeModel { FailsOn = file => file == "cursed.vasp" };
        await using var server = await TestServer.StartAsync(model);
        object[] structures =
        [
            new { file = "good.vasp", text = Structures.Cubic("Cs", "Cl") },
            new { file = "bad.vasp", text = Structures.Cubic("Cs", "Cl").Replace("4 0 0", "4 zero 0", StringComparison.Ordinal) },
            new { file = "cursed.vasp", text = Structures.Cubic("Na", "Cl") },
            new { file = "large.xyz", text = Structures.Argon(8) },
            new { file = "last.vasp", text = Structures.Cubic("K", "Br") },
        ];
        var answer = (await server.Client.PostJson("api/v1/predict", structures, ("Accept", Lines))).ShouldSucceed();
        var lines = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();
        lines.Select(line => line.GetProperty("file").GetString())
            .ShouldBe(["good.vasp", "bad.vasp", "cursed.vasp", "large.xyz", "last.vasp"]);
        lines.Select(line => line.TryGetProperty("problem", out var problem) ? problem.GetProperty("status").GetInt32() : 200)
            .ShouldBe([200, 400, 500, 413, 200]);
        lines[1].GetProperty("problem").GetProperty("line").GetInt32().ShouldBe(3);
        answer.Text.ShouldNotContain("secret");
        answer.Text.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Without_streaming_one_bad_structure_stops_all_and_each_fault_is_told()
    {
        using var model = new FakeModel();
        await using var server = await TestServer.StartAsync(model);
        object[] structures =
        [
            new { file = "good.vasp", text = Structures.Cubic("Cs", "Cl") },
            new { file = "bad.vasp", text = Structures.Cubic("Cs", "Cl").Replace("4 0 0", "4 zero 0", StringComparison.Ordinal) },
            new { file = "worse.vasp", text = "" },
        ];
        var problem = (await server.Client.PostJson("api/v1/predict", structures)).ShouldRefuse(HttpStatusCode.BadRequest, "zero");
        problem.GetProperty("file").GetString().ShouldBe("bad.vasp");
        problem.GetProperty("line").GetInt32().ShouldBe(3);
        problem.GetProperty("errors").EnumerateArray().Select(fault => fault.GetProperty("file").GetString())
            .ShouldBe(["bad.vasp", "worse.vasp"]);
        model.Batches.ShouldBeEmpty();
    }

    private static async Task<string> NextFile(StreamReader reader)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Patience.Limit);
        var line = await reader.ReadLineAsync(limit.Token);
        line.ShouldNotBeNull();
        return JsonSerializer.Deserialize<JsonElement>(line).GetProperty("file").GetString()!;
    }
}

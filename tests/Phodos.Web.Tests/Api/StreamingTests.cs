using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Phodos.Web.Batching;
using Phodos.Web.Hosting;

namespace Phodos.Web.Tests.Api;

/// <summary>Many structures, answered line by line.</summary>
public sealed class StreamingTests
{
    private const string Lines = "application/x-ndjson";

    [Fact]
    public async Task Lines_arrive_in_order_before_the_last_is_computed()
    {
        using var model = new FakeModel();
        var options = new ServerOptions { Batches = new BatchSettings { Wait = TimeSpan.FromMilliseconds(1), Atoms = 1 } };
        await using var server = await TestServer.StartAsync(model, options);
        var structures = Enumerable.Range(0, 40)
            .Select(index => new { file = $"{index}.vasp", text = Structures.Cubic("Cs", "Cl") }).ToArray();
        using var response = await server.Client.Begin("api/v1/predict", JsonContent.Create(structures), Lines);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(Lines);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        List<string> files = [await NextFile(reader)];
        model.Hold();
        files.AddRange(await ReadAsync(reader, 15)); // the first lines are here, whatever becomes of the others
        model.Batches.Count.ShouldBeLessThan(40);
        model.LetGo();
        files.AddRange(await ReadAsync(reader, 24));
        files.ShouldBe(Enumerable.Range(0, 40).Select(index => $"{index}.vasp"));
        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBeNull();
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
        var line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        line.ShouldNotBeNull();
        return JsonSerializer.Deserialize<JsonElement>(line).GetProperty("file").GetString()!;
    }

    private static async Task<List<string>> ReadAsync(StreamReader reader, int lines)
    {
        List<string> files = [];
        for (var line = 0; line < lines; line++)
            files.Add(await NextFile(reader));
        return files;
    }
}

using System.Text.Json;

namespace Phodos.Web.Tests.Hosting;

/// <summary>The description of the API for programs.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_route_of_the_api_is_described()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var answer = (await server.Client.Get("openapi/v1.json")).ShouldSucceed();
        answer.Media.ShouldBe("application/json");
        var document = answer.Json;
        document.GetProperty("openapi").GetString().ShouldStartWith("3.");
        document.GetProperty("info").GetProperty("title").GetString().ShouldBe("Phodos");
        var routes = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => $"{operation.Name} {path.Name}"))
            .Order(StringComparer.Ordinal);
        routes.ShouldBe(
        [
            "get /api/v1/examples", "get /api/v1/health", "get /api/v1/limits", "get /api/v1/models", "get /api/v1/ready", "get /api/v1/reports",
            "get /api/v1/reports/{id}", "get /api/v1/runs", "get /api/v1/runs/{id}", "get /api/v1/studies", "post /api/v1/compare-dos",
            "post /api/v1/inspect", "post /api/v1/modes", "post /api/v1/phonons", "post /api/v1/predict",
        ]);
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
                operation.Value.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(path.Name);
        }

        var names = Parameters(document, "/api/v1/predict");
        names.ShouldBe(
            ["file", "model", "unit", "grid", "broadening", "normalization", "sites", "temperatures", "per", "bands", "path", "format"], ignoreOrder: true);
        Parameters(document, "/api/v1/phonons").ShouldBe(
            ["file", "unit", "grid", "broadening", "normalization", "sites", "temperatures", "per", "path"], ignoreOrder: true);
        Parameters(document, "/api/v1/modes").ShouldBe(["file", "model", "q", "direction", "unit"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_is_referred_to_is_in_the_document()
    {
        await using var server = await TestServer.StartAsync(new FakeModel());
        var document = (await server.Client.Get("openapi/v1.json")).ShouldSucceed().Json;
        foreach (var reference in References(document).Distinct(StringComparer.Ordinal))
        {
            var found = document;
            foreach (var part in reference.TrimStart('#', '/').Split('/'))
                found.TryGetProperty(part, out found).ShouldBeTrue(reference);
        }
    }

    private static string[] Parameters(JsonElement document, string path) =>
    [
        .. document.GetProperty("paths").GetProperty(path).GetProperty("post").GetProperty("parameters").EnumerateArray()
            .Select(parameter => parameter.GetProperty("name").GetString()!),
    ];

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member =>
            member.NameEquals("$ref") && member.Value.ValueKind == JsonValueKind.String
                ? [member.Value.GetString()!]
                : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}

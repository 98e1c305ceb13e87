using System.Net;
using Phodos.Web.Endpoints;

namespace Phodos.Web.Tests.Endpoints;

/// <summary>No option is passed over in silence: a name that is not known is refused, with the one that was meant.</summary>
public sealed class UnknownNameTests(FlagshipServer server) : IDisposable
{
    private readonly ApiClient _client = new(server.Address);

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData("temprature=300:300:1", "'temprature'", "did you mean temperatures?")]
    [InlineData("temperature=300:300:1", "did you mean temperatures?")]
    [InlineData("temp=300:300:1", "did you mean temperatures?")]
    [InlineData("normalisation=max", "did you mean normalization?")]
    [InlineData("uint=THz", "did you mean unit?")]
    [InlineData("Unti=THz", "did you mean unit?")]
    [InlineData("site=true", "did you mean sites?")]
    [InlineData("unit=THz&boradening=3", "did you mean broadening?")]
    [InlineData("weights=best", "'weights'", "the names are file, model, unit, grid, broadening, normalization, sites, temperatures, per, bands, path, format")]
    [InlineData("=300", "the names are file")]
    public async Task A_name_that_a_prediction_does_not_know_is_refused_with_the_nearest(string query, params string[] words)
    {
        var text = Structures.Example("NaCl.cif");
        (await _client.Post("api/v1/predict?file=NaCl.cif&" + query, text)).ShouldRefuse(HttpStatusCode.BadRequest, words);
    }

    [Theory]
    [InlineData("GET", "models")]
    [InlineData("GET", "examples")]
    [InlineData("GET", "limits")]
    [InlineData("GET", "health")]
    [InlineData("GET", "ready")]
    [InlineData("GET", "runs")]
    [InlineData("GET", "runs/any")]
    [InlineData("GET", "studies")]
    [InlineData("GET", "reports")]
    [InlineData("GET", "reports/any")]
    [InlineData("POST", "compare-dos")]
    public async Task An_address_without_a_query_refuses_any_name(string method, string path)
    {
        var answer = await _client.Send(new HttpRequestMessage(new HttpMethod(method), $"api/v1/{path}?id=1"));
        answer.ShouldRefuse(HttpStatusCode.BadRequest, "'id'", "leave it out");
    }

    [Fact]
    public async Task Inspection_takes_the_name_of_the_file_and_no_other()
    {
        var text = Structures.Example("NaCl.cif");
        (await _client.Post("api/v1/inspect?fiel=NaCl.cif", text)).ShouldRefuse(HttpStatusCode.BadRequest, "did you mean file?");
        (await _client.Post("api/v1/inspect?FILE=NaCl.cif", text)).ShouldSucceed().Json.GetProperty("file").GetString().ShouldBe("NaCl.cif");
    }

    [Fact]
    public async Task Every_name_that_the_description_tells_is_known()
    {
        var document = (await _client.Get("openapi/v1.json")).ShouldSucceed().Json;
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(operation => operation.Value.TryGetProperty("parameters", out _)))
            {
                var names = operation.Value.GetProperty("parameters").EnumerateArray()
                    .Where(parameter => parameter.GetProperty("in").GetString() == "query")
                    .Select(parameter => parameter.GetProperty("name").GetString() + "=x");
                var request = new HttpRequestMessage(new HttpMethod(operation.Name), path.Name[1..] + "?" + string.Join('&', names));
                (await _client.Send(request)).Text.ShouldNotContain("not known here");
            }
        }
    }

    [Fact]
    public async Task An_option_in_the_body_is_refused_rather_than_passed_over()
    {
        var text = Structures.Example("NaCl.cif");
        (await _client.PostJson("api/v1/predict", new { structures = new[] { new { text } }, unit = "THz" }))
            .ShouldRefuse(HttpStatusCode.BadRequest, "'unit'", "query");
        (await _client.PostJson("api/v1/predict", new { file = "NaCl.cif", text, temperatures = "0:10:10" }))
            .ShouldRefuse(HttpStatusCode.BadRequest, "'temperatures'", "query");
    }

    [Theory]
    [InlineData("temperatures", "temperatures")]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void The_nearest_of_names_is_one_that_is_like_it(string name, string? nearest) =>
        QueryNames.Of(((Delegate)Handler).Method).Nearest(name).ShouldBe(nearest);

    private static void Handler([Microsoft.AspNetCore.Http.AsParameters] PredictionQuery query) => _ = query;
}

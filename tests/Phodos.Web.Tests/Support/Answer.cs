using System.Net;
using System.Text;
using System.Text.Json;

namespace Phodos.Web.Tests.Support;

/// <summary>What a server answered.</summary>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    internal string Text => Encoding.UTF8.GetString(Body);

    internal JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body);

    /// <summary>The media type without its parameters.</summary>
    internal string Media => Headers.GetValueOrDefault("Content-Type", "").Split(';')[0];

    internal static async Task<Answer> Of(HttpResponseMessage response)
    {
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new Answer(response.StatusCode, headers, await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    internal Answer ShouldSucceed()
    {
        Status.ShouldBe(HttpStatusCode.OK, Text);
        return this;
    }

    /// <summary>Problem details of a status, whose one line has the words, without anything of the inside of the server.</summary>
    internal JsonElement ShouldRefuse(HttpStatusCode status, params string[] words)
    {
        Status.ShouldBe(status, Text);
        Media.ShouldBe("application/problem+json");
        var problem = Json;
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        problem.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        var detail = problem.GetProperty("detail").GetString()!;
        detail.ShouldNotBeNullOrWhiteSpace();
        detail.ShouldNotContain("\n");
        Text.ShouldNotContain("   at ");
        Text.ShouldNotContain("Exception");
        Text.ShouldNotContain("secret");
        foreach (var word in words)
            detail.ShouldContain(word, Case.Sensitive);
        return problem;
    }
}

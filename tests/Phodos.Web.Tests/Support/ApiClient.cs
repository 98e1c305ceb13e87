using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Phodos.Web.Tests.Support;

/// <summary>A program that talks to the API.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient _http;

    internal ApiClient(Uri address, params (string Name, string Value)[] headers)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(10) };
        foreach (var (name, value) in headers)
            _http.DefaultRequestHeaders.Add(name, value);
    }

    internal Uri Address => _http.BaseAddress!;

    internal Task<Answer> Get(string path, params (string Name, string Value)[] headers) =>
        Send(new HttpRequestMessage(HttpMethod.Get, path), headers);

    /// <summary>Posts a text as <c>text/plain</c>.</summary>
    internal Task<Answer> Post(string path, string text, params (string Name, string Value)[] headers) =>
        Post(path, new StringContent(text, Encoding.UTF8, "text/plain"), headers);

    internal Task<Answer> PostJson(string path, object body, params (string Name, string Value)[] headers) =>
        Post(path, JsonContent.Create(body), headers);

    internal Task<Answer> Post(string path, HttpContent content, params (string Name, string Value)[] headers) =>
        Send(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, headers);

    internal async Task<Answer> Send(HttpRequestMessage request, params (string Name, string Value)[] headers)
    {
        using (request)
        {
            foreach (var (name, value) in headers)
                request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue(name);
            using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
            return await Answer.Of(response);
        }
    }

    /// <summary>Posts, and returns as soon as the answer begins.</summary>
    internal Task<HttpResponseMessage> Begin(string path, HttpContent content, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(accept));
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();
}

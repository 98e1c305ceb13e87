using System.Net;

namespace Phodos.Web.Hosting;

/// <summary>An address that a server listens at.</summary>
/// <param name="IsLoopback">Whether only this machine reaches it.</param>
internal sealed record ListeningAddress(bool IsLoopback)
{
    /// <exception cref="InvalidInputException">One is no address that can be listened at.</exception>
    internal static IReadOnlyList<ListeningAddress> ParseAll(IReadOnlyList<string> urls) =>
        urls.Count > 0 ? [.. urls.Select(Parse)] : throw new InvalidInputException("there is no address to listen at; give http://127.0.0.1:5080");

    private static ListeningAddress Parse(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
        {
            throw new InvalidInputException(
                $"{Excerpt.Quoted(url)} is no address to listen at; give one such as http://127.0.0.1:5080, and put a proxy before it for https");
        }

        var isLoopback = uri.Host == "localhost" || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
        return new ListeningAddress(isLoopback);
    }
}

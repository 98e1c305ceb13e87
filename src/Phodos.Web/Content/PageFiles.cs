using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Phodos.Web.Content;

/// <summary>
/// Serves the page from memory. Each file has a route of its own, so no request can name a path that is not there.
/// </summary>
internal static class PageFiles
{
    private static readonly PageFile[] All = [.. EmbeddedFiles.Under("page/").Select(file => new PageFile("/" + file.Name, file.Content))];

    internal static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var file in All)
        {
            routes.MapGet(RouteOf(file.Path), context => SendAsync(context, file)).ExcludeFromDescription();
        }
    }

    // index.html is the root, and another page is found under its name: /runs.
    private static string RouteOf(string path) => path switch
    {
        "/index.html" => "/",
        _ when path.EndsWith(".html", StringComparison.Ordinal) => path[..^".html".Length],
        _ => path,
    };

    private static async Task SendAsync(HttpContext context, PageFile file)
    {
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = file.Tag;
        response.Headers.CacheControl = "no-cache"; // a browser asks whether the tag is still the same
        response.Headers.Vary = "Accept-Encoding";
        if (request.Headers.IfNoneMatch.Contains(file.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var isPacked = request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        var content = isPacked ? file.Packed : file.Content;
        if (isPacked)
            response.Headers.ContentEncoding = "gzip";
        response.ContentType = file.ContentType;
        response.ContentLength = content.Length;
        await response.Body.WriteAsync(content, context.RequestAborted);
    }
}

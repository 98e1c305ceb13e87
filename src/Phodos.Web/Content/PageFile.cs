using System.IO.Compression;
using System.Security.Cryptography;

namespace Phodos.Web.Content;

/// <summary>A file of the page as it is sent.</summary>
internal sealed class PageFile
{
    private readonly Lazy<byte[]> _packed;

    internal PageFile(string path, ReadOnlyMemory<byte> content)
    {
        (Path, Content) = (path, content);
        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content.Span).AsSpan(0, 8))}\"";
        _packed = new Lazy<byte[]>(Pack);
    }

    /// <summary>Where it is, from the root of the server: <c>/app.css</c>.</summary>
    internal string Path { get; }

    internal ReadOnlyMemory<byte> Content { get; }

    /// <summary>Changes with the content, so that a browser need not fetch again what it has.</summary>
    internal string Tag { get; }

    /// <summary>The content packed by gzip.</summary>
    internal ReadOnlyMemory<byte> Packed => _packed.Value;

    internal string ContentType => System.IO.Path.GetExtension(Path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".woff2" => "font/woff2",
        _ => "text/plain; charset=utf-8",
    };

    private byte[] Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Content.Span);
        return packed.ToArray();
    }
}

using System.Net;

namespace Phodos.Web.Tests.Bombs;

/// <summary>A long body in chunks, which does not tell its length.</summary>
internal sealed class EndlessContent(long bytes) : HttpContent
{
    private static readonly byte[] Piece = new byte[64 * 1024];

    internal long Bytes => bytes;

    /// <summary>What was taken of it.</summary>
    internal long Sent { get; private set; }

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        for (; Sent < bytes; Sent += Piece.Length)
            await stream.WriteAsync(Piece, TestContext.Current.CancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}

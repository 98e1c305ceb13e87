using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>
/// Reads the structures of a request: a plain text, files of a form, or JSON. All of it stays in memory, which the limit of the body
/// bounds; a name that a request gives is never opened.
/// </summary>
internal static class RequestBody
{
    private const string UsualName = "structure";
    private const int MaximumNameLength = 200;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The structures of a request, at least one.</summary>
    /// <param name="request">The request.</param>
    /// <param name="file">The name of a plain text; null where none is given.</param>
    /// <param name="limits">How many there may be.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidInputException">The body is none of these.</exception>
    /// <exception cref="RequestRefusedException">There are too many, or the kind of content is another.</exception>
    internal static async Task<IReadOnlyList<StructureText>> ReadAsync(
        HttpRequest request, string? file, ServerLimits limits, CancellationToken cancellation)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var media = type?.MediaType.Value ?? "";
        IReadOnlyList<StructureText> structures;
        if (media.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
            structures = await ReadFormAsync(request, type!, limits, cancellation);
        else if (media.Equals("application/json", StringComparison.OrdinalIgnoreCase))
            structures = JsonStructures.Read(await BytesAsync(request.Body, cancellation), Named(file), limits);
        else if (media.Length == 0 || media.StartsWith("text/", StringComparison.OrdinalIgnoreCase))
            structures = [new StructureText(Named(file), Decode(await BytesAsync(request.Body, cancellation)))];
        else
        {
            throw new RequestRefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                $"a body of {Excerpt.Quoted(media)} is not read; send text/plain, multipart/form-data or application/json");
        }

        return structures.Count > 0 ? structures : throw new InvalidInputException("the request holds no structure; send at least one");
    }

    /// <summary>The text of a plain body.</summary>
    internal static async Task<string> TextAsync(HttpRequest request, CancellationToken cancellation) =>
        Decode(await BytesAsync(request.Body, cancellation));

    /// <summary>Refuses a request with more structures than it may have.</summary>
    internal static void RequireNoMoreThan(ServerLimits limits, int structures)
    {
        if (structures > limits.Structures)
        {
            throw new RequestRefusedException(
                StatusCodes.Status413PayloadTooLarge,
                $"the request holds more than {limits.Structures} structures; send the others in further requests");
        }
    }

    private static async Task<List<StructureText>> ReadFormAsync(
        HttpRequest request, MediaTypeHeaderValue type, ServerLimits limits, CancellationToken cancellation)
    {
        List<StructureText> structures = [];
        await ReadPartsAsync(request, type, Take, cancellation);
        return structures;

        void Take(string? name, byte[] content)
        {
            structures.Add(new StructureText(Named(name), Decode(content)));
            RequireNoMoreThan(limits, structures.Count);
        }
    }

    /// <summary>Reads the parts of a form, one after the other.</summary>
    /// <param name="request">The request.</param>
    /// <param name="type">The kind of its content, with the boundary.</param>
    /// <param name="take">Takes the name of a part and what is in it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidInputException">It is no form, or damaged.</exception>
    internal static async Task ReadPartsAsync(
        HttpRequest request, MediaTypeHeaderValue type, Action<string?, byte[]> take, CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 200)
            throw new InvalidInputException("the form has no boundary between its parts; send it as multipart/form-data");
        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                var content = section.GetContentDispositionHeader();
                var name = content?.FileName.Value ?? content?.Name.Value;
                take(HeaderUtilities.RemoveQuotes(name).Value, await BytesAsync(section.Body, cancellation));
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw new InvalidInputException("the form is cut short or damaged; send it again", innerException: fault);
        }
    }

    /// <summary>All of a body; Kestrel ends one beyond the limit with an exception of its own.</summary>
    internal static async Task<byte[]> BytesAsync(Stream body, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        await body.CopyToAsync(content, cancellation);
        return content.ToArray();
    }

    private static string Decode(byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // A comment in an old encoding is no reason to refuse a structure; what is no text at all is found by its reader.
            return Encoding.Latin1.GetString(bytes);
        }
    }

    internal static string Named(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return UsualName;
        return PrintableText.Of(name.Length > MaximumNameLength ? name[..MaximumNameLength] : name);
    }
}

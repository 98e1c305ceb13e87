using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Phodos.Web.Serving;

namespace Phodos.Web.Endpoints;

/// <summary>A file of a calculation that a request holds.</summary>
/// <param name="Name">Its name without folders, of characters that a file may have anywhere.</param>
/// <param name="Content">What is in it, as it was sent.</param>
internal sealed record UploadedFile(string Name, byte[] Content)
{
    private const string UsualName = "phonopy_params.yaml";
    private const int MaximumNameLength = 100;

    /// <summary>The files of a request, at least one, of different names: the parts of a form, or the body itself.</summary>
    /// <param name="request">The request.</param>
    /// <param name="name">The name of a body that is one file; null where none is given.</param>
    /// <param name="limits">How many there may be.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="InvalidInputException">There are none, or two have the same name.</exception>
    /// <exception cref="RequestRefusedException">There are too many, or the kind of content is another.</exception>
    internal static async Task<IReadOnlyList<UploadedFile>> ReadAsync(
        HttpRequest request, string? name, ServerLimits limits, CancellationToken cancellation)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed : null;
        var media = type?.MediaType.Value ?? "";
        if (IsOneFile(media))
            return [new UploadedFile(Safe(name) ?? UsualName, await RequestBody.BytesAsync(request.Body, cancellation))];
        if (!media.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestRefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                $"a body of {Excerpt.Quoted(media)} is not read; send the files as multipart/form-data, or one as application/octet-stream");
        }

        var files = new OrderedDictionary<string, UploadedFile>(StringComparer.OrdinalIgnoreCase);
        await RequestBody.ReadPartsAsync(request, type!, Take, cancellation);
        return files.Count > 0
            ? [.. files.Values]
            : throw new InvalidInputException("the form holds no file; send those of a calculation, such as phonopy_params.yaml");

        void Take(string? part, byte[] content)
        {
            var safe = Safe(part) ?? throw new InvalidInputException("a file of the form has no name; send each with its name");
            if (!files.TryAdd(safe, new UploadedFile(safe, content)))
                throw new InvalidInputException($"two files are named {Excerpt.Quoted(safe)}; send the files of one calculation");
            if (files.Count > limits.Structures)
            {
                throw new RequestRefusedException(
                    StatusCodes.Status413PayloadTooLarge,
                    $"the request holds more than {limits.Structures} files; send those of one calculation");
            }
        }
    }

    private static bool IsOneFile(string media) => media.Length == 0
        || media.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        || media.Equals("application/octet-stream", StringComparison.OrdinalIgnoreCase);

    // The last part of a path, with an underscore for what may mean something to a file system; null where nothing is left.
    private static string? Safe(string? name)
    {
        var last = name is null ? "" : name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim().TrimEnd('.');
        if (last.Length == 0)
            return null;
        var safe = string.Concat(last.Select(character => char.IsAsciiLetterOrDigit(character) || "._-+ ".Contains(character) ? character : '_'));
        return safe.Length > MaximumNameLength ? safe[^MaximumNameLength..] : safe;
    }
}

using System.Net;
using System.Text.Json;
using Phodos.Formats.Documents;
using Phodos.Formats.Reading;

namespace Phodos.Datasets.Fetch.MaterialsProject;

/// <summary>
/// Fetches phonon densities of states from the Materials Project, a file a material, as the import reads them. The API lists the
/// materials with their structures; the spectra lie in the open data. A file that is there is not fetched again, so a fetch that was
/// stopped goes on where it ended.
/// </summary>
public sealed class PhononFetch : IDisposable
{
    private const int PageSize = 100;
    private const int LargestObject = 256 * 1024 * 1024;
    private const string Fields = "material_id,phonon_method,symmetry,structure,phonon_dos";

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 128 };

    private readonly MaterialsProjectAddresses _addresses;
    private readonly MaterialsProjectKey _key;
    private readonly PatientClient _client;

    /// <param name="key">The user's key.</param>
    /// <param name="addresses">Where the servers are; null is the public ones.</param>
    /// <param name="options">What is put up with; null is the defaults.</param>
    /// <param name="wait">Waits between attempts; null is <see cref="Task.Delay(TimeSpan, CancellationToken)"/>.</param>
    public PhononFetch(
        MaterialsProjectKey key,
        MaterialsProjectAddresses? addresses = null,
        DownloadOptions? options = null,
        Func<TimeSpan, CancellationToken, Task>? wait = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = key;
        _addresses = addresses ?? MaterialsProjectAddresses.Public;
        _client = new PatientClient(options ?? new DownloadOptions(), wait ?? Task.Delay);
    }

    /// <summary>Fetches what matches a query.</summary>
    /// <param name="query">What is wanted.</param>
    /// <param name="folder">The folder for the files, which is there.</param>
    /// <param name="progress">Told after each material.</param>
    /// <param name="cancellation">Ends the fetch early; the files that are there are whole.</param>
    /// <exception cref="InvalidInputException">The key is refused, the query cannot be, or nothing matches it.</exception>
    /// <exception cref="DownloadFailedException">The server cannot be reached, or answers with something else.</exception>
    public async Task<PhononFetchSummary> RunAsync(
        PhononQuery query, string folder, IProgress<PhononFetchSummary>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(folder);
        query.Require();
        var summary = default(PhononFetchSummary);
        var parts = query.Ids.IsEmpty ? [[]] : query.Ids.Distinct().Chunk(PageSize);
        foreach (var ids in parts)
            summary = await RunAsync(query, ids, folder, summary, progress, cancellation);
        return summary.Total > 0
            ? summary
            : throw new InvalidInputException(
                $"the Materials Project has no phonons by {query.Method} for this; {Remedies.AskForOtherPhonons}");
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    // The pages of the answers to one request.
    private async Task<PhononFetchSummary> RunAsync(
        PhononQuery query,
        string[] ids,
        string folder,
        PhononFetchSummary summary,
        IProgress<PhononFetchSummary>? progress,
        CancellationToken cancellation)
    {
        var before = summary.Total;
        var limit = query.Limit ?? int.MaxValue;
        for (var skip = 0; before + skip < limit;)
        {
            var size = Math.Min(PageSize, limit - before - skip);
            using var page = await PageAsync(AddressOf(query, ids, size, skip), cancellation);
            var (documents, total) = ContentOf(page.RootElement);
            if (documents.Length == 0)
                break;
            skip += documents.Length;
            summary = summary with { Total = Math.Min(limit, before + Math.Max(skip, total ?? skip)) };
            foreach (var document in documents)
            {
                summary = await KeepAsync(document, query.Method, folder, summary, cancellation);
                progress?.Report(summary);
            }

            if (skip >= total || documents.Length < size)
                break;
        }

        return summary;
    }

    private Uri AddressOf(PhononQuery query, string[] ids, int size, int skip)
    {
        var asked = $"materials/phonon/?_fields={Fields}&phonon_method={query.Method}"
            + FormattableString.Invariant($"&_limit={size}&_skip={skip}");
        if (ids.Length > 0)
            asked += $"&material_ids={string.Join(',', ids)}";
        if (!query.Elements.IsEmpty)
            asked += $"&elements={string.Join(',', query.Elements.Select(element => element.Symbol))}";
        return new Uri(_addresses.Api, asked);
    }

    private async Task<JsonDocument> PageAsync(Uri address, CancellationToken cancellation)
    {
        var answer = await _client.AskAsync(address, _key, cancellation);
        return answer.Status switch
        {
            HttpStatusCode.OK => Parse(answer.Content, address),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new InvalidInputException(
                $"the Materials Project refuses the key ({(int)answer.Status}); "
                + $"mend {MaterialsProjectKey.Variable} or {Remedies.GiveApiKey} that is on {MaterialsProjectKey.Page}"),
            _ => throw new DownloadFailedException($"the server answers {(int)answer.Status} ({answer.Status}) for {address}"),
        };
    }

    private static (JsonElement[] Documents, int? Total) ContentOf(JsonElement page)
    {
        if (page.ValueKind != JsonValueKind.Object || !page.TryGetProperty("data", out var data)
            || data.ValueKind != JsonValueKind.Array)
        {
            throw new DownloadFailedException(
                "the answer of the Materials Project has no list 'data'; its API may have changed");
        }

        int? total = page.TryGetProperty("meta", out var meta) && meta.ValueKind == JsonValueKind.Object
            && meta.TryGetProperty("total_doc", out var count) && count.ValueKind == JsonValueKind.Number
            && count.TryGetInt32(out var number)
                ? number
                : null;
        return ([.. data.EnumerateArray()], total);
    }

    private async Task<PhononFetchSummary> KeepAsync(
        JsonElement document, string method, string folder, PhononFetchSummary summary, CancellationToken cancellation)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("material_id", out var name)
            || name.ValueKind != JsonValueKind.String || name.GetString() is not { } id || !PhononQuery.IsId(id))
        {
            throw new DownloadFailedException("a document of the Materials Project has no material_id; its API may have changed");
        }

        var file = Path.Combine(folder, id + ".json");
        if (File.Exists(file))
            return summary with { AlreadyThere = summary.AlreadyThere + 1 };
        if (document.TryGetProperty("phonon_dos", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            Write(file, document, given);
            return summary with { Written = summary.Written + 1 };
        }

        using var dos = await DosAsync(id, method, cancellation);
        if (dos is null)
            return summary with { WithoutDos = summary.WithoutDos + 1 };
        Write(file, document, dos.RootElement);
        return summary with { Written = summary.Written + 1 };
    }

    // The open data answer 403 for what is not there.
    private async Task<JsonDocument?> DosAsync(string id, string method, CancellationToken cancellation)
    {
        var address = new Uri(_addresses.OpenData, $"ph-dos/{method}/{id}.json.gz");
        var answer = await _client.AskAsync(address, null, cancellation);
        if (answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden)
            return null;
        if (answer.Status != HttpStatusCode.OK)
            throw new DownloadFailedException($"the server answers {(int)answer.Status} ({answer.Status}) for {address}");
        if (!GzipContent.IsGzip(answer.Content))
            return Parse(answer.Content, address);
        try
        {
            return Parse(GzipContent.Unpack(answer.Content, LargestObject).ToArray(), address);
        }
        catch (InvalidInputException fault)
        {
            throw new DownloadFailedException($"{address} came damaged: {fault.Problem}", fault);
        }
    }

    private static JsonDocument Parse(byte[] content, Uri address)
    {
        PythonJson.MaskNumbers(content);
        try
        {
            return JsonDocument.Parse(content, Reading);
        }
        catch (JsonException fault)
        {
            throw new DownloadFailedException($"the answer of {address} is no JSON; try again later", fault);
        }
    }

    private static void Write(string file, JsonElement document, JsonElement dos) => AtomicFile.Write(file, stream =>
    {
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        foreach (var property in document.EnumerateObject().Where(property => property.Name != "phonon_dos"))
            property.WriteTo(writer);
        writer.WritePropertyName("phonon_dos");
        dos.WriteTo(writer);
        writer.WriteEndObject();
    });
}

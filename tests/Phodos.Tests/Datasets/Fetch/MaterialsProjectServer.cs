using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Phodos.Tests.Datasets.Fetch;

/// <summary>Answers as the API and the open data of the Materials Project do, for materials that a test makes.</summary>
internal sealed class MaterialsProjectServer : IDisposable
{
    internal const string Key = "abcdefghijklmnopqrstuvwxyz012345";

    private const string OpenData = "/ph-dos/dfpt/";

    private readonly IReadOnlyList<(string Id, string Document, string? Dos)> _materials;
    private readonly Func<AskedFor, Answer?>? _instead;

    /// <param name="materials">The identifiers with their documents, and their density of states in the open data where it is there.</param>
    /// <param name="instead">Gives another answer than usual, or null for the usual one.</param>
    internal MaterialsProjectServer(
        IReadOnlyList<(string Id, string Document, string? Dos)> materials, Func<AskedFor, Answer?>? instead = null)
    {
        (_materials, _instead) = (materials, instead);
        Server = new LoopbackServer(request => _instead?.Invoke(request) ?? Usual(request));
    }

    internal LoopbackServer Server { get; }

    internal Uri Address => new(Server.Address, "/");

    internal AskedFor[] Pages => [.. Server.Requests.Where(request => request.Path.StartsWith("/materials/phonon/", StringComparison.Ordinal))];

    internal AskedFor[] Objects => [.. Server.Requests.Where(request => request.Path.StartsWith(OpenData, StringComparison.Ordinal))];

    public void Dispose() => Server.Dispose();

    private Answer Usual(AskedFor request)
    {
        if (request.Path.StartsWith(OpenData, StringComparison.Ordinal))
        {
            var id = request.Path[OpenData.Length..].Replace(".json.gz", "", StringComparison.Ordinal);
            return _materials.FirstOrDefault(material => material.Id == id).Dos is { } dos ? new Answer(200, Packed(dos)) : new Answer(403, []);
        }

        if (request.Key != Key)
            return new Answer(401, Encoding.UTF8.GetBytes("{\"message\":\"Invalid authentication credentials\"}"));
        var query = request.Path[(request.Path.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(part => part.Split('='))
            .ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]));
        var asked = query.TryGetValue("material_ids", out var ids)
            ? [.. _materials.Where(material => ids.Split(',').Contains(material.Id))]
            : _materials;
        var page = asked.Skip(int.Parse(query["_skip"], CultureInfo.InvariantCulture)).Take(int.Parse(query["_limit"], CultureInfo.InvariantCulture));
        return new Answer(200, Encoding.UTF8.GetBytes(
            $"{{\"data\":[{string.Join(',', page.Select(material => material.Document))}],\"meta\":{{\"total_doc\":{asked.Count}}}}}"));
    }

    private static byte[] Packed(string text)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}

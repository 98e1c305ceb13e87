using System.Net.Http.Headers;

namespace Phodos.Datasets.Fetch;

/// <summary>
/// What has come of a file so far, in <c>NAME.part</c>, and in <c>NAME.part.etag</c> the server's name for the version
/// that it is of, so that a later attempt, or a later run, goes on where this one ends and never joins two versions.
/// </summary>
internal sealed class PartialFile(string target)
{
    private readonly string _tagPath = target + ".part.etag";

    internal string Path { get; } = target + ".part";

    internal long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>The entity tag of the version, or null where the server gave none that a range may be asked with.</summary>
    internal EntityTagHeaderValue? Tag =>
        File.Exists(_tagPath) && EntityTagHeaderValue.TryParse(File.ReadAllText(_tagPath), out var tag) ? tag : null;

    /// <summary>Opens the part for writing at its end; no other process can write to it meanwhile.</summary>
    internal FileStream OpenToAppend() => new(Path, FileMode.Append, FileAccess.Write, FileShare.None);

    /// <summary>Begins anew with a version of the file; a weak tag does not promise equal bytes and is not kept.</summary>
    internal FileStream OpenAnew(EntityTagHeaderValue? tag)
    {
        var stream = new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.None);
        File.Delete(_tagPath);
        if (tag is { IsWeak: false })
            AtomicFile.WriteText(_tagPath, tag.ToString());
        return stream;
    }

    internal void Remove()
    {
        File.Delete(Path);
        File.Delete(_tagPath);
    }

    /// <summary>Gives the whole file its name.</summary>
    internal void Complete()
    {
        using (var stream = new FileStream(Path, FileMode.Open, FileAccess.Write))
            stream.Flush(flushToDisk: true);
        File.Move(Path, target);
        File.Delete(_tagPath);
    }
}

using System.Formats.Tar;
using System.IO.Compression;
using Phodos.Formats.Reading;

namespace Phodos.Datasets.Import.Sources;

/// <summary>
/// The folders of a tar archive, plain or packed with gzip or xz, unpacked into a temporary folder that is gone when this is disposed.
/// </summary>
internal sealed class ArchiveFolders : IDisposable
{
    private const long MaximumBytes = 64L << 30;
    private const int MaximumFiles = 1_000_000;

    private static readonly string[] Endings = [".tar", ".tar.gz", ".tgz", ".tar.xz", ".txz"];

    private ArchiveFolders(string folder) => Folder = folder;

    /// <summary>The temporary folder.</summary>
    internal string Folder { get; }

    /// <summary>Whether a file is an archive by its name.</summary>
    internal static bool IsNamed(string path) => Endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Unpacks an archive.</summary>
    /// <exception cref="InvalidInputException">It is damaged, too large, or has names that lead out of it.</exception>
    internal static ArchiveFolders Unpack(string path, CancellationToken cancellation)
    {
        var folders = new ArchiveFolders(Directory.CreateTempSubdirectory("phodos-archive-").FullName);
        try
        {
            using var file = File.OpenRead(path);
            using var content = ContentOf(file);
            folders.Extract(content, path, cancellation);
            return folders;
        }
        catch (Exception fault)
        {
            folders.Dispose();
            if (fault is EndOfStreamException or FormatException || XzContent.IsDamage(fault))
                throw new InvalidInputException("the archive is damaged or cut; get it again", path, innerException: fault);
            if (fault is IOException or UnauthorizedAccessException)
                throw new InvalidInputException($"the archive cannot be unpacked: {fault.Message}", path, innerException: fault);
            throw;
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static Stream ContentOf(FileStream file)
    {
        Span<byte> head = stackalloc byte[6];
        var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        file.Seek(0, SeekOrigin.Begin);
        if (XzContent.IsXz(head[..read]))
            return XzContent.Open(file);
        return GzipContent.IsGzip(head[..read]) ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    private void Extract(Stream content, string path, CancellationToken cancellation)
    {
        using var tar = new TarReader(content);
        var (bytes, files) = (0L, 0);
        while (tar.GetNextEntry() is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue; // folders are made for their files; links are not followed
            var target = Path.GetFullPath(Path.Combine(Folder, entry.Name));
            if (!target.StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                throw new InvalidInputException($"the archive holds {Excerpt.Quoted(entry.Name)}, which leads out of it; make it again", path);
            bytes += entry.Length;
            if (bytes > MaximumBytes || ++files > MaximumFiles)
            {
                throw new InvalidInputException(
                    $"the archive holds more than {MaximumBytes >> 30} GiB or {MaximumFiles} files; divide it", path);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using var output = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            entry.DataStream?.CopyTo(output);
        }
    }
}

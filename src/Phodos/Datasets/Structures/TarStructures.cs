using System.Formats.Tar;
using Phodos.Formats;

namespace Phodos.Datasets.Structures;

/// <summary>The structure files of a tar archive, plain or packed, in their order; links and folders are passed over, and nothing is unpacked to the disk.</summary>
internal static class TarStructures
{
    // Names and notes between two files are in memory as a whole, and an archive may say that they are as long as it likes.
    private const long MaximumNotes = 1 << 20;

    internal static IEnumerable<StructureEntry> Read(string path, Func<string, bool> isWanted, CancellationToken cancellation)
    {
        using var content = PackedStream.Open(path);
        using var tar = new TarReader(content, leaveOpen: true);
        var unread = 0L;
        while (Next(tar, content, unread) is { } entry)
        {
            cancellation.ThrowIfCancellationRequested();
            unread = entry.Length;
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                continue;
            var name = NameOf(entry, path);
            if (isWanted(name))
                yield return Loaded(entry, name, content);
        }

        Require(content);
    }

    private static TarEntry? Next(TarReader tar, PackedStream content, long unread)
    {
        content.Allow(unread + MaximumNotes);
        try
        {
            return tar.GetNextEntry();
        }
        catch (Exception fault) when (content.Told(fault) is { } told)
        {
            throw told;
        }
    }

    private static void Require(PackedStream content)
    {
        try
        {
            content.RequireWhole(isTar: true);
        }
        catch (Exception fault) when (content.Told(fault) is { } told)
        {
            throw told;
        }
    }

    // Names become those of results, so that one that leads out of the archive is refused though nothing is unpacked.
    private static string NameOf(TarEntry entry, string path)
    {
        var name = entry.Name.Replace('\\', '/');
        if (name.StartsWith('/') || name.Contains('\0', StringComparison.Ordinal) || name.Split('/').Contains(".."))
            throw new InvalidInputException($"the archive holds {Excerpt.Quoted(entry.Name)}, which leads out of it; make it again", path);
        return name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
    }

    private static StructureEntry Loaded(TarEntry entry, string name, PackedStream content)
    {
        if (entry.Length > StructureReader.MaximumBytes)
        {
            return new StructureEntry(name, id: null, size: 0, _ => throw new InvalidInputException(
                $"the file is larger than {StructureReader.MaximumBytes >> 20} MiB; give the structure alone"));
        }

        var bytes = new byte[entry.Length];
        try
        {
            content.Allow(entry.Length + MaximumNotes);
            entry.DataStream?.ReadExactly(bytes);
        }
        catch (Exception fault) when (content.Told(fault) is { } told)
        {
            throw told;
        }

        return new StructureEntry(
            name,
            id: null,
            bytes.Length,
            format => format is null && !StructureReader.RecognizesBytes(bytes, name) ? null : StructureReader.ReadBytes(bytes, name, format));
    }
}

namespace Phodos;

/// <summary>
/// Writes files that appear whole or not at all, even when the power fails:
/// a temporary file beside the target, flushed to the disk and renamed.
/// </summary>
public static class AtomicFile
{
    /// <summary>Makes or replaces a file; its folder is made when it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = new PendingFile(path);
        write(file.Stream);
        file.Complete();
    }

    /// <summary>Removes what writers that were killed left half-done in a folder, which nobody may be writing to now.</summary>
    public static void RemoveLeftovers(string folder)
    {
        if (!Directory.Exists(folder))
            return;
        foreach (var temporary in Directory.EnumerateFiles(folder, ".*.tmp"))
            File.Delete(temporary);
    }

    /// <summary>Makes or replaces a text file in UTF-8.</summary>
    public static void WriteText(string path, string text) => Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
}

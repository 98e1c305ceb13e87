using System.Text;

namespace Phodos.Datasets;

/// <summary>Writes small text files whole or not at all: into a temporary file beside the target, to the disk, then renamed over it.</summary>
internal static class AtomicTextFile
{
    internal static void Write(string path, string text)
    {
        var temporary = path + ".tmp";
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }
}

namespace Phodos.Cli.Tests.Support;

/// <summary>A folder of its own for one test, removed after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string FullPath { get; } = Directory.CreateTempSubdirectory("phodos-cli-").FullName;

    internal string this[string name] => Path.Combine(FullPath, name);

    /// <summary>Everything in it, folders too, by relative path, in order.</summary>
    internal string[] Content() => ContentOf(FullPath);

    internal static string[] ContentOf(string folder) =>
    [
        .. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
            .Select(entry => Path.GetRelativePath(folder, entry).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}

namespace Phodos.Web.Tests.Support;

/// <summary>A folder of its own for one test, removed after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string FullPath { get; } = Directory.CreateTempSubdirectory("phodos-web-").FullName;

    internal string this[string name] => Path.Combine(FullPath, name);

    /// <summary>Writes a file, and the folders that it needs.</summary>
    internal void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    public void Dispose() => Directory.Delete(FullPath, recursive: true);
}

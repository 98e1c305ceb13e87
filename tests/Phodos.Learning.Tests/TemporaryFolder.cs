namespace Phodos.Learning.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("phodos-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    internal string In(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}

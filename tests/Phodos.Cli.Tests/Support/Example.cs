namespace Phodos.Cli.Tests.Support;

/// <summary>The crystals that the repository shows.</summary>
internal static class Example
{
    internal static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "examples", name);

    internal static void CopyTo(string path, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(PathOf(name), path);
    }
}

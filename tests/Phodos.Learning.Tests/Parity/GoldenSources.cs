namespace Phodos.Learning.Tests.Parity;

/// <summary>The folders of golden vectors: the one that the repository carries and the whole one.</summary>
internal static class GoldenSources
{
    internal static string Carried { get; } = Path.Combine(AppContext.BaseDirectory, "Golden");

    internal static string Whole
    {
        get
        {
            var shared = Environment.GetEnvironmentVariable("PHODOS_SHARED");
            Assert.SkipWhen(string.IsNullOrEmpty(shared), "set PHODOS_SHARED to the folder that holds golden/ to compare every case of the reference implementation");
            return Path.Combine(shared!, "golden");
        }
    }

    /// <summary>A copy of the carried folder that a test may change.</summary>
    internal static void CopyTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Carried, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Carried, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

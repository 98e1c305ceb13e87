using System.Reflection;

namespace Phodos.Web.Content;

/// <summary>The files that the assembly carries: the page and the example crystals.</summary>
internal static class EmbeddedFiles
{
    /// <summary>The files whose path begins with a folder, by their path within it, in the order of their names.</summary>
    internal static IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> Under(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => (name[folder.Length..], Read(assembly, name)));
    }

    private static ReadOnlyMemory<byte> Read(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}

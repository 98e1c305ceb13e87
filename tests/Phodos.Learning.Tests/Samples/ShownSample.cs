using System.Runtime.CompilerServices;

namespace Phodos.Learning.Tests.Samples;

/// <summary>The sample in a test's own file, between <c>// &lt;sample&gt;</c> and <c>// &lt;/sample&gt;</c>, as a page shows it.</summary>
internal static class ShownSample
{
    /// <summary>Its lines, with a path in place of the test's own, which is called <c>structure</c>.</summary>
    internal static IEnumerable<string> Lines(string structure, [CallerFilePath] string file = "") => File.ReadLines(file)
        .SkipWhile(line => line.Trim() != "// <sample>").Skip(1)
        .TakeWhile(line => line.Trim() != "// </sample>")
        .Select(line => line.Trim().Replace("Read(structure", $"Read(\"{structure}\"", StringComparison.Ordinal));
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace Phodos.Cli.Compare;

/// <summary>The machine, as a table of speeds names it.</summary>
internal static class Hardware
{
    private const string ProcessorFile = "/proc/cpuinfo";
    private const double Gibibyte = 1024.0 * 1024 * 1024;

    /// <summary>Processor, number of logical processors, memory, system.</summary>
    internal static string Describe() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()} ({Environment.ProcessorCount} logical processors), "
        + $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Gibibyte:F0} GiB of memory, {RuntimeInformation.OSDescription}");

    // Linux names the processor in a file, Windows in the environment; elsewhere its kind must do.
    private static string Processor()
    {
        var line = File.Exists(ProcessorFile)
            ? File.ReadLines(ProcessorFile).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
            ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}

using System.Globalization;

namespace Phodos.Web.Tests.Bombs;

/// <summary>The most memory that the process held since it was reset, native memory too, as Linux tells it.</summary>
internal static class PeakMemory
{
    /// <summary>Whether this system tells it.</summary>
    internal static bool IsKnown => OperatingSystem.IsLinux() && File.Exists("/proc/self/clear_refs");

    /// <summary>Forgets what was before.</summary>
    internal static void Reset() => File.WriteAllText("/proc/self/clear_refs", "5");

    /// <summary>The peak, in MiB.</summary>
    internal static long Mebibytes() => Field("VmHWM:") / 1024;

    /// <summary>What is held now, in MiB.</summary>
    internal static long NowMebibytes() => Field("VmRSS:") / 1024;

    private static long Field(string name)
    {
        var line = File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
    }
}

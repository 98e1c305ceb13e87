using System.Diagnostics;

namespace Phodos.Web.Tests.Bombs;

/// <summary>What a request costs the process, client and server.</summary>
internal static class Cost
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Sends a request, which must not take more than is stated.</summary>
    /// <param name="mebibytes">
    /// All that it may allocate, given back on the way or not, and what the process may hold more at its peak.
    /// </param>
    /// <param name="request">Sends it.</param>
    internal static async Task<Answer> AtMost(int mebibytes, Func<Task<Answer>> request)
    {
        var held = PeakMemory.IsKnown ? PeakMemory.NowMebibytes() : 0;
        if (PeakMemory.IsKnown)
            PeakMemory.Reset();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var time = Stopwatch.StartNew();
        var answer = await request();
        time.Stop();
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Mebibyte;
        var peak = PeakMemory.IsKnown ? PeakMemory.Mebibytes() - held : 0;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{allocated} MiB allocated, peak {peak} MiB higher, {time.Elapsed.TotalSeconds:0.00} s");
        allocated.ShouldBeLessThanOrEqualTo(mebibytes);
        peak.ShouldBeLessThanOrEqualTo(mebibytes);
        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        return answer;
    }
}

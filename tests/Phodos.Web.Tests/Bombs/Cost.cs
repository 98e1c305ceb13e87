namespace Phodos.Web.Tests.Bombs;

/// <summary>What a request costs the process, client and server.</summary>
internal static class Cost
{
    private const long Mebibyte = 1024 * 1024;

    // Of processors: what else the machine does is not counted.
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);

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
        var start = Environment.CpuUsage.TotalTime;
        var answer = await request();
        var time = Environment.CpuUsage.TotalTime - start;
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Mebibyte;
        var peak = PeakMemory.IsKnown ? PeakMemory.Mebibytes() - held : 0;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{allocated} MiB allocated, peak {peak} MiB higher, {time.TotalSeconds:0.00} s of processors");
        allocated.ShouldBeLessThanOrEqualTo(mebibytes);
        peak.ShouldBeLessThanOrEqualTo(mebibytes);
        time.ShouldBeLessThan(Time);
        return answer;
    }
}

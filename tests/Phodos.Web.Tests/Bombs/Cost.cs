using System.Diagnostics;

namespace Phodos.Web.Tests.Bombs;

/// <summary>What a request costs the process, client and server.</summary>
internal static class Cost
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Sends a request, which must not take more than is stated.</summary>
    /// <param name="mebibytes">All that it may allocate, whether it is given back on the way or not.</param>
    /// <param name="request">Sends it.</param>
    internal static async Task<Answer> AtMost(int mebibytes, Func<Task<Answer>> request)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var time = Stopwatch.StartNew();
        var answer = await request();
        time.Stop();
        var allocated = (GC.GetTotalAllocatedBytes(precise: true) - before) / Mebibyte;
        TestContext.Current.TestOutputHelper?.WriteLine($"{allocated} MiB, {time.Elapsed.TotalSeconds:0.00} s");
        allocated.ShouldBeLessThanOrEqualTo(mebibytes);
        time.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(15));
        return answer;
    }
}

using System.Diagnostics;

namespace Phodos.Web.Tests.Support;

/// <summary>Waits for what another thread does.</summary>
internal static class Patience
{
    /// <summary>Longer than anything takes on a busy machine.</summary>
    internal static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Waits until something is so.</summary>
    internal static Task Until(Func<bool> isSo, string what) => Until(() => Task.FromResult(isSo()), what);

    /// <inheritdoc cref="Until(Func{bool}, string)"/>
    internal static async Task Until(Func<Task<bool>> isSo, string what)
    {
        var time = Stopwatch.StartNew();
        while (!await isSo())
        {
            time.Elapsed.ShouldBeLessThan(Limit, $"waited for: {what}");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }
}

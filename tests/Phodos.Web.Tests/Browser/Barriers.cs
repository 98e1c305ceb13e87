using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Phodos.Web.Tests.Browser;

/// <summary>What keeps readers out: the rules of axe that a page breaks as it stands.</summary>
internal static class Barriers
{
    internal static async Task<IEnumerable<string>> FindAsync(IPage page)
    {
        var result = await page.RunAxe();
        return result.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}");
    }
}

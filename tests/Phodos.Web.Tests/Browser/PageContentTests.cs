using Microsoft.Playwright;

namespace Phodos.Web.Tests.Browser;

public class PageContentTests(FlagshipServer server, Chromium chromium)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/api")]
    public async Task A_page_fetches_nothing_from_elsewhere_and_breaks_no_rule(string path)
    {
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        List<string> faults = [];
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                faults.Add(message.Text);
        };
        page.PageError += (_, fault) => faults.Add(fault);
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { Scheme: "http" or "https" } url && url.Authority != server.Address.Authority)
                faults.Add("asks " + request.Url);
        };
        await page.GotoAsync(new Uri(server.Address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        faults.ShouldBeEmpty();
    }
}

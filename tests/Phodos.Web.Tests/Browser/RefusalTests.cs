using Microsoft.Playwright;
using Phodos.Web.Hosting;
using Phodos.Web.Serving;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class RefusalTests(FlagshipServer server, Chromium chromium)
{
    private const string Key = "a-key-of-this-very-test";

    [Fact]
    public async Task A_server_with_keys_is_asked_with_the_key_that_the_reader_gives()
    {
        await using var locked = await TestServer.StartAsync(new FakeModel(), new ServerOptions { Keys = new ApiKeys([Key]) });
        await using var page = await PredictPage.OpenAsync(chromium, locked.Client.Address);
        await page.Page.GetByLabel("API key of this server").FillAsync("a-key-of-somebody-else");
        await page.Button("Use this key").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("API key");
        await page.Page.GetByLabel("API key of this server").FillAsync(Key);
        await page.Button("Use this key").ClickAsync();
        await page.ShowsAsync("SiO2");
        await Expect(page.Page.Locator("#api-key-form")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_server_is_asked_again_after_the_time_that_it_names(int status)
    {
        var asked = 0;
        await using var page = await PredictPage.OpenAsync(
            chromium,
            server.Address,
            prepare: empty => empty.RouteAsync("**/api/v1/predict**", async route =>
            {
                if (Interlocked.Increment(ref asked) > 1)
                {
                    await route.ContinueAsync();
                    return;
                }

                await route.FulfillAsync(new()
                {
                    Status = status,
                    ContentType = "application/problem+json",
                    Headers = new Dictionary<string, string> { ["Retry-After"] = "1" },
                    Body = $$"""{"title": "Busy", "status": {{status}}, "detail": "the server is busy; try again later"}""",
                });
            }));
        await page.ShowsAsync("SiO2");
        asked.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_told()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await page.Page.RouteAsync("**/api/v1/**", route => route.AbortAsync());
        await page.Button("NaCl").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be reached");
    }
}

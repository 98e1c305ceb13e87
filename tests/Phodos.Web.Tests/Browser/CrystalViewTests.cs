using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class CrystalViewTests(FlagshipServer server, Chromium chromium)
{
    [Fact]
    public async Task A_crystal_is_drawn_turned_and_repeated()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address, in3D: true);
        await page.ShowsAsync("SiO2");
        var view = page.Page.Locator("#crystal-view");
        await Expect(view.Locator("canvas").First).ToBeVisibleAsync();
        await Expect(page.Page.Locator("#crystal-view-note")).ToBeHiddenAsync();
        await Expect(page.Page.Locator("#element-legend")).ToContainTextAsync("Si");

        var asGiven = await SettledAsync(view);
        await page.Button("View along c").ClickAsync();
        var alongC = await ChangedAsync(view, asGiven);
        await view.PressAsync("ArrowRight");
        var turned = await ChangedAsync(view, alongC);
        await page.Radio("2×2×2").CheckAsync(new() { Force = true });
        await ChangedAsync(view, turned);
    }

    [Fact]
    public async Task Without_3D_the_page_says_so_and_goes_on()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await Expect(page.Page.Locator("#crystal-view-note")).ToContainTextAsync("3D");
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        (await page.DosNumbersAsync())["DOS"].Max().ShouldBeGreaterThan(0);
    }

    // The picture, once two in a row are the same.
    private static async Task<byte[]> SettledAsync(ILocator view)
    {
        var last = await view.ScreenshotAsync();
        for (var attempt = 0; attempt < 50; attempt++)
        {
            await Task.Delay(150);
            var next = await view.ScreenshotAsync();
            if (next.AsSpan().SequenceEqual(last))
                return next;
            last = next;
        }

        throw new TimeoutException("The picture does not come to rest.");
    }

    private static async Task<byte[]> ChangedAsync(ILocator view, byte[] before)
    {
        var after = await SettledAsync(view);
        for (var attempt = 0; attempt < 20 && after.AsSpan().SequenceEqual(before); attempt++)
            after = await SettledAsync(view);
        after.ShouldNotBe(before);
        return after;
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class AccessTests(FlagshipServer server, Chromium chromium)
{
    [Theory]
    [InlineData("/", ColorScheme.Light, 1280)]
    [InlineData("/", ColorScheme.Dark, 360)]
    [InlineData("/runs", ColorScheme.Light, 360)]
    [InlineData("/runs", ColorScheme.Dark, 1280)]
    [InlineData("/api", ColorScheme.Light, 1280)]
    [InlineData("/api", ColorScheme.Dark, 360)]
    public async Task Axe_finds_no_barrier_and_nothing_is_wider_than_the_window(string path, ColorScheme colors, int width)
    {
        await using var window = await chromium.OpenAsync(new() { ColorScheme = colors, ViewportSize = new() { Width = width, Height = 800 } });
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(server.Address, path).ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        if (path == "/")
            await Expect(page.Locator("#status")).ToContainTextAsync("predicted");
        (await Barriers.FindAsync(page)).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public async Task Axe_finds_no_barrier_with_all_opened_and_a_comparison()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        foreach (var summary in await page.Page.Locator("summary:visible").AllAsync())
            await summary.ClickAsync();
        await page.Button("Add this crystal to the comparison").ClickAsync();
        await page.AddReferenceAsync("one.csv", "frequency_cm-1,dos\n0,0\n300,1\n600,0\n");
        await Expect(page.Page.Locator("#distances tbody tr")).ToHaveCountAsync(12);
        (await Barriers.FindAsync(page.Page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Axe_finds_no_barrier_where_a_problem_is_told()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await page.AddReferenceAsync("nothing.csv", "no spectrum\n");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nothing.csv");
        (await Barriers.FindAsync(page.Page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crystal_is_predicted_by_the_keyboard_alone()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await FocusByTabAsync(page, "NaCl");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.ShowsAsync("NaCl");

        // The list of atoms is walked by arrows, and let go by Escape.
        await page.Page.Locator("#sites").FocusAsync();
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Page.Locator("#sites [aria-selected=true]")).ToHaveCountAsync(1);
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Page.Locator("#sites [aria-selected=true]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Dark_and_light_follow_the_system_until_the_reader_chooses()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address, new() { ColorScheme = ColorScheme.Dark });
        await page.ShowsAsync("SiO2");
        var root = page.Page.Locator("html");
        await Expect(root).ToHaveAttributeAsync("data-theme", "dark");
        await page.Button("Dark mode").ClickAsync();
        await Expect(root).ToHaveAttributeAsync("data-theme", "light");
        await page.Page.GotoAsync(new Uri(server.Address, "/api").ToString());
        await Expect(root).ToHaveAttributeAsync("data-theme", "light");
    }

    private static async Task FocusByTabAsync(PredictPage page, string name)
    {
        for (var press = 0; press < 30; press++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
            if (await page.Page.EvaluateAsync<string>("() => document.activeElement.innerText ?? ''") == name)
                return;
        }

        throw new TimeoutException($"No Tab leads to {name}.");
    }
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

/// <summary>What a box shows is what is applied.</summary>
public class NumberFieldTests(FlagshipServer server, Chromium chromium)
{
    [Theory]
    [InlineData("298.15", "298.15")]
    [InlineData("1500", "1500")] // beyond the chart and the slider
    [InlineData("-20", "0")]
    [InlineData("1e9", "5000")]
    [InlineData("", "300")]
    public async Task A_temperature_applies_when_the_box_is_left(string typed, string shown)
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        var box = page.Page.GetByLabel("Temperature in K");
        await box.FillAsync(typed);
        await box.BlurAsync();
        await Expect(box).ToHaveValueAsync(shown);
        await Expect(page.Page.Locator("#entropy-chart")).ToHaveAttributeAsync(
            "aria-label", new System.Text.RegularExpressions.Regex($" at {shown.Replace(".", "\\.", StringComparison.Ordinal)} K$"));
    }

    [Fact]
    public async Task Typed_lengths_are_those_of_the_cell_also_beyond_the_slider()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("Si").ClickAsync();
        await page.ShowsAsync("Si");
        var box = page.Page.GetByLabel("Lengths in %, number");
        foreach (var (typed, density) in new[] { ("103.07", "2.127 g/cm³"), ("115", "1.531 g/cm³") }) // of 2.329 g/cm³
        {
            await box.FillAsync(typed);
            await box.PressAsync("Enter");
            await Expect(box).ToHaveValueAsync(typed);
            await Expect(page.Page.Locator("#facts")).ToContainTextAsync(density);
        }

        await box.FillAsync("");
        await box.BlurAsync();
        await Expect(box).ToHaveValueAsync("115");
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        await Expect(box).ToHaveValueAsync("100");
    }

    [Fact]
    public async Task A_position_can_be_typed_digit_by_digit()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        var box = page.Page.GetByLabel("x, number");
        await box.FillAsync("");
        await box.PressSequentiallyAsync("0.4732", new() { Delay = 30 });
        await Expect(box).ToHaveValueAsync("0.4732");
        await box.BlurAsync();
        await Expect(box).ToHaveValueAsync("0.4732");
        await Expect(page.Page.Locator("#site-1 .position span").First).ToHaveTextAsync("0.4732");
    }

    [Fact]
    public async Task No_box_shows_the_noise_of_binary_fractions()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        var box = page.Page.GetByLabel("Lengths in %, number");
        await box.FillAsync("100.1");
        await box.BlurAsync();
        await page.Page.GetByLabel("Atom", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 3 });
        await Expect(box).ToHaveValueAsync("100.1");
    }
}

using System.Text;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class ComparisonTests(FlagshipServer server, Chromium chromium)
{
    [Fact]
    public async Task Crystals_are_laid_over_each_other_and_taken_away()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        await page.Button("Add this crystal to the comparison").ClickAsync();
        await page.Button("Si").ClickAsync();
        await page.ShowsAsync("Si");
        await Expect(page.Page.Locator("#dos-legend")).ToContainTextAsync("NaCl");
        await Expect(page.Page.Locator("#distances tbody tr")).ToHaveCountAsync(12);
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await Expect(page.Page.Locator("#dos-legend")).Not.ToContainTextAsync("NaCl");
        await Expect(page.Page.Locator("#compare-empty")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_reference_is_compared_by_all_distances()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");

        // The prediction itself, as a file of another program: its distances are none.
        var numbers = await page.DosNumbersAsync();
        var same = new StringBuilder("frequency_cm-1,dos\n");
        var shifted = new StringBuilder("frequency_cm-1,dos\n");
        var frequencies = numbers["Frequency (cm⁻¹)"];
        var places = (int)Math.Round(20 / (frequencies[1] - frequencies[0]));
        foreach (var (index, (frequency, dos)) in frequencies.Zip(numbers["DOS"]).Index())
        {
            same.Append(System.Globalization.CultureInfo.InvariantCulture, $"{frequency},{dos}\n");
            shifted.Append(System.Globalization.CultureInfo.InvariantCulture, $"{frequency},{(index >= places ? numbers["DOS"][index - places] : 0)}\n");
        }

        await page.AddReferenceAsync("same.csv", same.ToString());
        await page.AddReferenceAsync("shifted.csv", shifted.ToString());
        await Expect(page.Page.Locator("#distances tbody tr")).ToHaveCountAsync(12);
        await Expect(page.Page.Locator("#distances thead th")).ToHaveCountAsync(3);
        var wasserstein = page.Page.Locator("#distances tbody tr").Filter(new() { HasText = "Wasserstein" });
        PredictPage.Number(await wasserstein.Locator("td").Nth(0).InnerTextAsync()).ShouldBe(0, 0.05);
        PredictPage.Number(await wasserstein.Locator("td").Nth(1).InnerTextAsync()).ShouldBe(20, 0.5);
    }

    [Fact]
    public async Task A_reference_that_cannot_be_read_is_told()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await page.AddReferenceAsync("nothing.csv", "there is\nno spectrum here\n");
        await Expect(page.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert)).ToContainTextAsync("nothing.csv");
    }
}

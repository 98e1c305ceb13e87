using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class EditTests(FlagshipServer server, Chromium chromium)
{
    [Fact]
    public async Task A_larger_cell_has_softer_phonons_and_a_reset_brings_back_the_first()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("Si").ClickAsync();
        await page.ShowsAsync("Si");
        var given = await MeanFrequencyAsync(page);
        await page.Page.GetByLabel("Lengths in %, number").FillAsync("105");
        await page.Page.GetByLabel("Lengths in %, number").PressAsync("Enter");
        await Expect(page.Page.Locator("#facts")).Not.ToContainTextAsync("2.329"); // g/cm³
        await Expect(page.Page.Locator("#status")).ToContainTextAsync("predicted");
        (await MeanFrequencyAsync(page)).ShouldBeLessThan(0.97 * given);

        await page.Button("Reset").ClickAsync();
        await Expect(page.Page.Locator("#facts")).ToContainTextAsync("2.329");
        (await MeanFrequencyAsync(page)).ShouldBe(given, 1e-3);
        await Expect(page.Button("Reset")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task A_moved_atom_changes_the_dos_while_the_slider_moves()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        var given = await page.DosNumbersAsync();
        await page.Page.GetByLabel("Atom", new() { Exact = true }).SelectOptionAsync(new Microsoft.Playwright.SelectOptionValue { Index = 3 });
        var slider = page.Page.GetByLabel("x", new() { Exact = true });
        for (var press = 0; press < 12; press++)
            await slider.PressAsync("ArrowRight");
        await Expect(page.Page.Locator("#facts")).ToContainTextAsync("triclinic"); // one atom off its place breaks the symmetry
        await Expect(page.Page.Locator("#status")).ToContainTextAsync("predicted");
        (await page.DosNumbersAsync())["DOS"].ShouldNotBe(given["DOS"]);
    }

    private static async Task<double> MeanFrequencyAsync(PredictPage page)
    {
        var numbers = await page.DosNumbersAsync();
        var (frequencies, dos) = (numbers["Frequency (cm⁻¹)"], numbers["DOS"]);
        return frequencies.Zip(dos, (frequency, states) => frequency * states).Sum() / dos.Sum();
    }
}

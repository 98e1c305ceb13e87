using System.Text;
using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class SpectrumTests(FlagshipServer server, Chromium chromium)
{
    private const double StatesOfQuartz = 27;

    [Fact]
    public async Task The_numbers_are_those_of_the_api()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        var numbers = await page.DosNumbersAsync();
        using var answer = await PredictedAsync("NaCl.cif");
        var predicted = answer.RootElement[0];
        numbers["Frequency (cm⁻¹)"].ShouldBe(Numbers(predicted.GetProperty("frequencies")), 1e-3);
        numbers["DOS"].ShouldBe(Numbers(predicted.GetProperty("dos")), 1e-4);
        numbers["Na"].ShouldBe(Numbers(predicted.GetProperty("elements").GetProperty("Na")), 1e-4);
    }

    [Fact]
    public async Task A_unit_stretches_the_axis_and_keeps_the_states()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        var wavenumbers = await page.DosNumbersAsync();
        foreach (var (unit, head, factor) in new[] { ("THz", "Frequency (THz)", 0.0299792458), ("meV", "Frequency (meV)", 0.1239841984) })
        {
            await page.Radio(unit).CheckAsync(new() { Force = true });
            await Expect(page.Page.Locator("#dos-table thead th").First).ToHaveTextAsync(head);
            var numbers = await page.DosNumbersAsync();
            numbers[head][^1].ShouldBe(wavenumbers["Frequency (cm⁻¹)"][^1] * factor, 0.01);
            Integral(numbers[head], numbers["DOS"]).ShouldBe(Integral(wavenumbers["Frequency (cm⁻¹)"], wavenumbers["DOS"]), 0.05);
        }
    }

    [Fact]
    public async Task A_normalisation_divides_by_the_maximum_or_the_states()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        var cell = await page.DosNumbersAsync();
        Integral(cell["Frequency (cm⁻¹)"], cell["DOS"]).ShouldBe(StatesOfQuartz, 0.01);

        await page.Radio("max").CheckAsync(new() { Force = true });
        await Expect(page.Page.Locator("#dos-table caption")).ToContainTextAsync("maximum");
        var max = await page.DosNumbersAsync();
        max["DOS"].Max().ShouldBe(1, 1e-4);
        max["O"].Zip(max["Si"], (oxygen, silicon) => oxygen + silicon).Zip(max["DOS"], (parts, dos) => Math.Abs(parts - dos)).Max().ShouldBeLessThan(1e-3);

        await page.Radio("sum").CheckAsync(new() { Force = true });
        await Expect(page.Page.Locator("#dos-table caption")).Not.ToContainTextAsync("maximum");
        var sum = await page.DosNumbersAsync();
        Integral(sum["Frequency (cm⁻¹)"], sum["DOS"]).ShouldBe(1, 0.01);
    }

    [Fact]
    public async Task Parts_of_elements_and_sites_come_and_go()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        var legend = page.Page.Locator("#dos-legend li");
        await Expect(legend).ToHaveCountAsync(3); // the crystal, O and Si
        await page.Radio("None").CheckAsync(new() { Force = true });
        await Expect(legend).ToHaveCountAsync(1);
        await page.Radio("Sites").CheckAsync(new() { Force = true });
        await Expect(legend.Filter(new() { HasText = "each of 6 sites (4 … 9)" })).ToHaveCountAsync(1); // by symmetry all oxygen atoms are alike
        await Expect(legend.Filter(new() { HasText = "each of 3 sites" })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Pointing_at_an_atom_shows_its_part_and_a_click_keeps_it()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        var atom = page.Page.Locator("#site-4");
        await atom.HoverAsync();
        await Expect(page.Page.Locator("#dos-highlight")).ToContainTextAsync("O");
        await page.Page.Locator("h1").HoverAsync();
        await Expect(page.Page.Locator("#dos-highlight")).ToBeEmptyAsync();
        await atom.ClickAsync();
        await page.Page.Locator("h1").HoverAsync();
        await Expect(atom).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.Page.Locator("#dos-highlight")).Not.ToBeEmptyAsync();
    }

    [Fact]
    public async Task The_band_is_drawn_and_can_be_left_out()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        var chart = page.Page.Locator("#dos-chart canvas");
        var with = await chart.ScreenshotAsync();
        await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Checkbox, new() { Name = "90 % band" }).UncheckAsync();
        await page.Page.WaitForTimeoutAsync(200); // the next frame
        (await chart.ScreenshotAsync()).ShouldNotBe(with);
    }

    [Fact]
    public async Task A_summary_says_what_the_chart_shows()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await Expect(page.Page.Locator("#dos-summary")).ToContainTextAsync("mean frequency");
        (await page.Page.Locator("#dos-chart").GetAttributeAsync("aria-label"))!.ShouldContain("SiO2");
    }

    [Fact]
    public async Task A_crystal_unlike_all_others_is_warned_of()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("Si").ClickAsync();
        await page.ShowsAsync("Si");
        await Expect(page.Page.Locator("#warnings")).ToBeHiddenAsync();
        await page.ChooseTextAsync(
            "plutonium.vasp", "plutonium\n1.0\n0 3.2 3.2\n3.2 0 3.2\n3.2 3.2 0\nPu\n1\nDirect\n0 0 0\n");
        await page.ShowsAsync("Pu");
        await Expect(page.Page.Locator("#warnings")).ToContainTextAsync("Pu");
    }

    [Fact]
    public async Task Thermodynamic_values_follow_the_temperature()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        using var answer = await PredictedAsync("NaCl.cif");
        var functions = answer.RootElement[0].GetProperty("thermodynamics");
        var temperatures = Numbers(functions.GetProperty("temperatures"));
        foreach (var temperature in new[] { 300.0, 40, 1000 })
        {
            var box = page.Page.GetByLabel("Temperature in K");
            await box.FillAsync($"{temperature}");
            await box.PressAsync("Enter");
            var row = Array.IndexOf(temperatures, temperature);
            var expected = functions.GetProperty("heatCapacity").GetProperty("values")[row].GetDouble();
            var shown = await page.Page.Locator("#heatCapacity-value").InnerTextAsync();
            PredictPage.Number(shown).ShouldBe(expected, 0.06 + 0.005 * expected);
            shown.ShouldEndWith("J/K/mol-atom");
        }

        // The slider says the same, by keyboard.
        var slider = page.Page.GetByLabel("At temperature");
        await slider.PressAsync("Home");
        await Expect(page.Page.Locator("#heatCapacity-value")).ToContainTextAsync("0");
        PredictPage.Number(await page.Page.Locator("#entropy-value").InnerTextAsync()).ShouldBe(0);
    }

    private async Task<JsonDocument> PredictedAsync(string example)
    {
        using var client = new HttpClient { BaseAddress = server.Address };
        var text = Structures.Example(example);
        using var answer = await client.PostAsync(
            new Uri("/api/v1/predict?file=" + example, UriKind.Relative),
            new StringContent(text, Encoding.UTF8, "text/plain"),
            TestContext.Current.CancellationToken);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    private static double Integral(double[] frequencies, double[] values) =>
        values.Sum() * (frequencies[^1] - frequencies[0]) / (frequencies.Length - 1);
}

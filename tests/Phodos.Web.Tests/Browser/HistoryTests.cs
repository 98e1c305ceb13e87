using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class HistoryTests(FlagshipServer server, Chromium chromium)
{
    [Fact]
    public async Task Back_and_forward_go_from_crystal_to_crystal()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        await Expect(page.Page).ToHaveURLAsync(new Regex("#file=NaCl.cif"));
        await page.Button("Si").ClickAsync();
        await page.ShowsAsync("Si");
        await page.Radio("THz").CheckAsync(new() { Force = true });
        await Expect(page.Page).ToHaveURLAsync(new Regex("#file=Si.vasp&unit=THz"));

        await page.Page.GoBackAsync();
        await page.ShowsAsync("NaCl");
        await Expect(page.Radio("cm⁻¹")).ToBeCheckedAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("#file=NaCl.cif&unit=cm-1"));
        await page.Page.GoBackAsync();
        await page.ShowsAsync("SiO2");
        await page.Page.GoForwardAsync();
        await page.ShowsAsync("NaCl");
        await page.Page.GoForwardAsync();
        await page.ShowsAsync("Si");
        await Expect(page.Radio("THz")).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_place_on_the_page_and_a_refusal_are_no_crystals_to_go_back_to()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        await page.ChooseTextAsync("broken.vasp", "this is no structure");
        await Expect(page.Page.Locator("#problem")).ToBeVisibleAsync();
        await page.Page.EvaluateAsync("() => { location.hash = 'main'; }");
        await page.Button("Si").ClickAsync();
        await page.ShowsAsync("Si");
        await page.Page.GoBackAsync();
        await page.ShowsAsync("NaCl");
        await Expect(page.Page.Locator("#problem")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_link_put_into_the_address_of_the_page_is_shown_and_can_be_left_again()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        var link = await page.Page.Locator("#link").InputValueAsync();
        await page.Button("Si").ClickAsync();
        await page.ShowsAsync("Si");
        await page.Page.EvaluateAsync("link => { location.href = link; }", link);
        await page.ShowsAsync("NaCl");
        await page.Page.GoBackAsync();
        await page.ShowsAsync("Si");
    }
}

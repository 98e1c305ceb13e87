using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class SharingTests(FlagshipServer server, Chromium chromium)
{
    [Fact]
    public async Task A_permanent_link_brings_back_the_input_and_its_view()
    {
        string link;
        double[] dos;
        await using (var page = await PredictPage.OpenAsync(chromium, server.Address))
        {
            await page.ChooseAsync("Si.vasp");
            await page.ShowsAsync("Si");
            await page.Radio("THz").CheckAsync(new() { Force = true });
            await page.Radio("max").CheckAsync(new() { Force = true });
            await Expect(page.Page.Locator("#link")).ToHaveValueAsync(new Regex("unit=THz&normalization=max"));
            link = await page.Page.Locator("#link").InputValueAsync();
            dos = (await page.DosNumbersAsync())["DOS"];
        }

        await using var opened = await PredictPage.OpenAsync(chromium, server.Address, fragment: new Uri(link).Fragment);
        await opened.ShowsAsync("Si");
        await Expect(opened.Radio("THz")).ToBeCheckedAsync();
        await Expect(opened.Page.Locator("#crystal-file")).ToContainTextAsync("Si.vasp");
        (await opened.DosNumbersAsync())["DOS"].ShouldBe(dos);
    }

    [Theory]
    [InlineData("#file=a.cif&data=AAAA")]
    [InlineData("#data=%ff%fe")]
    [InlineData("#file=a.cif&unit=furlongs&data=")]
    public async Task A_damaged_link_is_told_or_left_out(string fragment)
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address, fragment: fragment);
        await page.ShowsAsync("SiO2"); // there is always something to see
    }

    [Theory]
    [InlineData("CSV", "NaCl.csv")]
    [InlineData("Thermodynamics CSV", "NaCl-thermodynamics.csv")]
    [InlineData("JSON", "NaCl.json")]
    [InlineData("PNG", "NaCl.png")]
    [InlineData("SVG", "NaCl.svg")]
    [InlineData("PDF", "NaCl.pdf")]
    [InlineData("Thermodynamics PDF", "NaCl-thermodynamics.pdf")]
    [InlineData("phonopy", "NaCl-phonopy.zip")]
    [InlineData("pymatgen", "NaCl-pymatgen.json")]
    public async Task A_prediction_is_downloaded(string button, string file)
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        await page.Radio("THz").CheckAsync(new() { Force = true });
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Button(button).ClickAsync());
        download.SuggestedFilename.ShouldBe(file);
        var content = await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        switch (Path.GetExtension(file))
        {
            case ".csv":
                Encoding.UTF8.GetString(content).ShouldStartWith(button == "CSV" ? "frequency_THz" : "temperature_K");
                break;
            case ".json":
                using (var json = JsonDocument.Parse(content))
                    json.RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
                break;
            case ".png":
                content[..4].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G']);
                break;
            case ".pdf":
                Encoding.ASCII.GetString(content[..5]).ShouldBe("%PDF-");
                break;
            case ".svg":
                Encoding.UTF8.GetString(content).ShouldContain("</svg>");
                break;
            default:
                using (var zip = new ZipArchive(new MemoryStream(content)))
                    zip.Entries.Select(entry => entry.Name).ShouldContain("total_dos.dat");
                break;
        }
    }

    [Fact]
    public async Task The_command_and_the_program_ask_for_what_is_shown()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ChooseAsync("NaCl.cif");
        await page.ShowsAsync("NaCl");
        await page.Radio("meV").CheckAsync(new() { Force = true });
        await page.Radio("sum").CheckAsync(new() { Force = true });
        await Expect(page.Page.Locator("#command")).ToHaveTextAsync("phodos predict NaCl.cif --unit meV --normalization sum --json");
        await Expect(page.Page.Locator("#snippet")).ToContainTextAsync("NaCl.cif");
    }

    [Fact]
    public async Task What_is_copied_is_what_is_shown()
    {
        await using var page = await PredictPage.OpenAsync(
            chromium, server.Address, new() { Permissions = ["clipboard-read", "clipboard-write"] });
        await page.ShowsAsync("SiO2");
        await page.Button("Copy command").ClickAsync();
        await Expect(page.Page.Locator("#status")).ToContainTextAsync("Copied");
        (await page.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).ShouldBe(await page.Page.Locator("#command").InnerTextAsync());
    }
}

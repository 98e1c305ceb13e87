using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class StructureInputTests(FlagshipServer server, Chromium chromium)
{
    [Fact]
    public async Task Whoever_comes_first_sees_quartz_predicted()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await Expect(page.Page.Locator("#facts")).ToContainTextAsync("P3121 (152)");
        await Expect(page.Page.Locator("#facts")).ToContainTextAsync("trigonal");
        await Expect(page.Page.Locator("#facts")).ToContainTextAsync("2.649 g/cm³");
        await Expect(page.Page.Locator("#problem")).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("NaCl", "NaCl")]
    [InlineData("TiO2, rutile", "TiO2")]
    [InlineData("ZnO, wurtzite", "ZnO")]
    public async Task An_example_is_one_press_away(string example, string formula)
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.Button(example).ClickAsync();
        await page.ShowsAsync(formula);
    }

    [Theory]
    [InlineData("NaCl.cif", "NaCl")]
    [InlineData("Si.vasp", "Si")]
    public async Task A_file_is_chosen(string file, string formula)
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ChooseAsync(file);
        await page.ShowsAsync(formula);
        await Expect(page.Page.Locator("#crystal-file")).ToContainTextAsync(file);
    }

    [Fact]
    public async Task A_file_is_dropped_on_the_page()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await page.Page.EvaluateAsync(
            """
            ([name, text]) => {
              const files = new DataTransfer();
              files.items.add(new File([text], name));
              for (const kind of ['dragenter', 'dragover', 'drop'])
                document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
            }
            """,
            new[] { "Si.vasp", Structures.Example("Si.vasp") });
        await page.ShowsAsync("Si");
    }

    [Fact]
    public async Task A_text_is_pasted_on_the_page()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await page.Page.EvaluateAsync(
            """
            text => {
              const pasted = new DataTransfer();
              pasted.setData('text/plain', text);
              document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: pasted, bubbles: true, cancelable: true }));
            }
            """,
            Structures.Example("NaCl.cif"));
        await page.ShowsAsync("NaCl");
    }

    [Theory]
    [InlineData(
        "silicon.xyz",
        """
        2
        Lattice="0 2.715 2.715 2.715 0 2.715 2.715 2.715 0" Properties=species:S:1:pos:R:3 pbc="T T T"
        Si 0 0 0
        Si 1.3575 1.3575 1.3575
        """,
        "Si")]
    [InlineData(
        "copper.json",
        """{"lattice": {"matrix": [[0, 1.8, 1.8], [1.8, 0, 1.8], [1.8, 1.8, 0]]}, "sites": [{"species": [{"element": "Cu", "occu": 1}], "abc": [0, 0, 0]}]}""",
        "Cu")]
    public async Task A_text_is_written_into_the_box(string name, string text, string formula)
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await page.Page.GetByText("Text of the structure", new() { Exact = true }).ClickAsync();
        await page.Page.GetByLabel("File name").FillAsync(name);
        await page.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(text);
        await page.Button("Predict this text").ClickAsync();
        await page.ShowsAsync(formula);
    }

    [Fact]
    public async Task A_bad_file_is_told_with_its_line_and_nothing_is_lost()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        var text = Structures.Example("Si.vasp").Replace("0.25", "a quarter");
        await page.ChooseTextAsync("broken.vasp", text);
        var problem = page.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert);
        await Expect(problem).ToContainTextAsync("broken.vasp, line");
        await Expect(page.Page.Locator("#structure-text")).ToHaveValueAsync(text);
        await Expect(page.Page.Locator("#crystal-formula")).ToHaveTextAsync("SiO2"); // what was there stays, under its own name
        await Expect(page.Page.Locator("#still-shown")).ToHaveTextAsync(
            "There is no prediction of broken.vasp. All below is still of SiO2 (SiO2-quartz.cif).");
        var (note, input) = (await page.Page.Locator("#still-shown").BoundingBoxAsync(), await problem.BoundingBoxAsync());
        note!.Width.ShouldBe(input!.Width, 1); // across the page, and not a column beside the crystal

        await page.Button("NaCl").ClickAsync();
        await page.ShowsAsync("NaCl");
        await Expect(problem).ToBeHiddenAsync();
        await Expect(page.Page.Locator("#still-shown")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Further_files_are_laid_beside_the_first()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ChooseAsync("NaCl.cif", "Si.vasp", "TiO2-rutile.cif");
        await page.ShowsAsync("NaCl");
        await Expect(page.Page.Locator("#compare-list")).ToContainTextAsync("Si.vasp");
        await Expect(page.Page.Locator("#compare-list")).ToContainTextAsync("TiO2-rutile.cif");
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

/// <summary>A calculation on the page: its bands beside the DOS, and its modes in the crystal.</summary>
public class CalculationTests(FlagshipServer server, Chromium chromium)
{
    private static readonly SampleCalculation Stable = SampleCalculation.Of();
    private static readonly SampleCalculation Unstable = SampleCalculation.Of(isStable: false);

    [Fact]
    public async Task Files_of_a_calculation_show_bands_words_and_the_prediction_beside()
    {
        await using var page = await OpenAsync(Stable);
        var bands = page.Page.Locator("#bands");
        await Expect(bands.Locator("path.band:not([stroke-dasharray])")).ToHaveCountAsync(3); // those of the prediction are dashed
        await Expect(bands.Locator("text.label")).ToHaveTextAsync(["Γ", "X", "M", "Γ", "R", "X|R", "M"]);
        await Expect(bands.Locator("path.dos-line")).ToHaveCountAsync(2); // calculated and predicted
        await Expect(bands.Locator("rect.imaginary")).ToHaveCountAsync(0);
        await Expect(bands).ToContainTextAsync("Stable: no mode on the mesh is imaginary.");
        await Expect(bands).ToContainTextAsync("Speed of sound");
        await Expect(page.Page.Locator("#dos-legend")).ToContainTextAsync("calculated");
        await Expect(page.Page.Locator("#compare-list")).ToContainTextAsync("calculated");

        await Expect(page.Page.Locator("#heatCapacity-value")).ToContainTextAsync("; calculated 24.");

        // The whole axis is shown, also of what came in two steps.
        var chart = page.Page.Locator("#dos-chart");
        await page.Page.Locator("h1").HoverAsync();
        var shown = await SettledAsync(chart);
        await page.Button("Reset zoom").ClickAsync();
        await page.Page.Locator("h1").HoverAsync();
        (await SettledAsync(chart)).ShouldBe(shown);

        await page.Page.Locator("#bands-data summary").ClickAsync();
        var corner = bands.Locator("#bands-table tbody tr").Filter(new() { HasText = "R" }).First;
        await Expect(corner).ToContainTextAsync("(0.5, 0.5, 0.5)");
        await page.Radio("THz").CheckAsync(new() { Force = true });
        await Expect(bands.Locator("#bands-table caption")).ToContainTextAsync("THz");
        await Expect(bands.Locator("text.title").First).ToHaveTextAsync("Frequency (THz)");

        await page.Button("NaCl").ClickAsync(); // of another crystal the calculation says nothing
        await page.ShowsAsync("NaCl");
        await Expect(page.Page.Locator("#bands-legend li")).ToHaveTextAsync(["predicted"]);
        await Expect(page.Page.Locator("#compare-result")).ToBeHiddenAsync();
        await page.Page.GoBackAsync();
        await Expect(page.Page.Locator("#bands-legend li")).ToHaveTextAsync(["calculated", "predicted"]);
    }

    [Fact]
    public async Task One_file_that_is_dropped_is_a_calculation_too()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await page.Page.EvaluateAsync(
            """
            text => {
              const data = new DataTransfer();
              data.items.add(new File([text], 'phonopy_params.yaml'));
              document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
            }
            """,
            Stable.Parameters);
        await ShowsAsync(page);
        await Expect(page.Page.Locator("#bands path.band:not([stroke-dasharray])")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task An_unstable_crystal_is_told_and_its_mode_is_shown()
    {
        await using var page = await OpenAsync(Unstable);
        await Expect(page.Page.Locator("#bands-stability")).ToContainTextAsync("Unstable: the lowest mode is at −");
        await Expect(page.Page.Locator("#bands rect.imaginary").First).ToBeVisibleAsync();
        await page.Button("Show this mode").ClickAsync();
        await Expect(page.Page.Locator("#mode-text")).ToContainTextAsync("(imaginary)");
        await Expect(page.Page.Locator("#mode-text")).ToContainTextAsync("Po moves most");
        (await Barriers.FindAsync(page.Page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_click_on_a_band_moves_the_crystal_and_a_pause_stops_it()
    {
        await using var page = await OpenAsync(Stable, in3D: true);
        await Expect(page.Page.Locator("#crystal-view-note")).ToBeHiddenAsync();
        var chart = page.Page.Locator("#bands-chart");
        await chart.ScrollIntoViewIfNeededAsync();
        var at = await page.Page.EvaluateAsync<float[]>(
            """
            () => {
              const line = document.querySelector('#bands path.band');
              const middle = line.getPointAtLength(line.getTotalLength() / 3);
              const box = document.querySelector('#bands-chart').getBoundingClientRect();
              return [box.left + middle.x, box.top + middle.y];
            }
            """);
        await page.Page.Mouse.ClickAsync(at[0], at[1]);
        await Expect(page.Page.Locator("#mode-text")).ToContainTextAsync("of 3 at q = (");
        await Expect(page.Page.Locator("#bands circle.spot-chosen")).ToHaveCountAsync(1);

        var view = page.Page.Locator("#crystal-view");
        var first = await view.GetAttributeAsync("data-frame");
        await Expect(view).Not.ToHaveAttributeAsync("data-frame", first!);
        await page.Button("Pause").ClickAsync();
        var stopped = await SettledAsync(view);
        (await view.GetAttributeAsync("data-frame")).ShouldBe(await view.GetAttributeAsync("data-frame"));
        await page.Button("Play").ClickAsync();
        await Expect(page.Button("Pause")).ToBeVisibleAsync();
        await Task.Delay(600, TestContext.Current.CancellationToken);
        await page.Button("Pause").ClickAsync();
        (await SettledAsync(view)).ShouldNotBe(stopped);
        await page.Button("Atoms at rest").ClickAsync();
        await Expect(page.Page.Locator("#mode")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_mode_is_chosen_by_the_keyboard_and_stays_at_rest_where_motion_is_unwanted()
    {
        await using var page = await OpenAsync(Stable, options: new() { ReducedMotion = ReducedMotion.Reduce });
        var chart = page.Page.Locator("#bands-chart");
        await chart.FocusAsync();
        await page.Page.Keyboard.PressAsync("PageDown");
        await Expect(page.Page.Locator("#bands-place")).ToContainTextAsync("X, q = (0, 0.5, 0)");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Page.Locator("#bands-place")).ToContainTextAsync("mode 3 of 3");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("#mode-text")).ToContainTextAsync("Mode 3 of 3 at q = (0, 0.5, 0)");
        await Expect(page.Button("Play")).ToBeVisibleAsync(); // it does not play by itself
        await page.Button("Mode below").ClickAsync();
        await Expect(page.Page.Locator("#mode-text")).ToContainTextAsync("Mode 2 of 3");
        await chart.FocusAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Page.Locator("#mode")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Atoms_move_as_the_eigenvector_says()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        var moved = await page.Page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { waveOf, displacementOf, cellsOf, reachesOf } = await import('/js/mode-motion.js');
              // The heavy atom moves half as far; both along i x, so that the wave begins a quarter of a period late.
              const wave = waveOf([0.5, 0, 0], [[[0, 0.8], [0, 0], [0, 0]], [[0, 0.6], [0, 0], [0, 0]]], [1, 2.25]);
              return {
                light: displacementOf(wave, 0, [0, 0, 0], 0), next: displacementOf(wave, 0, [1, 0, 0], 0), quarter: displacementOf(wave, 0, [0, 0, 0], 0.25),
                reaches: reachesOf(wave), half: cellsOf([0.5, 0, 1 / 3], 1, 100), least: cellsOf([0, 0.5, 0], 3, 100), odd: cellsOf([0.123, 0, 0], 1, 100),
                large: cellsOf([0.2, 0.2, 0.2], 1, 60), single: cellsOf([0.123, 0, 0], 1, 3),
              };
            }
            """);
        Math.Abs(moved.GetProperty("light")[0].GetDouble()).ShouldBe(1, 1e-9);
        moved.GetProperty("next")[0].GetDouble().ShouldBe(-moved.GetProperty("light")[0].GetDouble(), 1e-9);
        moved.GetProperty("quarter")[0].GetDouble().ShouldBe(0, 1e-9);
        moved.GetProperty("reaches")[1].GetDouble().ShouldBe(0.5, 1e-9);
        Cells("half").ShouldBe("2×1×3 repeats");
        Cells("least").ShouldBe("3×4×3 repeats");
        Cells("odd").ShouldBe("2×2×2 cut");
        Cells("large").ShouldBe("2×2×2 cut");
        Cells("single").ShouldBe("1×1×1 cut");

        string Cells(string name) => string.Join('×', moved.GetProperty(name).GetProperty("counts").EnumerateArray().Select(count => count.GetInt32()))
            + (moved.GetProperty(name).GetProperty("repeats").GetBoolean() ? " repeats" : " cut");
    }

    [Fact]
    public async Task Predicted_bands_are_drawn_on_the_path_of_the_calculated()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address, prepare: async empty =>
        {
            // A model that tells bands: those of the calculation, all a tenth higher.
            JsonNode? bands = null;
            await empty.RouteAsync("**/api/v1/phonons*", async route =>
            {
                var answer = await route.FetchAsync();
                bands = JsonNode.Parse(await answer.TextAsync())![0]!["bands"];
                await route.FulfillAsync(new() { Response = answer });
            });
            await empty.RouteAsync("**/api/v1/predict*", async route =>
            {
                var answer = await route.FetchAsync();
                var predictions = JsonNode.Parse(await answer.TextAsync())!;
                if (bands is not null)
                {
                    var higher = bands.DeepClone();
                    foreach (var point in higher["frequencies"]!.AsArray())
                    {
                        for (var band = 0; band < 3; band++)
                            point![band] = 1.1 * point[band]!.GetValue<double>();
                    }

                    predictions[0]!["bands"] = higher;
                }

                await route.FulfillAsync(new() { Response = answer, Body = predictions.ToJsonString() });
            });
        });
        await page.ShowsAsync("SiO2");
        await ChooseAsync(page, Stable);
        await Expect(page.Page.Locator("#bands path.band")).ToHaveCountAsync(6);
        await Expect(page.Page.Locator("#bands path.band[stroke-dasharray]")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task Predicted_bands_and_modes_are_shown_where_the_model_tells_them()
    {
        await using var forces = await TestServer.StartAsync([("forces", SmallForcesModel.Create()), ("dos", new FakeModel())]);
        await using var page = await PredictPage.OpenAsync(chromium, forces.Client.Address);
        await page.ShowsAsync("SiO2");
        await page.ChooseAsync("NaCl.cif");
        await page.ShowsAsync("NaCl");
        await Expect(page.Page.Locator("#bands path.band")).ToHaveCountAsync(6);
        await Expect(page.Page.Locator("#bands-legend li")).ToHaveTextAsync(["predicted"]);
        await page.Page.Locator("#bands-chart").FocusAsync();
        await page.Page.Keyboard.PressAsync("PageDown");
        await Expect(page.Page.Locator("#bands-place")).ToContainTextAsync("X, q = (0.5, 0, 0.5)");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("#mode-text")).ToContainTextAsync("of 6 at q = (0.5, 0, 0.5)");
        (await Barriers.FindAsync(page.Page)).ShouldBeEmpty();

        // Another model tells no modes.
        await page.Page.Locator("#model").SelectOptionAsync("dos");
        await Expect(page.Page.Locator("#bands")).ToBeHiddenAsync();
        await Expect(page.Page.Locator("#mode")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Files_of_VASP_and_q2r_are_calculations_by_their_names_and_heads()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        var told = await page.Page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { forcesOf, readCalculation } = await import('/js/calculation-files.js');
              const head = ibrion => `<modeling><incar><i type="int" name="IBRION">     ${ibrion}</i></incar>${' '.repeat(70000)}`;
              const packed = text => new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
              const namesOf = async (...files) => (await forcesOf(files)).map(file => file.name).join();
              const file = (name, text = '') => new File([text], name);
              const run = file('vasprun.xml', head(6));
              const [params, poscar] = [file('FORCE_SETS'), file('POSCAR-unitcell')];
              return {
                fc: await namesOf(file('MgO.fc')), ifc: await namesOf(file('MgO.ifc.gz'), poscar), structure: await namesOf(file('NaCl.cif'), poscar),
                relaxed: await namesOf(file('vasprun.xml', head(2))), moved: await namesOf(run, file('INCAR')),
                gzip: await namesOf(new File([await packed(head(8))], 'vasprun.xml.gz')), xz: await namesOf(file('vasprun.xml.xz')),
                damaged: await namesOf(file('vasprun.xml.gz', 'no gzip')), late: await namesOf(file('vasprun.xml', ' '.repeat(140000) + head(6))),
                runs: await namesOf(file('vasprun-001.xml', head(-1)), file('vasprun.xml-002.gz'), file('phonopy_disp.yaml')),
                alone: await namesOf(file('vasprun-001.xml', head(-1))), phonopy: await namesOf(params, run, poscar),
                taken: (await readCalculation([run, poscar, file('INCAR')], [run])).files.map(({ name }) => name).join(),
              };
            }
            """);
        var expected = new Dictionary<string, string>
        {
            ["fc"] = "MgO.fc",
            ["ifc"] = "MgO.ifc.gz",
            ["structure"] = "",
            ["relaxed"] = "",
            ["moved"] = "vasprun.xml",
            ["gzip"] = "vasprun.xml.gz",
            ["xz"] = "vasprun.xml.xz",
            ["damaged"] = "",
            ["late"] = "",
            ["runs"] = "vasprun-001.xml,vasprun.xml-002.gz",
            ["alone"] = "",
            ["phonopy"] = "FORCE_SETS",
            ["taken"] = "vasprun.xml,POSCAR-unitcell",
        };
        foreach (var (name, files) in expected)
            told.GetProperty(name).GetString().ShouldBe(files, name);
    }

    [Fact]
    public async Task Runs_in_the_folders_of_displacements_are_taken_under_their_numbers()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        var names = await page.Page.EvaluateAsync<string>(
            """
            async () => {
              const { droppedFiles } = await import('/js/calculation-files.js');
              const file = name => ({ isFile: true, name, file: take => take(new File(['x'], name)) });
              const folder = (name, ...entries) => ({
                isDirectory: true, name, createReader: () => ({ readEntries: take => take(entries.splice(0)) }),
              });
              const entry = folder('MgO', file('phonopy_disp.yaml'), folder('disp-001', file('OUTCAR'), file('vasprun.xml')),
                folder('002', file('vasprun.xml.gz')), folder('disp-003'), folder('old', file('vasprun.xml')));
              const [group] = await droppedFiles({ items: [{ webkitGetAsEntry: () => entry }] });
              return `${group.folder}: ${group.files.map(({ name }) => name).join()}`;
            }
            """);
        names.ShouldBe("MgO: phonopy_disp.yaml,vasprun-001.xml,vasprun-002.xml.gz");
    }

    [Fact]
    public async Task What_is_wrong_with_a_calculation_is_told()
    {
        await using var page = await PredictPage.OpenAsync(chromium, server.Address);
        await page.ShowsAsync("SiO2");
        await page.Page.Locator("#file-input").SetInputFilesAsync([Payload("FORCE_SETS", Stable.Files["FORCE_SETS"]), Payload("BORN", "?")]);
        await Expect(page.Page.Locator("#problem")).ToContainTextAsync("not the cells that they belong to");
        await Expect(page.Page.Locator("#still-shown")).ToContainTextAsync("All below is still of SiO2");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 1280)]
    public async Task Axe_finds_no_barrier_and_nothing_is_wider_than_the_window(ColorScheme colors, int width)
    {
        await using var page = await OpenAsync(
            Unstable, options: new() { ColorScheme = colors, ViewportSize = new() { Width = width, Height = 800 } });
        await page.Button("Show this mode").ClickAsync();
        await Expect(page.Page.Locator("#mode")).ToBeVisibleAsync();
        await page.Page.Locator("#bands-data summary").ClickAsync();
        (await Barriers.FindAsync(page.Page)).ShouldBeEmpty();
        (await page.Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    private async Task<PredictPage> OpenAsync(SampleCalculation calculation, bool in3D = false, BrowserNewContextOptions? options = null)
    {
        var page = await PredictPage.OpenAsync(chromium, server.Address, options, in3D: in3D);
        await page.ShowsAsync("SiO2");
        await ChooseAsync(page, calculation);
        return page;
    }

    private static async Task ChooseAsync(PredictPage page, SampleCalculation calculation)
    {
        await page.Page.Locator("#file-input").SetInputFilesAsync([.. calculation.Files.Select(file => Payload(file.Key, file.Value))]);
        await ShowsAsync(page);
    }

    private static Task ShowsAsync(PredictPage page) =>
        Expect(page.Page.Locator("#status")).ToContainTextAsync("Po worked out and predicted");

    // The picture, once two in a row are the same.
    private static async Task<byte[]> SettledAsync(ILocator view)
    {
        var last = await view.ScreenshotAsync();
        for (var attempt = 0; attempt < 50; attempt++)
        {
            await Task.Delay(150, TestContext.Current.CancellationToken);
            var next = await view.ScreenshotAsync();
            if (next.AsSpan().SequenceEqual(last))
                return next;
            last = next;
        }

        throw new TimeoutException("The picture does not come to rest.");
    }

    private static FilePayload Payload(string name, string text) =>
        new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };
}

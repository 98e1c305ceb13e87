using Microsoft.Playwright;
using Phodos.Web.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

public class RunsPageTests(FlagshipServer flagship, Chromium chromium)
{
    [Fact]
    public async Task Curves_grow_while_a_run_trains()
    {
        using var runs = new SampleRuns();
        var run = runs.Add("first", epochs: 3);
        using var training = run.Claim();
        await using var server = await ServeAsync(runs);
        await using var window = await chromium.OpenAsync();
        var page = await OpenAsync(window, server);
        await Expect(page.Locator("#runs-count")).ToHaveTextAsync("1 run, 1 training");
        await Expect(page.Locator("#curves-legend")).ToContainTextAsync("first: 3 epochs");
        await page.GetByText("The numbers as a table").ClickAsync();
        await Expect(page.Locator("#epochs-table tbody tr")).ToHaveCountAsync(3);

        SampleRuns.Train(run, 4);
        await Expect(page.Locator("#epochs-table tbody tr")).ToHaveCountAsync(4);
        await Expect(page.Locator("#curves-legend")).ToContainTextAsync("0.1500 in epoch 4, training");
        await Expect(page.Locator("#rmse-chart canvas")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Runs_are_read_on_a_phone()
    {
        using var runs = new SampleRuns();
        runs.Add("dostransformer-phonondb-1500", epochs: 3);
        await using var server = await ServeAsync(runs);
        await using var window = await chromium.OpenAsync(new() { ViewportSize = new() { Width = 360, Height = 800 } });
        var page = await OpenAsync(window, server);
        var name = await page.Locator(".run-name").BoundingBoxAsync();
        name!.Height.ShouldBeLessThan(80); // three lines
        (await Barriers.FindAsync(page)).ShouldBeEmpty();
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
    }

    [Fact]
    public async Task Runs_are_chosen_overlaid_and_kept_in_the_address()
    {
        using var runs = new SampleRuns();
        runs.Add("long", epochs: 9);
        runs.Add("short", epochs: 2);
        await using var server = await ServeAsync(runs);
        await using var window = await chromium.OpenAsync();
        var page = await OpenAsync(window, server);
        foreach (var name in new[] { "long", "short" })
            await page.GetByLabel(name, new() { Exact = true }).SetCheckedAsync(true);
        await Expect(page.Locator("#curves-legend li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#run-details")).ToContainTextAsync("Not tested yet.");
        await page.Locator("#run-details summary").First.ClickAsync();
        await Expect(page.Locator("#run-details dl").First).ToContainTextAsync("model.options.hidden");
        await page.GetByLabel("Logarithmic scale").CheckAsync();

        await page.ReloadAsync();
        await Expect(page.Locator("#curves-legend li")).ToHaveCountAsync(2);
        await page.GetByLabel("long", new() { Exact = true }).UncheckAsync();
        await Expect(page.Locator("#curves-legend li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Runs_are_sorted_by_the_heads_of_their_columns()
    {
        using var runs = new SampleRuns();
        runs.Add("b", epochs: 2);
        runs.Add("a", epochs: 11);
        runs.Add("c", epochs: 0);
        await using var server = await ServeAsync(runs);
        await using var window = await chromium.OpenAsync();
        var page = await OpenAsync(window, server);
        await AssertOrderAsync("Epochs", "c", "b", "a");
        await AssertOrderAsync("Epochs", "a", "b", "c");
        await AssertOrderAsync("Best validation RMSE", "a", "b", "c"); // a run without a value comes last either way
        await AssertOrderAsync("Best validation RMSE", "b", "a", "c");
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Best validation RMSE" })).ToHaveAttributeAsync("aria-sort", "descending");

        async Task AssertOrderAsync(string head, params string[] names)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = head }).ClickAsync();
            await Expect(page.Locator("#runs-table tbody th")).ToHaveTextAsync(names);
        }
    }

    [Fact]
    public async Task The_table_of_a_study_is_sorted()
    {
        using var runs = new SampleRuns();
        await using var server = await ServeAsync(runs);
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.RouteAsync("**/api/v1/studies", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = """
                [{"id": "1", "name": "widths", "title": "Settings", "columns": [{"name": "Setting", "isNumber": false}, {"name": "hidden", "isNumber": true}],
                  "rows": [["x", 128], ["y", 64], ["z", null]]}]
                """,
        }));
        await page.GotoAsync(new Uri(server.Client.Address, "/runs").ToString());
        var cells = page.Locator("#studies tbody th");
        await Expect(cells).ToHaveTextAsync(["x", "y", "z"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "hidden" }).ClickAsync();
        await Expect(cells).ToHaveTextAsync(["y", "x", "z"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "hidden" }).ClickAsync();
        await Expect(cells).ToHaveTextAsync(["x", "y", "z"]);
        (await Barriers.FindAsync(page)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_is_opened_in_a_window_of_its_own_without_its_scripts()
    {
        using var runs = new SampleRuns();
        await File.WriteAllTextAsync(
            Path.Combine(runs.FullPath, "report.html"),
            "<title>A comparison</title><h1>Six models</h1><script>document.title = 'run'</script>",
            TestContext.Current.CancellationToken);
        await using var server = await ServeAsync(runs);
        await using var window = await chromium.OpenAsync();
        var page = await OpenAsync(window, server);
        var report = await window.RunAndWaitForPageAsync(() => page.Locator("#report-list a").ClickAsync());
        await Expect(report.Locator("h1")).ToHaveTextAsync("Six models");
        (await report.TitleAsync()).ShouldBe("A comparison");
    }

    [Fact]
    public async Task A_server_without_runs_says_how_to_show_them()
    {
        await using var window = await chromium.OpenAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync(new Uri(flagship.Address, "/runs").ToString());
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("shows no runs");
    }

    private static Task<TestServer> ServeAsync(SampleRuns runs) =>
        TestServer.StartAsync(new FakeModel(), new ServerOptions { Runs = runs.FullPath });

    // Whatever breaks a rule of the page fails the test.
    private static async Task<IPage> OpenAsync(IBrowserContext window, TestServer server)
    {
        var page = await window.NewPageAsync();
        page.PageError += (_, fault) => throw new InvalidOperationException(fault);
        await page.GotoAsync(new Uri(server.Client.Address, "/runs").ToString());
        await Expect(page.Locator("#runs")).ToBeVisibleAsync();
        return page;
    }
}

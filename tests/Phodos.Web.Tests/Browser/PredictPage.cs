using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Phodos.Web.Tests.Browser;

/// <summary>The page that predicts, as its reader uses it.</summary>
internal sealed class PredictPage : IAsyncDisposable
{
    // A busy machine of two processors draws in software.
    private const float Patience = 30_000; // ms

    // Drawing in 3D without a graphics card takes seconds a page: it is for the tests of the 3D view alone.
    private const string Without3D =
        """
        const usual = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
          return String(kind).includes('webgl') ? null : usual.call(this, kind, ...rest);
        };
        """;

    private readonly IBrowserContext _window;

    private PredictPage(IBrowserContext window, IPage page) => (_window, Page) = (window, page);

    internal IPage Page { get; }

    /// <summary>Opens it, and waits for the prediction that it begins with.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="server">The address of the server.</param>
    /// <param name="options">The window.</param>
    /// <param name="fragment">What follows the # of the address.</param>
    /// <param name="in3D">Whether the browser can draw in 3D.</param>
    /// <param name="prepare">What is done to the empty page before.</param>
    internal static async Task<PredictPage> OpenAsync(
        Chromium chromium,
        Uri server,
        BrowserNewContextOptions? options = null,
        string fragment = "",
        bool in3D = false,
        Func<IPage, Task>? prepare = null)
    {
        var window = await chromium.OpenAsync(options);
        window.SetDefaultTimeout(Patience);
        SetDefaultExpectTimeout(Patience);
        var page = await window.NewPageAsync();
        if (!in3D)
            await page.AddInitScriptAsync(Without3D);
        if (prepare is not null)
            await prepare(page);
        await page.GotoAsync(new Uri(server, "/" + fragment).ToString());
        return new PredictPage(window, page);
    }

    /// <summary>Waits until a crystal is shown with its prediction.</summary>
    internal async Task ShowsAsync(string formula)
    {
        await Expect(Page.Locator("#crystal-formula")).ToHaveTextAsync(formula);
        await Expect(Page.Locator("#status")).ToContainTextAsync(formula + " predicted");
    }

    internal ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    internal ILocator Radio(string name) => Page.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true });

    /// <summary>Chooses a file, or several, as with the button.</summary>
    internal Task ChooseAsync(params string[] examples) =>
        Page.Locator("#file-input").SetInputFilesAsync([.. examples.Select(Structures.PathOf)]);

    /// <summary>Chooses a file of a given text.</summary>
    internal Task ChooseTextAsync(string name, string text) => Page.Locator("#file-input").SetInputFilesAsync(Payload(name, text));

    /// <summary>Adds the text of a file with a reference DOS to the comparison.</summary>
    internal Task AddReferenceAsync(string name, string text) => Page.Locator("#reference-file").SetInputFilesAsync(Payload(name, text));

    /// <summary>The numbers below the DOS, by their head.</summary>
    internal async Task<IReadOnlyDictionary<string, double[]>> DosNumbersAsync()
    {
        await Page.Locator("#dos-data").EvaluateAsync("details => details.open = true");
        await Expect(Page.Locator("#dos-table tbody tr").First).ToBeVisibleAsync();
        var heads = await Page.Locator("#dos-table thead th").AllInnerTextsAsync();
        var rows = await Page.EvaluateAsync<string[][]>(
            "() => [...document.querySelectorAll('#dos-table tbody tr')].map(row => [...row.cells].map(cell => cell.innerText))");
        return heads.Select((head, column) => (head, rows.Select(row => Number(row[column])).ToArray()))
            .ToDictionary(column => column.head.Trim(), column => column.Item2);
    }

    /// <summary>A number as the page writes it, without its error.</summary>
    internal static double Number(string text) => double.Parse(
        text.Split('±', ' ')[0].Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static FilePayload Payload(string name, string text) =>
        new() { Name = name, MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(text) };

    public async ValueTask DisposeAsync() => await _window.DisposeAsync();
}

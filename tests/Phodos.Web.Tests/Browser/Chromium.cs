using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Phodos.Web.Tests.Browser.Chromium))]

namespace Phodos.Web.Tests.Browser;

/// <summary>One Chromium for all tests of the page, started by the first of them.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private const string Setting = "PHODOS_CHROMIUM";

    private static readonly string[] UsualPlaces = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    // Nothing is fetched, and the picture is drawn without a graphics card.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-dev-shm-usage",
        "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--mute-audio",
    ];

    private readonly SemaphoreSlim _start = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Place => Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } place
        ? place
        : UsualPlaces.FirstOrDefault(File.Exists);

    /// <summary>A window of its own, without any state; the test is skipped where there is no Chromium.</summary>
    /// <param name="options">Its size, colours and the like.</param>
    public async Task<IBrowserContext> OpenAsync(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(Place is null, $"There is no Chromium; install it, or set {Setting} to its executable.");
        await _start.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            _playwright ??= await Playwright.CreateAsync();
            _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Place, Args = Arguments });
        }
        finally
        {
            _start.Release();
        }

        return await _browser.NewContextAsync(options ?? new() { ViewportSize = new() { Width = 1280, Height = 900 } });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        _start.Dispose();
    }
}

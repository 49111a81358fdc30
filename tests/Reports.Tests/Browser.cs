using Microsoft.Playwright;
using Ponder.TestKit.Browsers;

namespace Ponder.Reports.Tests;

/// <summary>One Chromium for a class of tests; every page is watched for what it logs and asks of the network.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
    private readonly string folder = Directory.CreateTempSubdirectory("ponder-pages-").FullName;
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (NeedsChromiumAttribute.Program is not { } program) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Quiet });
    }

    /// <summary>Opens the page and waits until it is drawn.</summary>
    public async Task<Opened> OpenAsync(byte[] content, ColorScheme scheme = ColorScheme.Light, int width = 1280, string fragment = "")
    {
        var file = Path.Combine(folder, $"{Guid.NewGuid():N}.html");
        await File.WriteAllBytesAsync(file, content);
        var page = await browser!.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = width, Height = 900 } });
        var (complaints, requests) = (new List<string>(), new List<string>());
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) => requests.Add(request.Url);
        page.Dialog += (_, dialog) => complaints.Add($"a dialog: {dialog.Message}");
        await page.GotoAsync($"{new Uri(file).AbsoluteUri}{fragment}");
        return new(page, complaints, requests);
    }

    /// <summary>An empty page, which its test leads on.</summary>
    public Task<IPage> NewAsync() => browser!.NewPageAsync();

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A page, what it complained of and what it asked for.</summary>
    public sealed record Opened(IPage Page, List<string> Complaints, List<string> Requests);
}

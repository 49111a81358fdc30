using Ponder.Engine.Evaluation;
using Ponder.Engine.Evaluation.Paper;
using Ponder.Engine.Reports;
using Ponder.TestKit.Browsers;
using Ponder.TestKit.Skipping;

namespace Ponder.Engine.Tests.Reports;

[NeedsChromium]
public class EvalPageTests(Browser browser) : IClassFixture<Browser>
{
    [NeedyFact]
    public async Task The_page_of_an_evaluation_draws_every_strategy_and_lists_what_was_found()
    {
        var (page, complaints, requests) = await browser.OpenAsync(await PageAsync());
        Assert.Equal(1, await page.Locator(".chart svg").CountAsync());
        var text = await page.Locator("main").InnerTextAsync();
        Assert.All((string[])["strategy-0", "strategy-9", "some <b>finding</b>", "+12.0", "−1.0 to +25.0", "0.125", "bin 5", "+7.0", "left & out"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Empty(complaints);
        Assert.Single(requests);
    }

    [NeedyFact]
    public async Task Unit_bin_and_strategies_are_chosen_with_the_keyboard()
    {
        var (page, complaints, _) = await browser.OpenAsync(await PageAsync());
        var before = await page.Locator(".chart svg").InnerHTMLAsync();
        await page.Locator("select").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        var samples = await page.Locator(".chart svg").InnerHTMLAsync();
        Assert.Contains("sampled solutions per problem", samples, StringComparison.Ordinal);
        Assert.DoesNotContain("sampled solutions per problem", before, StringComparison.Ordinal);
        await page.Locator("select").Nth(1).SelectOptionAsync("5");
        Assert.NotEqual(samples, await page.Locator(".chart svg").InnerHTMLAsync());
        await page.Locator("summary").First.ClickAsync();
        var paths = await page.Locator(".chart svg path").CountAsync();
        await page.Locator("input[type=checkbox]").First.PressAsync("Space");
        Assert.True(await page.Locator(".chart svg path").CountAsync() < paths);
        Assert.Empty(complaints);
    }

    private static async Task<byte[]> PageAsync()
    {
        EvalCell Cell(int bin, int strategy, int n) => new(bin, 100, 0.3 + (0.01 * strategy) + (0.02 * n), 0.2 + (0.02 * n), 0.5 + (0.02 * n), n, 60 * n * (strategy + 1), n, 1e9 * n);
        var points = Enumerable.Range(0, 10).SelectMany(s => ((int[])[1, 4, 16]).Select(n =>
            new EvalPoint($"strategy-{s}", n, "job", Cell(0, s, n), [.. Enumerable.Range(1, 5).Select(bin => Cell(bin, s, n))]))).ToList();
        Claim[] claims = [new("finding", "some <b>finding</b>", 0.12, -0.01, 0.25, 0, false), new("auto-reaches-at-a-quarter", "a ratio", 0.125, 0.1, 0.2, 0.25, true)];
        using var stream = new MemoryStream();
        await EvalPage.WriteAsync(stream, "tests", new(points, claims, ["left & out"]), [new ExchangeRow(0, 0.79, "auto", 16, 0.6, 0.53, 0.07, 0.01, 0.13, 0.9)]);
        return stream.ToArray();
    }
}

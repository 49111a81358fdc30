using Ponder.Evaluation.Comparison;
using Ponder.Evaluation.Statistics;
using Ponder.Reports;
using Ponder.TestKit.Browsers;
using Ponder.TestKit.Skipping;

namespace Ponder.Reports.Tests;

/// <summary>Two jobs' page as a browser shows it.</summary>
[NeedsChromium]
public class ComparePageTests(Browser browser) : IClassFixture<Browser>
{
    [NeedyFact]
    public async Task It_shows_both_jobs_and_what_changed_and_can_be_narrowed()
    {
        var (page, complaints, requests) = await browser.OpenAsync(await PageAsync());
        var text = await page.Locator("main").InnerTextAsync();
        string[] parts = ["greedy", "majority:n=4", "50.0 %", "75.0 %", "+25.0 points (+5.0 to +40.0)", "+300 (+200 to +400)", "3 of 20", "2 became right, 1 became wrong", "p<1>"];
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        await page.Locator("select").SelectOptionAsync("became wrong");
        Assert.Equal(1, await page.Locator("section").Last.Locator("tbody tr").CountAsync());
        await page.SetViewportSizeAsync(400, 800);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 400"), "the page is wider than a telephone");
        Assert.Empty(complaints);
        Assert.Single(requests);
    }

    private static async Task<byte[]> PageAsync()
    {
        using var stream = new MemoryStream();
        ChangedProblem[] changed =
        [
            new("p<1>", "What is 1 + 1?", "2", new("3", false, 100), new("2", true, 400)),
            new("p2", "What is 1 + 2?", "3", new(null, false, 100), new("3", true, 400)),
            new("p3", "What is 1 + 3?", "4", new("4", true, 100), new("5", false, 400)),
        ];
        await ComparePage.WriteAsync(stream, new(
            new("0123456789abcdef", "greedy", "model", 0, new(0.5, 0.4, 0.6), new(100, 90, 110), 2_000),
            new("fedcba9876543210", "majority:n=4", "model", 0, new(0.75, 0.6, 0.9), new(400, 390, 410), 8_000),
            20, 20, new Estimate(0.25, 0.05, 0.4), new Estimate(300, 200, 400), changed));
        return stream.ToArray();
    }
}

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
        string[] parts = ["greedy", "majority:n=4", "50.0 %", "75.0 %", "+25.0 points (+5.0 to +40.0)", "+300 (+200 to +400)", "3 of 20", "+6,000", "2 became right, 1 became wrong", "p<1>"];
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        await page.Locator("select").First.SelectOptionAsync("became wrong");
        Assert.Equal(1, await page.Locator("section").Last.Locator("tbody tr").CountAsync());
        await page.SetViewportSizeAsync(400, 800);
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 400"), "the page is wider than a telephone");
        Assert.Empty(complaints);
        Assert.Single(requests);
    }

    [NeedyFact]
    public async Task Its_problems_and_answers_are_typeset_and_its_columns_sort()
    {
        var (page, complaints, _) = await browser.OpenAsync(await PageAsync(@"What is $\frac{1}{2}$ of 4, <b>now</b>?", @"\frac{4}{2}"));
        await page.Locator("summary").First.ClickAsync();
        await page.Locator("details[open] .prose .katex").WaitForAsync();
        Assert.Contains("<b>now</b>", await page.Locator("details[open]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(3, await page.Locator("section").Last.Locator("td:nth-child(2) .katex").CountAsync());
        await page.Locator("button.sort", new() { HasText = "problem" }).ClickAsync();
        await page.Locator("button.sort", new() { HasText = "problem" }).ClickAsync();
        Assert.Equal(["p3", "p2", "p<1>"], await page.Locator("summary").AllInnerTextsAsync());
        await page.SetViewportSizeAsync(400, 800);
        Assert.Empty(await page.TooWideAsync());
        Assert.Empty(complaints);
    }

    private static async Task<byte[]> PageAsync(string text = "What is it?", string? answer = null)
    {
        using var stream = new MemoryStream();
        ChangedProblem[] changed =
        [
            new("p<1>", text, answer ?? "2", new("3", false, 100), new("2", true, 400)),
            new("p2", text, answer ?? "3", new(null, false, 100), new("3", true, 400)),
            new("p3", text, answer ?? "4", new("4", true, 100), new("5", false, 400)),
        ];
        await ComparePage.WriteAsync(stream, new(
            new("0123456789abcdef", "greedy", "model", 0, new(0.5, 0.4, 0.6), new(100, 90, 110), 2_000),
            new("fedcba9876543210", "majority:n=4", "model", 0, new(0.75, 0.6, 0.9), new(400, 390, 410), 8_000),
            20, 20, new Estimate(0.25, 0.05, 0.4), new Estimate(300, 200, 400), changed));
        return stream.ToArray();
    }
}

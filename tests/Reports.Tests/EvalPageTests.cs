using Microsoft.Playwright;
using Ponder.Evaluation.Cards;
using Ponder.Evaluation.Curves;
using Ponder.Evaluation.Paper;
using Ponder.Evaluation.Statistics;
using Ponder.Reports;
using Ponder.TestKit.Browsers;
using Ponder.TestKit.Skipping;

namespace Ponder.Reports.Tests;

/// <summary>An evaluation's page as a browser shows it.</summary>
[NeedsChromium]
public class EvalPageTests(Browser browser) : IClassFixture<Browser>
{
    [NeedyFact]
    public async Task It_draws_every_strategy_for_every_bin_and_lists_what_was_found()
    {
        var content = await PageAsync();
        Assert.InRange(content.Length, 100_000, JobPages.Most);
        var (page, complaints, requests) = await browser.OpenAsync(content);
        Assert.Equal(7, await page.Locator(".chart svg").CountAsync());
        Assert.True(await page.Locator(".chart svg").First.Locator("path").CountAsync() >= 10 * (1 + 3), "not every line and point is drawn");
        foreach (var bin in await page.Locator(".multiples svg").AllAsync()) Assert.True(await bin.Locator("path").CountAsync() >= 10, "not every line is drawn in every bin");
        await page.Locator("summary").First.ClickAsync();
        var text = await page.Locator("main").InnerTextAsync();
        string[] parts = ["strategy-0", "strategy-9", "some <b>finding</b>", "+12.0", "−1.0 to +25.0", "0.13", "at most 0.25", "Of 2 findings 1 holds, 1 cannot be told: too few problems", "too few problems to tell", "exam.jsonl", "took 1 min 5 s", "seed 7", "Bin 5, hardest", "+7.0", "left & out"];
        Assert.All(parts, part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Empty(complaints);
        Assert.Single(requests);
    }

    [NeedyFact]
    public async Task Unit_and_strategies_are_chosen_with_the_keyboard()
    {
        var (page, complaints, _) = await browser.OpenAsync(await PageAsync());
        var chart = page.Locator(".chart svg").First;
        Assert.DoesNotContain("sampled solutions", await chart.InnerHTMLAsync(), StringComparison.Ordinal);
        await page.Locator("select").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Contains("sampled solutions per problem", await chart.InnerHTMLAsync(), StringComparison.Ordinal);
        Assert.Contains("strategy-3", await chart.InnerHTMLAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Tab");
        for (var i = 0; i < 3; i++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Space");
        Assert.DoesNotContain("strategy-3", await chart.InnerHTMLAsync(), StringComparison.Ordinal);
        await page.GetByText("none", new() { Exact = true }).PressAsync("Enter");
        Assert.Contains("nothing to draw", await chart.InnerHTMLAsync(), StringComparison.Ordinal);
        await page.GetByText("all", new() { Exact = true }).First.PressAsync("Enter");
        Assert.Contains("strategy-3", await chart.InnerHTMLAsync(), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [NeedyFact]
    public async Task What_a_logarithmic_axis_cannot_show_is_said()
    {
        var (page, _, _) = await browser.OpenAsync(await PageAsync());
        await page.Locator("select").First.SelectOptionAsync("verifierCalls");
        Assert.Contains("Not drawn, for they spend no verifier calls: strategy-0.", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task Every_interval_ends_inside_its_chart()
    {
        var (page, _, _) = await browser.OpenAsync(await PageAsync());
        Assert.Empty(await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll(".chart svg")].flatMap(svg => [...svg.querySelectorAll("path:not(clipPath path)")].flatMap(path => {
                const [mark, chart] = [path.getBoundingClientRect(), svg.getBoundingClientRect()];
                return mark.top < chart.top - 1 || mark.bottom > chart.bottom + 1 ? [`${path.getAttribute("d")} in ${chart.height}`] : [];
            }))
            """));
    }

    [NeedyFact]
    public async Task A_finding_whose_interval_is_short_of_its_target_does_not_hold()
    {
        var claims = ((double Low, double High)[])[(-0.2, -0.1), (-0.1, 0.2), (0.1, 0.2)];
        var (page, _, _) = await browser.OpenAsync(await PageAsync([.. claims.Select((c, i) => new Claim($"f{i}", "m", (c.Low + c.High) / 2, c.Low, c.High, 0, c.Low > 0))]));
        Assert.Equal(["no", "too few problems to tell", "yes"], await page.Locator("table", new() { HasText = "what is compared" }).Locator("td:last-child b").AllInnerTextsAsync());
    }

    [NeedyFact]
    public async Task Names_stand_beside_the_chart_on_a_desk_and_below_it_on_a_phone()
    {
        foreach (var width in (int[])[1280, 700, 400])
        {
            var (page, complaints, _) = await browser.OpenAsync(await PageAsync(), width: width);
            Assert.Empty(await page.OverlapsAsync());
            Assert.Empty(await page.TooWideAsync());
            Assert.Empty(await page.EvaluateAsync<string[]>("""
                () => { const svg = document.querySelector(".chart svg"), box = e => e.getBoundingClientRect();
                  const names = [...svg.querySelectorAll("text")].filter(t => t.textContent.includes("strategy-"));
                  const lines = [...svg.querySelectorAll("path[fill=none]")].map(box).filter(r => r.width > 20 && r.height < 200 && r.height > 0);
                  return names.filter(n => lines.some(l => l.right > box(n).left + 2 && l.left < box(n).right && l.top < box(n).bottom && l.bottom > box(n).top)).map(n => n.textContent); }
                """));
            Assert.Equal(width > 650 ? 10 : 0, await page.Locator(".chart svg").First.Locator("text", new() { HasText = "strategy-" }).CountAsync());
            Assert.Empty(complaints);
        }
    }

    [NeedyFact]
    public async Task The_table_of_figures_sorts()
    {
        var (page, _, _) = await browser.OpenAsync(await PageAsync());
        var table = page.Locator("table", new() { HasText = "Every strategy at every budget" });
        await table.Locator("button.sort", new() { HasText = "tokens" }).ClickAsync();
        Assert.StartsWith("strategy-0", await table.Locator("tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
        await table.Locator("button.sort", new() { HasText = "tokens" }).ClickAsync();
        Assert.StartsWith("strategy-9", await table.Locator("tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task Words_can_be_read_in_light_and_dark()
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var (page, _, _) = await browser.OpenAsync(await PageAsync(), scheme);
            Assert.True(double.Parse((await page.WorstContrastAsync()).Split(' ')[0]) >= 4.5, $"{await page.WorstContrastAsync()} in {scheme}");
        }
    }

    private static async Task<byte[]> PageAsync(Claim[]? found = null)
    {
        EvalCell Cell(int bin, int strategy, int n) => new(
            bin, 100, 0.3 + (0.01 * strategy) + (0.02 * n), 0.2 + (0.02 * n), 0.5 + (0.02 * n), n, 60 * n * (strategy + 1), strategy == 0 ? 0 : n, 1e9 * n);
        var points = Enumerable.Range(0, 10).SelectMany(s => ((int[])[1, 4, 16]).Select(n =>
            new EvalPoint($"strategy-{s}", n, "job", Cell(0, s, n), [.. Enumerable.Range(1, 5).Select(bin => Cell(bin, s, n))]))).ToList();
        Claim[] claims =
        [
            new("finding", "some <b>finding</b>", 0.12, -0.01, 0.25, 0, false),
            new("auto-reaches-at-a-quarter", "a ratio", 0.125, 0.1, 0.2, 0.25, true) { Unit = ClaimUnit.Ratio },
        ];
        using var stream = new MemoryStream();
        await EvalPage.WriteAsync(stream, "tests", new(points, found ?? claims, ["left & out"]), [new ExchangeRow(0, 0.79, "auto", 16, 0.6, 0.53, 0.07, -0.2, 0.34, 0.9)], new("exam.jsonl", "7", new(2026, 11, 28, 8, 0, 0, TimeSpan.Zero), 65));
        return stream.ToArray();
    }
}

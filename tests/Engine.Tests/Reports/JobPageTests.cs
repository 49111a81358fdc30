using System.Text;
using Microsoft.Playwright;
using Ponder.Core.Budgets;
using Ponder.Engine.Journals;
using Ponder.Engine.Results;
using Ponder.Engine.Running;
using Ponder.Engine.Tests.Running;
using Ponder.Search.Catalogue;
using Ponder.TestKit.Browsers;
using Ponder.TestKit.Scripted;
using Ponder.TestKit.Skipping;

namespace Ponder.Engine.Tests.Reports;

[NeedsChromium]
public class JobPageTests(Browser browser) : IClassFixture<Browser>
{
    private const int Most = 3_000_000;

    [NeedyFact]
    public async Task The_page_of_a_job_draws_its_charts_asks_nothing_of_the_network_and_complains_of_nothing()
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var content = await ReportAsync(Options("batch", new Cap(Tokens: 30_000)));
            Assert.InRange(content.Length, 100_000, Most);
            var (page, complaints, requests) = await browser.OpenAsync(content, scheme);
            Assert.Equal(2, await page.Locator(".chart svg").CountAsync());
            Assert.True(await page.Locator(".chart svg path").CountAsync() > 10);
            Assert.Contains("60", await page.Locator(".tiles").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Contains("30k tokens", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Empty(complaints);
            Assert.Single(requests);
        }
    }

    [NeedyFact]
    public async Task The_keyboard_reaches_a_problem_and_opens_its_vote_and_its_tree()
    {
        var (page, complaints, _) = await browser.OpenAsync(await ReportAsync(Options("beam-search", Cap.None)));
        for (var tabs = 0; tabs < 40 && await page.EvaluateAsync<bool>("!document.activeElement.matches('button.open')"); tabs++) await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("true", await page.Locator(":focus").GetAttributeAsync("aria-expanded"));
        var open = page.Locator("tr.more:not([hidden])");
        Assert.Contains("beam-search", await open.InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await open.Locator(".tree .tree li").CountAsync() > 0, "no candidate stands below another");
        Assert.True(await open.Locator(".steps i").CountAsync() > 0);
        Assert.Contains("step 1", await open.Locator("pre").First.TextContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(0, await open.CountAsync());
        Assert.Empty(complaints);
    }

    [NeedyFact]
    public async Task It_says_why_a_problem_got_what_it_got()
    {
        var (page, _, _) = await browser.OpenAsync(await ReportAsync(Options("batch", new Cap(Tokens: 30_000))));
        Assert.Contains("assumed: these models are not calibrated", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var button in await page.Locator("button.open").AllAsync()) await button.ClickAsync();
        Assert.Contains("expected to gain", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task What_wants_an_eye_comes_first()
    {
        var (page, _, _) = await browser.OpenAsync(await ReportAsync(Options("weighted-best-of-n", new Cap(Tokens: 6000))));
        var ranks = (await page.Locator("tbody tr:not(.more) td:nth-child(2)").AllInnerTextsAsync()).Where(t => t.Contains("solved", StringComparison.Ordinal) || t.Contains("cap", StringComparison.Ordinal))
            .Select(t => t.Contains("contested", StringComparison.Ordinal) ? 0 : t.Contains("cap", StringComparison.Ordinal) ? 1 : 2).ToList();
        Assert.True(ranks.Count > 10 && ranks.Distinct().Count() > 1);
        Assert.Equal(ranks.Order(), ranks);
    }

    [NeedyFact]
    public async Task Hostile_texts_are_shown_as_they_are()
    {
        string[] hostile = ["<script>alert(1)</script>", "</script><script>alert(2)</script>", "\"><img src=x onerror=alert(3)>", "<!-- <script>", "' onmouseover='alert(4)", "\u2028 {{x}} ${1}"];
        var lines = hostile.Select((text, i) => System.Text.Json.JsonSerializer.Serialize(new { id = text, problem = ScriptedProposer.Problem(2, 50, i), answer = text }) + "\n");
        var long1 = System.Text.Json.JsonSerializer.Serialize(new { id = "long", problem = ScriptedProposer.Problem(2, 50, 9), answer = new string('9', 100_000) }) + "\n";
        var (page, complaints, requests) = await browser.OpenAsync(await ReportAsync(Options("majority", Cap.None), string.Concat(lines) + long1));
        foreach (var button in await page.Locator("button.open").AllAsync()) await button.ClickAsync();
        var ids = await page.Locator("button.open").AllTextContentsAsync();
        Assert.All(hostile, text => Assert.Contains(text, ids));
        Assert.Empty(complaints);
        Assert.Single(requests);
        Assert.Equal(0, await page.Locator("main img, main script, main iframe").CountAsync());
    }

    [NeedyFact]
    public async Task Words_can_be_read_in_light_and_dark()
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var (page, _, _) = await browser.OpenAsync(await ReportAsync(Options("batch", new Cap(Tokens: 6000))), scheme);
            var worst = await page.EvaluateAsync<double>(
                """
                () => {
                  const channel = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
                  const light = colour => colour.match(/[\d.]+/g).slice(0, 3).map(Number).map(channel).reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                  const behind = node => { for (; node; node = node.parentElement) { const c = getComputedStyle(node).backgroundColor; if (!/, 0\)$|transparent/.test(c)) return c; } return "rgb(255,255,255)"; };
                  const contrast = node => { const [a, b] = [light(getComputedStyle(node).color), light(behind(node))].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
                  return Math.min(...[...document.querySelectorAll("main *")].filter(n => n.closest("svg") === null && [...n.childNodes].some(c => c.nodeType === 3 && c.data.trim())).map(contrast));
                }
                """);
            Assert.True(worst >= 4.5, $"contrast {worst:F2} in {scheme}");
        }
    }

    [NeedyFact]
    public async Task A_job_of_thousands_has_a_page_that_opens()
    {
        var content = await ReportAsync(JobHarness.Options("weighted-best-of-n", n: 4, pageSize: 64), JobHarness.Problems(3000));
        Assert.InRange(content.Length, 100_000, Most);
        var (page, complaints, _) = await browser.OpenAsync(content);
        Assert.Contains("2,600 more are in results.jsonl", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    private static Engine.Jobs.JobOptions Options(string strategy, Cap cap) =>
        JobHarness.Options() with { Strategy = new StrategyChoice(strategy, new Dictionary<string, string>()), Cap = cap };

    private static async Task<byte[]> ReportAsync(Engine.Jobs.JobOptions options, string? problems = null)
    {
        var harness = new JobHarness { File = problems ?? JobHarness.Problems(60) };
        var spec = await harness.OpenAsync(options);
        await new JobCloser(harness.Store).CloseAsync(await new JobRunner(harness.Store, spec, harness.Models).RunAsync());
        return harness.Store.Blobs[new JobNames(spec.Id).Report];
    }
}

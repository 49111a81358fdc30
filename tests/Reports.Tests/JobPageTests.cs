using System.Text.Json;
using Microsoft.Playwright;
using Ponder.Answers;
using Ponder.Core.Budgets;
using Ponder.TestKit.Browsers;
using Ponder.TestKit.Jobs;
using Ponder.TestKit.Skipping;

namespace Ponder.Reports.Tests;

/// <summary>A job's page as a browser shows it.</summary>
[NeedsChromium]
public class JobPageTests(Browser browser) : IClassFixture<Browser>
{
    [NeedyFact]
    public async Task It_draws_its_charts_asks_nothing_of_the_network_and_complains_of_nothing()
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var content = await JobPages.OfAsync("batch", new Cap(Tokens: 30_000));
            Assert.InRange(content.Length, 100_000, JobPages.Most);
            var (page, complaints, requests) = await browser.OpenAsync(content, scheme);
            Assert.Equal(3, await page.Locator(".chart svg").CountAsync());
            Assert.Contains("The least sure answers", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            Assert.True(await page.Locator(".chart svg path").CountAsync() > 10);
            Assert.Contains("60", await page.Locator(".summary").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Contains("of 30,000 tokens", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal("meter", await page.Locator(".meter").GetAttributeAsync("role"));
            Assert.Empty(complaints);
            Assert.Single(requests);
        }
    }

    [NeedyFact]
    public async Task The_keyboard_opens_a_problem_its_tree_and_a_candidate()
    {
        var (page, complaints, _) = await browser.OpenAsync(await JobPages.OfAsync("beam-search", Cap.None));
        await TabToAsync(page, "button.open");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("true", await page.Locator(":focus").GetAttributeAsync("aria-expanded"));
        var open = page.Locator("tr.more:not([hidden])");
        Assert.Contains("beam-search", await open.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("steps, ", await open.Locator(".question").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await open.Locator(".chart svg path").CountAsync() > 20, "the tree is not drawn");
        await TabToAsync(page, ".candidate > summary");
        await page.Keyboard.PressAsync("Enter");
        var steps = open.Locator(".candidate[open] .steps li");
        await steps.First.WaitForAsync();
        Assert.Matches(@"^0\.\d\d\s*step 1 by \d+ is \d+$", await steps.First.InnerTextAsync());
        Assert.Contains("Answer: ", await steps.Last.InnerTextAsync(), StringComparison.Ordinal);
        await page.Locator("button.open[aria-expanded=true]").PressAsync("Enter");
        Assert.Equal(0, await open.CountAsync());
        Assert.Empty(complaints);
    }

    [NeedyFact]
    public async Task The_place_an_answer_was_read_from_is_marked_and_its_rule_named()
    {
        foreach (var strategy in (string[])["beam-search", "majority"])
        {
            var (page, complaints, _) = await browser.OpenAsync(await JobPages.OfAsync(strategy, Cap.None));
            await OpenCandidateAsync(page);
            var open = page.Locator(".candidate[open]").First;
            var answer = await open.Locator(".steps mark").InnerTextAsync();
            Assert.StartsWith(answer, await open.Locator("summary").First.Locator("b").InnerTextAsync(), StringComparison.Ordinal);
            Assert.Equal($"Answer: {answer}", (await open.Locator(".steps .prose").Last.InnerTextAsync()).Split('\n')[^1].Trim());
            Assert.Equal("Where the answer stands: after \"Answer:\".", await open.Locator(".reading").InnerTextAsync());
            Assert.Empty(complaints);
        }
    }

    [NeedyFact]
    public async Task A_text_that_does_not_vote_says_why()
    {
        var options = JobHarness.Options("majority", n: 2) with { Answers = AnswerKind.Choice };
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync(options, JobHarness.Problems(1)));
        await OpenCandidateAsync(page);
        var open = page.Locator(".candidate[open]").First;
        Assert.Matches("^Does not vote: what is read, \\d+, is no option\\.$", await open.Locator(".reading").InnerTextAsync());
        Assert.Contains("is no option", await open.Locator("summary").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await open.Locator("mark").CountAsync());
    }

    [NeedyFact]
    public async Task Of_a_text_too_long_for_the_page_the_place_is_shown_by_itself()
    {
        var options = JobHarness.Options("greedy") with { MaxTokens = 800 };
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync(options, JobPages.Named([("long", "7")]).Replace("2 steps", "140 steps", StringComparison.Ordinal)));
        await OpenCandidateAsync(page);
        Assert.Equal(0, await page.Locator(".steps mark").CountAsync());
        Assert.Matches("^\\d+$", await page.Locator(".reading mark").InnerTextAsync());
        Assert.Contains("…", await page.Locator(".reading").InnerTextAsync(), StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task It_says_why_a_problem_got_what_it_got()
    {
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync("batch", new Cap(Tokens: 30_000)));
        Assert.Contains("assumed: these models are not calibrated", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await OpenAllAsync(page);
        Assert.Matches(@"predicted bin \d, \d+ % likely right, expected to gain [\d.]+ points for [\d,]+ tokens", await page.Locator("main").InnerTextAsync());
    }

    [NeedyFact]
    public async Task What_wants_an_eye_comes_first_and_can_be_seen_alone()
    {
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync("weighted-best-of-n", new Cap(Tokens: 6000)));
        var states = page.Locator("table.problems > tbody > tr:not(.more):visible > td:nth-child(2)");
        var ranks = (await states.AllInnerTextsAsync()).Select(t => t.Contains("contested", StringComparison.Ordinal) ? 0 : t == "cut short" ? 1 : 2).ToList();
        Assert.Equal(60, ranks.Count);
        Assert.True(ranks.Distinct().Count() > 1);
        Assert.Equal(ranks.Order(), ranks);
        await page.Locator("input[value=partial]").CheckAsync();
        Assert.All(await states.AllInnerTextsAsync(), state => Assert.Equal("cut short", state));
        await page.Locator("input[value=all]").CheckAsync();
        await page.Locator("input[type=search]").FillAsync("p17");
        Assert.Equal(1, await states.CountAsync());
        Assert.Contains("1 of 60", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task Difficulty_is_by_the_first_samples_and_its_figures_are_a_table()
    {
        var (page, complaints, _) = await browser.OpenAsync(await JobPages.OfAsync("weighted-best-of-n", Cap.None));
        await page.Locator("summary", new() { HasText = "Figures" }).First.ClickAsync();
        Assert.Equal(5, await page.Locator(".figures").First.Locator("tbody tr").CountAsync());
        var text = await page.Locator("main").InnerTextAsync();
        Assert.Contains("by the scores of its first samples, in fifths of the job. No known answer is used.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("share of its votes", text, StringComparison.Ordinal);
        Assert.Empty(complaints);
    }

    [NeedyFact]
    public async Task The_heading_says_what_ran_and_when_and_the_id_is_small()
    {
        var options = JobHarness.Options("majority", n: 2) with { Seed = 18_000_000_000_000_000_001, Temperature = 0.7, MaxTokens = 99 };
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync(options, JobHarness.Problems(3), "exam.jsonl"));
        Assert.Equal("exam.jsonl", await page.Locator("h1").InnerTextAsync());
        var header = (await page.Locator("header").InnerTextAsync()).ReplaceLineEndings(" ");
        string[] parts = ["took 1 min 5 s", "2026", "strategy majority:n=2", "seed 18000000000000000001", "temperature 0.7", "max tokens 99", "verifier "];
        Assert.All(parts, part => Assert.Contains(part, header, StringComparison.Ordinal));
        Assert.Matches("^[0-9a-f]{16}$", await page.Locator("header .kind code").InnerTextAsync());
        Assert.Contains("3 answered", await page.Locator(".summary").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("No cap was set", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task An_address_with_a_problems_id_opens_it()
    {
        var (page, complaints, _) = await browser.OpenAsync(await JobPages.OfAsync("majority", Cap.None, JobPages.Named([("a/1", "7"), ("b & c", "8"), ("c", "9")])), fragment: "#b%20%26%20c");
        var open = page.Locator("button.open[aria-expanded=true]");
        Assert.Equal("b & c", await open.InnerTextAsync());
        Assert.Equal("b & c", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Locator("tr.more:not([hidden]) a.anchor").ClickAsync();
        Assert.EndsWith("#b%20%26%20c", page.Url, StringComparison.Ordinal);
        await page.EvaluateAsync("location.hash = 'a/1'");
        await page.WaitForFunctionAsync("document.querySelectorAll('button.open[aria-expanded=true]').length === 2");
        await page.EvaluateAsync("location.hash = 'nowhere'");
        await page.WaitForFunctionAsync("document.body.innerText.includes('nowhere is not on this page')");
        Assert.Empty(complaints);
    }

    [NeedyFact]
    public async Task Columns_sort_by_size_and_by_name_and_back()
    {
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync("weighted-best-of-n", new Cap(Tokens: 6000)));
        var (ids, tokens) = (page.Locator("button.open"), page.Locator("table.problems > tbody > tr:not(.more) > td:nth-child(8)"));
        var listed = await ids.AllInnerTextsAsync();
        await page.Locator("button.sort", new() { HasText = "tokens" }).ClickAsync();
        var sizes = (await tokens.AllInnerTextsAsync()).Select(int.Parse).ToList();
        Assert.Equal(sizes.Order(), sizes);
        Assert.Equal("ascending", await page.Locator(".problems th:nth-child(8)").GetAttributeAsync("aria-sort"));
        await page.Locator("button.sort", new() { HasText = "tokens" }).PressAsync("Enter");
        sizes = [.. (await tokens.AllInnerTextsAsync()).Select(int.Parse)];
        Assert.Equal(sizes.OrderDescending(), sizes);
        await page.Locator("button.sort", new() { HasText = "problem" }).ClickAsync();
        Assert.Equal(["p0", "p1", "p2", "p3"], (await ids.AllInnerTextsAsync()).Take(4));
        await page.SetViewportSizeAsync(400, 800);
        await page.Locator(".sorting select").SelectOptionAsync("");
        Assert.Equal(listed, await ids.AllInnerTextsAsync());
    }

    [NeedyFact]
    public async Task Rows_that_are_shown_are_downloaded_as_csv_and_json_lines()
    {
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync("majority", Cap.None, JobPages.Named([("a,\"1\"", "7"), ("b", "8")])));
        var lines = await DownloadAsync(page, "Download as CSV");
        Assert.StartsWith("id,state,answer,reference,correct,confidence,contested,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith("\"a,\"\"1\"\"\",", StringComparison.Ordinal));
        Assert.Equal(3, lines.Length);
        await page.Locator("input[type=search]").FillAsync("b");
        var row = JsonDocument.Parse(Assert.Single(await DownloadAsync(page, "Download as JSON Lines"))).RootElement;
        Assert.Equal("b", row.GetProperty("id").GetString());
        Assert.Equal("8", row.GetProperty("reference").GetString());
        Assert.True(row.GetProperty("votes").GetArrayLength() > 0);
    }

    [NeedyFact]
    public async Task A_solution_and_a_row_are_copied()
    {
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync("majority", Cap.None));
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await OpenCandidateAsync(page);
        await page.GetByText("Copy the text").ClickAsync();
        await page.GetByText("copied").First.WaitForAsync();
        Assert.Contains("Answer: ", await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        await page.GetByText("Copy the row").ClickAsync();
        await page.WaitForFunctionAsync("async () => (await navigator.clipboard.readText()).startsWith('{')");
    }

    [NeedyFact]
    public async Task Each_candidate_says_what_it_was_asked_for()
    {
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync(JobHarness.Options("majority", n: 2) with { Temperature = 0.7, MaxTokens = 99 }, JobHarness.Problems(1)));
        await OpenCandidateAsync(page);
        Assert.Matches(
            @"Asked for: a whole solution\. Prompt: the problem, as the model words it\. Temperature 0\.7, at most 99 tokens, seed \d+; wave 0, majority:n=2; candidate 0\.0\.0\.\d in the journal\.",
            await page.Locator(".candidate[open]").First.InnerTextAsync());
    }

    [NeedyFact]
    public async Task A_tie_is_contested_and_says_how_it_stood()
    {
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync(JobHarness.Options("majority", n: 2), JobHarness.Problems(60)));
        await page.Locator("input[value=contested]").CheckAsync();
        await page.Locator("button.open:visible").First.ClickAsync();
        Assert.Contains("Contested: both answers are level, 1 to 1; the order decided.", await page.Locator("tr.more:not([hidden])").InnerTextAsync(), StringComparison.Ordinal);
    }

    [NeedyFact]
    public async Task Waves_say_what_each_of_them_ran()
    {
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync("batch", new Cap(Tokens: 30_000)));
        var waves = page.Locator("table", new() { HasText = "What each wave did" }).Locator("tbody tr");
        var texts = await waves.AllInnerTextsAsync();
        Assert.True(texts.Count > 1);
        Assert.All(texts, text => Assert.Matches(" on (all of them|\\d+)", text));
    }

    [NeedyFact]
    public async Task Problems_and_answers_are_typeset_and_sums_of_money_are_not()
    {
        const string File = """
            {"id":"m","problem":"2 steps, 100% right, what is $\\frac{1}{2}$ of 4? answer 2","answer":"\\frac{4}{2}"}
            {"id":"d","problem":"2 steps, 100% right, $5 and $6, answer 11","answer":"11"}
            """;
        var (page, complaints, requests) = await browser.OpenAsync(await JobPages.OfAsync("majority", Cap.None, File));
        Assert.True(await page.Locator("table.problems > tbody > tr:not(.more) .katex").CountAsync() > 0, "the known answer is not set");
        await OpenAllAsync(page);
        var questions = page.Locator(".question");
        Assert.Equal(1, await page.Locator(".question .katex").CountAsync());
        Assert.Contains(await questions.AllInnerTextsAsync(), text => text.Contains("$5 and $6", StringComparison.Ordinal));
        Assert.Equal("KaTeX_Main", await page.Locator(".question .katex").EvaluateAsync<string>("e => getComputedStyle(e).fontFamily.split(',')[0]"));
        Assert.True(await page.EvaluateAsync<bool>("document.fonts.ready.then(() => document.fonts.check('12px KaTeX_Main'))"));
        Assert.Empty(complaints);
        Assert.Single(requests);
    }

    [NeedyFact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        var (page, _, _) = await browser.OpenAsync(await JobPages.OfAsync("batch", new Cap(Tokens: 30_000)), width: 400);
        await page.Locator("button.open").First.ClickAsync();
        await page.EvaluateAsync("() => { for (let i = 0; i < 2; i++) document.querySelectorAll('details:not([open]) > summary').forEach(s => s.click()); }");
        Assert.Empty(await page.TooWideAsync());
        Assert.Empty(await page.OverlapsAsync());
    }

    [NeedyFact]
    public async Task Words_can_be_read_in_light_and_dark_and_charts_follow_a_change()
    {
        var content = await JobPages.OfAsync("batch", new Cap(Tokens: 6000));
        var (page, _, _) = await browser.OpenAsync(content);
        await page.Locator("button.open").First.ClickAsync();
        var light = await page.Locator(".chart").First.InnerHTMLAsync();
        Assert.True(double.Parse((await page.WorstContrastAsync()).Split(' ')[0]) >= 4.5, await page.WorstContrastAsync());
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.WaitForFunctionAsync("light => document.querySelector('.chart').innerHTML !== light", light);
        Assert.True(double.Parse((await page.WorstContrastAsync()).Split(' ')[0]) >= 4.5, await page.WorstContrastAsync());
    }

    [NeedyFact]
    public async Task Hostile_texts_are_shown_as_they_are()
    {
        string[] hostile = ["<script>alert(1)</script>", "</script><script>alert(2)</script>", "\"><img src=x onerror=alert(3)>", "<!-- <script>", "' onmouseover='alert(4)", "\u2028 {{x}} ${1}"];
        var problems = JobPages.Named(hostile.Select(text => (text, text)).Append(("long", new string('9', 100_000))));
        var (page, complaints, requests) = await browser.OpenAsync(await JobPages.OfAsync("majority", Cap.None, problems));
        await OpenAllAsync(page);
        var ids = await page.Locator("button.open").AllTextContentsAsync();
        Assert.All(hostile, text => Assert.Contains(text, ids));
        Assert.Empty(complaints);
        Assert.Single(requests);
        Assert.Equal(0, await page.Locator("main img, main script, main iframe").CountAsync());
    }

    [NeedyFact]
    public async Task A_job_of_thousands_of_long_problems_has_a_page_that_opens()
    {
        var content = await JobPages.OfAsync(JobHarness.Options("weighted-best-of-n", n: 16, pageSize: 64), JobPages.Long(2000));
        Assert.InRange(content.Length, 100_000, JobPages.Most);
        var (page, complaints, _) = await browser.OpenAsync(content);
        Assert.Matches(@"\d+ of 2,000 shown; every one is in results.jsonl", await page.Locator("main").InnerTextAsync());
        Assert.True(await page.Locator("button.open").CountAsync() > 100);
        await page.Locator("button.open").Last.ClickAsync();
        Assert.Empty(complaints);
    }

    private static async Task OpenCandidateAsync(IPage page)
    {
        await page.Locator("button.open").First.ClickAsync();
        await page.Locator("tr.more:not([hidden]) .candidate > summary").First.ClickAsync();
        await page.Locator(".candidate[open] .reading").First.WaitForAsync();
    }

    private static async Task<string[]> DownloadAsync(IPage page, string words)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByText(words).ClickAsync());
        return (await File.ReadAllTextAsync((await download.PathAsync())!)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static async Task OpenAllAsync(IPage page)
    {
        foreach (var button in await page.Locator("button.open").AllAsync()) await button.ClickAsync();
    }

    private static async Task TabToAsync(IPage page, string what)
    {
        for (var tabs = 0; tabs < 60 && await page.EvaluateAsync<bool>("what => !document.activeElement.matches(what)", what); tabs++) await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("what => document.activeElement.matches(what)", what), $"the keyboard does not reach {what}");
    }
}
